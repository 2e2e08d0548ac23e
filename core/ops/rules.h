#pragma once

#include "core/operator.h"

namespace core::rules {

/// What the operators' `check` functions have in common: each returns the first problem, or nothing.

/// kernel_size, stride, dilation at least 1 and padding at least 0, nothing absurdly large.
std::optional<Problem> sizes(const Geometry& geometry, const char* windowField);
/// At least one window fits on the padded input.
std::optional<Problem> fits(const Geometry& geometry, const Shape& in, bool ceilMode, const char* windowField);
/// Pooling's padding is at most half of the dilated window; given four-sided, less than the whole.
std::optional<Problem> poolingPadding(const Layer& layer, const Geometry& geometry);
/// The shape rules of a pooling window that slides.
std::optional<Problem> slidingPool(const Layer& layer, const Shape& in);

/// The output of a window that slides over every channel by itself.
Shape slidingPoolShape(const Layer& layer, const Shape& in, const PoolSource* pool);
/// That window's cells for one output cell; padding reads as `padValue`.
void slidingPoolTaps(const Layer& layer, const Tensor& in, const Cell& out, double padValue, std::vector<Tap>& taps);

/// A tap that stands on a cell of the input.
inline Tap inputTap(const Tensor& in, const Cell& cell)
{
    return {.place = cell, .input = cell, .value = double(in.at(cell))};
}

/// Marks the largest tap (the smallest, with `smallest`), every tie with it, and the winner. A NaN beats every number and
/// an earlier NaN (as in PyTorch's max_pool2d); else the first in reading order is the winner. Padding never wins.
void chooseExtreme(Step& step, bool smallest);

/// The slopes of a step that takes its value from its winner alone.
void slopesOfWinner(const Layer& layer, const Step& step, std::span<double> slopes);
/// The slopes of an average: 1 / divisor for every input cell.
void slopesOfAverage(const Layer& layer, const Step& step, std::span<double> slopes);

/// Gradients that were summed in double, rounded: for an operator without weights, and for a convolution.
Gradients rounded(const Shape& in, const std::vector<double>& input);
Gradients rounded(const Shape& in, const std::vector<double>& input, const Layer& layer, const std::vector<double>& weight,
                  const std::vector<double>& bias);

/// Gradients of a pooling that passes each output's gradient to one input cell: out.indices says which.
Gradients toWinners(const Tensor& in, const Indices& indices, const Tensor& gradOutput);

} // namespace core::rules
