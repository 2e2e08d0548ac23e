#pragma once

#include "frame/shown.h"

#include <optional>

namespace scene {

/// The picture of the way back: the gradient of the output, what this step gives to each cell of its window, and the sums
/// in input, kernel and bias up to this step; after the last step these are what core::backward gives. The gradient that
/// arrives is that of the sum of all numbers of the chain's last output: ones there, and for a layer before it what the
/// later layers send. Nothing for tensors so large that the sums could not be worked out while the window moves.
std::optional<Frame> backFrame(const Shown& shown, FrameCache& cache);

/// Why backFrame gave nothing, in words.
QString tooLargeForBack();

} // namespace scene
