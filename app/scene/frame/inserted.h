#pragma once

#include "frame/frame.h"

#include "core/lesson.h"

#include <optional>

namespace scene {

/// The ordinary convolution that gives what a transposed one gives: over the input with stride − 1 zeros between its cells
/// and zeros around, with the kernel turned by 180° and its channels exchanged, in steps of one cell.
struct Insertion {
    core::Lesson lesson;  ///< that input and that one layer
    int rowShift = 0;     ///< rows and columns cut off before the first ones, where the padding is larger than the kernel
    int colShift = 0;
};
/// Nothing when the padding cuts all of the input away. `layer` is a conv_transpose2d that runs on `input`.
std::optional<Insertion> insertion(const core::Layer& layer, const core::Tensor& input, const core::Notation& notation);

/// A transposed convolution's picture as that ordinary one. Nothing for other layers, and for ones too large to be worked
/// out in a moment. `layer` must be reached.
std::optional<Frame> insertedFrame(const core::Network& network, const Shot& shot, int layer, FrameCache& cache);

} // namespace scene
