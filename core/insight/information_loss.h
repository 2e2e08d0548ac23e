#pragma once

#include "core/tensor.h"

#include <optional>

namespace core {

/// What a layer throws away, told by rebuilding its input from its output alone: every input cell takes the number of the
/// output cell that it falls on when the output is stretched over the input (nearest neighbour, as PyTorch's
/// `interpolate(mode="nearest")`),
///
///     x̂[n, c, i, j] = y[n, c, ⌊i · Hout / H⌋, ⌊j · Wout / W⌋],
///
/// and the error is the root of the mean, over all cells, of (x − x̂)². Same unit as the input; 0 when nothing is lost;
/// NaN when a number is no number. Nothing when the two have not as many samples and channels: then there is no cell to
/// compare with.
std::optional<double> rebuildError(const Tensor& input, const Tensor& output);

} // namespace core
