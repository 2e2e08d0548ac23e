#pragma once

#include "frame/frame.h"

#include <optional>

namespace scene {

/// The picture of a true convolution: the layer's kernel turned by 180°, all numbers worked out with it, and what the
/// layer itself (a cross-correlation, as everywhere in deep learning) gives instead. The lesson is left as it is. Nothing
/// for other layers, and for convolutions too large to be worked out in a moment. `layer` must be reached.
std::optional<Frame> turnedFrame(const core::Network& network, const Shot& shot, int layer, FrameCache& cache);

} // namespace scene
