#pragma once

#include "frame/frame.h"

#include <QString>

#include <optional>

namespace scene {

/// The picture of a layer as a matrix (core::asMatrix): each row of the first board makes one cell of the last. Nothing where
/// it cannot be written so.
std::optional<Frame> matrixFrame(const core::Network& network, const Shot& shot, int layer, FrameCache& cache);

/// Why there is none, as a note.
QString noMatrix(const core::Network& network, int layer);

} // namespace scene
