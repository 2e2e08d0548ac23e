#pragma once

#include "frame/frame.h"

#include <optional>

namespace scene {

/// The picture of two layers on one input, in lockstep: one input board with the window of each, and the output of each
/// with its arithmetic. Nothing where the lesson compares nothing at `layer`.
std::optional<Frame> compareFrame(const core::Network& network, const Shot& shot, int layer);

} // namespace scene
