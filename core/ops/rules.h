#pragma once

#include "core/operator.h"

namespace core::rules {

/// A row of the table of operators, if it is sound.
consteval Operator complete(const Operator& op)
{
    if ((op.makes == Makes::Curve) != (op.curve != nullptr))
        throw "a curve belongs to an operator that makes a curve, and to no other";
    return op;
}

/// What the operators' `check` functions have in common: each returns the first problem, or nothing.

/// kernel_size, stride, dilation at least 1 and padding at least 0, nothing absurdly large.
std::optional<Problem> sizes(const Geometry& geometry, const char* windowField);
/// At least one window fits on the padded input.
std::optional<Problem> fits(const Geometry& geometry, const Shape& in, bool ceilMode, const char* windowField);
/// Pooling's padding is at most half of the dilated window; given four-sided, less than the whole.
std::optional<Problem> poolingPadding(const Layer& layer, const Geometry& geometry);
/// The shape rules of a pooling window that slides.
std::optional<Problem> slidingPool(const Layer& layer, const Shape& in);

/// Both convolutions: `groups` divides the input's channels.
std::optional<Problem> groups(const Layer& layer, const Shape& in);
/// Both convolutions: a bias has one number for each of `channels` output channels.
std::optional<Problem> bias(const Layer& layer, std::int64_t channels);

/// The output of a window that slides over every channel by itself.
Shape slidingPoolShape(const Layer& layer, const Shape& in, const PoolSource* pool);
/// That window's cells for one output cell; padding reads as `padValue`.
void slidingPoolTaps(const Layer& layer, const Tensor& in, const Cell& out, double padValue, std::vector<Tap>& taps);

/// A tap that stands on a cell of the input.
inline Tap inputTap(const Tensor& in, const Cell& cell)
{
    return {.place = cell, .input = cell, .value = double(in.at(cell))};
}

/// Σ term(tap) over the taps of a pooling's step: each row of the window by itself, and then the rows, as the kernels add up.
template<typename Term>
double sumByRows(const std::vector<Tap>& taps, Term term)
{
    double sum = 0.0;
    double row = 0.0;
    for (std::size_t i = 0; i < taps.size(); ++i) {
        if (i > 0 && taps[i].place.row != taps[i - 1].place.row) {
            sum += row;
            row = 0.0;
        }
        row += term(taps[i]);
    }
    return sum + row;
}

/// Marks the largest tap (the smallest, with `smallest`), every tie with it, and the winner. A NaN beats every number and
/// an earlier NaN (as in PyTorch's max_pool2d); else the first in reading order is the winner. Padding never wins.
void chooseExtreme(Step& step, bool smallest);

/// The slopes of a step that takes its value from its winner alone.
void slopesOfWinner(const Layer& layer, const Step& step, std::span<double> slopes);
/// The slopes of an average: 1 / divisor for every input cell.
void slopesOfAverage(const Layer& layer, const Step& step, std::span<double> slopes);

/// The value of a convolution's step: Σ factor · value + bias, also where either is 0: 0 · ∞ is NaN.
void sumOfProducts(const Layer& layer, Step& step);
/// Its slopes: the weights.
void slopesOfProducts(const Layer& layer, const Step& step, std::span<double> slopes);
/// The gradient of a convolution's bias: each channel's output gradients, summed.
std::vector<double> biasGradient(const Tensor& gradOutput);

/// Calls `visit(k, y, x, plane)` for every cell (y, x) of the output in order: k is its offset, `plane` that of the input's
/// plane below it. For windows that stay in their channel.
template<typename Visit>
void forEachOutput(const Shape& in, const Shape& out, Visit visit)
{
    std::size_t k = 0;
    for (std::int64_t plane = 0; plane < std::int64_t(out.n) * out.c; ++plane)
        for (int y = 0; y < out.h; ++y)
            for (int x = 0; x < out.w; ++x, ++k)
                visit(k, y, x, plane * in.planeSize());
}

/// Calls `visit(offset)` for every cell of the input that a window on the plane at offset `plane` reads, in reading order.
template<typename Visit>
void forEachCell(const Shape& in, std::int64_t plane, const Span& rows, const Span& cols, Visit visit)
{
    for (int i = 0; i < rows.count; ++i)
        for (int j = 0; j < cols.count; ++j)
            if (contains(in, rows.at(i), cols.at(j)))
                visit(std::size_t(plane + std::int64_t(rows.at(i)) * in.w + cols.at(j)));
}

/// Gradients that were summed in double, rounded: for an operator without weights, and for a convolution.
Gradients rounded(const Shape& in, const std::vector<double>& input);
Gradients rounded(const Shape& in, const std::vector<double>& input, const Layer& layer, const std::vector<double>& weight,
                  const std::vector<double>& bias);

/// The same, with the input's rounded already.
Gradients rounded(const Tensor& input, const Layer& layer, const std::vector<double>& weight, const std::vector<double>& bias);

/// Gradients of a pooling that passes each output's gradient to one input cell: out.indices says which.
Gradients toWinners(const Tensor& in, const Indices& indices, const Tensor& gradOutput, const Pulse& pulse);

} // namespace core::rules
