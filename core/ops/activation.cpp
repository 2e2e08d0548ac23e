#include "core/ops/rules.h"

#include <cmath>

namespace core {

namespace {

// Each activation is a function of one cell and its slope, given the cell and the function's value there.

// ReLU's gradient is PyTorch's threshold_backward (ATen/native/cpu/Activation.cpp): x <= 0 ? 0 : gradient. It selects: NaN is
// not ≤ 0 and lets the gradient through, and below 0 nothing comes through, be it ∞ or NaN, and 0 is no −0.
double reluValue(const Layer& /*layer*/, double x) { return x > 0.0 || std::isnan(x) ? x : 0.0; }
double reluSlope(const Layer& /*layer*/, double x, double /*y*/) { return x <= 0.0 ? 0.0 : 1.0; }

// PyTorch's leaky_relu and leaky_relu_backward (the same file): x > 0 ? 1 : negative_slope is the factor of both, also at NaN.
double leakyReluValue(const Layer& layer, double x) { return x > 0.0 ? x : layer.negativeSlope * x; }
double leakyReluSlope(const Layer& layer, double x, double /*y*/) { return x > 0.0 ? 1.0 : layer.negativeSlope; }

double sigmoidValue(const Layer& /*layer*/, double x) { return 1.0 / (1.0 + std::exp(-x)); }
double sigmoidSlope(const Layer& /*layer*/, double /*x*/, double y) { return y * (1.0 - y); }

double tanhValue(const Layer& /*layer*/, double x) { return std::tanh(x); }
double tanhSlope(const Layer& /*layer*/, double /*x*/, double y) { return 1.0 - y * y; }

std::optional<Problem> checkLayer(const Layer& layer, const Shape& /*in*/, const PoolSource* /*pool*/)
{
    if (!std::isfinite(layer.negativeSlope))
        return Problem{"negative_slope", {CORE_TEXT("must be a finite number"), {}}};
    return std::nullopt;
}

Shape shape(const Layer& /*layer*/, const Shape& in, const PoolSource* /*pool*/)
{
    return in;
}

void taps(const Layer& /*layer*/, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    taps.push_back(rules::inputTap(in, out));
}

template<double (*function)(const Layer&, double)>
void reduce(const Layer& layer, Step& step)
{
    step.value = function(layer, step.taps.front().value);
}

template<double (*slope)(const Layer&, double, double)>
void slopes(const Layer& layer, const Step& step, std::span<double> slopes)
{
    slopes.front() = slope(layer, step.taps.front().value, step.value);
}

template<double (*function)(const Layer&, double)>
Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    std::vector<float> result(std::size_t(out.size()));
    const float* source = in.data().data();
    float* target = result.data();
    const std::int64_t rows = out.size() / out.w;
    for (std::int64_t row = 0; row < rows; ++row, source += out.w, target += out.w) {
        tell(pulse, row, rows);
        for (int x = 0; x < out.w; ++x)
            target[x] = float(function(layer, double(source[x])));
    }
    return {Tensor(out, std::move(result)), nullptr};
}

template<double (*function)(const Layer&, double), double (*slope)(const Layer&, double, double)>
Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/)
{
    const Operator& op = *findOperator(layer.type);
    std::vector<float> result(std::size_t(in.size()));
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double x = double(in.data()[i]);
        result[i] = float(through(op, slope(layer, x, function(layer, x)), double(gradOutput.data()[i])));
    }
    return {Tensor(in.shape(), std::move(result)), std::nullopt, std::nullopt};
}

template<double (*function)(const Layer&, double), double (*slope)(const Layer&, double, double)>
constexpr Operator row(std::string_view type, const char* title, unsigned uses = 0)
{
    return {
        .type = type,
        .title = title,
        .uses = uses | CellByCell,
        .check = checkLayer,
        .outputShape = shape,
        .taps = taps,
        .reduce = reduce<function>,
        .slopes = slopes<slope>,
        .compute = compute<function>,
        .backward = backwardPass<function, slope>,
    };
}

} // namespace

extern const Operator relu;
extern const Operator leakyRelu;
extern const Operator sigmoid;
extern const Operator tanhActivation;
const Operator relu = row<reluValue, reluSlope>("relu", CORE_TEXT("ReLU"), Selects);
const Operator leakyRelu = row<leakyReluValue, leakyReluSlope>("leaky_relu", CORE_TEXT("Leaky ReLU"), UsesNegativeSlope);
const Operator sigmoid = row<sigmoidValue, sigmoidSlope>("sigmoid", CORE_TEXT("Sigmoid"));
const Operator tanhActivation = row<tanhValue, tanhSlope>("tanh", CORE_TEXT("Tanh"));

} // namespace core
