#pragma once

#include "core/check.h"
#include "core/layer.h"
#include "core/step.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace core {

/// What a layer makes of its input.
struct Output {
    Tensor value;
    Indices indices; ///< for max pooling (and min pooling, whose gradient needs them), else null
};

/// What flows back through a layer, given the gradient of its output.
struct Gradients {
    Tensor input;                           ///< same shape as the layer's input
    std::optional<Tensor> weight;           ///< same shape as the layer's weight
    std::optional<std::vector<float>> bias; ///< [out], when the layer has a bias
};

/// The library's front door. Everything here is a pure function of its arguments. A layer that `check` refuses must not
/// be passed to any but `check`; `pool` is needed by max_unpool2d alone.

/// A layer's window for one input: "valid" and "same" padding turned into numbers, kernel_size taken from the weight,
/// output_size turned into output padding.
struct Geometry {
    Axis rows;
    Axis cols;
    Size outputPadding;

    bool operator==(const Geometry&) const = default;
};
Geometry resolved(const Layer& layer, const Shape& in);
/// The shape of the layer's output, N × C × H × W.
Shape outputShape(const Layer& layer, const Shape& in, const PoolSource* pool = nullptr);
/// Hears now and then how much of a long computation is done, 0 … 1. What it throws ends the computation.
using Pulse = std::function<void(double done)>;
inline void tell(const Pulse& pulse, std::int64_t done, std::int64_t all)
{
    if (pulse)
        pulse(double(done) / double(all));
}
/// The layer's whole output, float32.
Output run(const Layer& layer, const Tensor& in, const PoolSource* pool = nullptr, const Pulse& pulse = {});
/// How many windows there are: one for each cell of the output.
std::int64_t stepCount(const Shape& output);
/// Step `i`, 0 ≤ i < stepCount, in row-major order of the output; explained in double precision.
Step stepAt(const Layer& layer, const Tensor& in, std::int64_t i, const PoolSource* pool = nullptr);
/// The same, into a step whose memory is used again.
void stepAt(const Layer& layer, const Tensor& in, std::int64_t i, const PoolSource* pool, Step& step);
/// Above this, a window's cells are neither listed nor explained one by one: nobody reads 30,000 products, and a global
/// pooling of a photograph would need gigabytes for them.
constexpr std::int64_t mostTaps = 1 << 15;
/// How many taps the step that fills output cell `out` has, at no cost; for a transposed convolution, the most it can have.
std::int64_t tapCount(const Layer& layer, const Shape& in, const Shape& out, const Cell& cell);
/// The output cell that step `i` fills, and back.
Cell cellOfStep(const Shape& output, std::int64_t i);
std::int64_t stepOfCell(const Shape& output, const Cell& cell);
/// The rows (or columns) of the input that the window of output row (or column) `out` spans, padding included; for a
/// transposed convolution those that reach it. For max_unpool2d and activations it is `out` itself.
Span windowSpan(const Layer& layer, const Shape& in, int out, bool rows);
/// One stop of the window on the way back: what an output cell's gradient gives to everything that made the cell.
struct GradientStep {
    Step forward;
    double gradOutput = 0.0;
    std::vector<double> toInput;  ///< for each tap, what its input cell gets (see through()); 0 for taps that read none
    std::vector<double> toWeight; ///< for each tap, what its weight gets; empty where there is no weight
    double toBias = 0.0;          ///< what the output channel's bias gets
};
/// Step `i` on the way back. Summed over all steps this is what `backward` gives.
GradientStep gradientStepAt(const Layer& layer, const Tensor& in, const Tensor& gradOutput, std::int64_t i,
                            const PoolSource* pool = nullptr);
/// The gradients by input, weight and bias of the sum of output × gradOutput.
Gradients backward(const Layer& layer, const Tensor& in, const Output& out, const Tensor& gradOutput,
                   const PoolSource* pool = nullptr, const Pulse& pulse = {});

} // namespace core
