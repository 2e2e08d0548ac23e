#pragma once

#include "frame/shown.h"

#include "core/evaluate.h"

#include <vector>

namespace scene {

/// The step of the way back that is spelled out.
struct BackStep {
    core::GradientStep step;
    std::vector<double> slopes; ///< of its taps
};

/// Says what its gradient does: the frame's equation and note, with the longest of numbers for their room.
void tellBack(const Shown& shown, const BackStep& back, Frame& frame);

} // namespace scene
