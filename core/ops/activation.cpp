#include "core/ops/rules.h"

#include <cmath>

namespace core {

namespace {

std::string bracketed(const std::string& number) { return '(' + number + ')'; }

double reluOf(double x) { return x > 0.0 || std::isnan(x) ? x : 0.0; }
double sigmoidOf(double x) { return 1.0 / (1.0 + std::exp(-x)); }

// ReLU's gradient is PyTorch's threshold_backward (ATen/native/cpu/Activation.cpp): x <= 0 ? 0 : gradient. It selects: NaN is
// not ≤ 0 and lets the gradient through, and below 0 nothing comes through, be it ∞ or NaN, and 0 is no −0.
constexpr Curve reluCurve = {
    .at = [](const Layer& /*layer*/, double x) { return reluOf(x); },
    .slope = [](const Layer& /*layer*/, double x, double /*y*/) { return x <= 0.0 ? 0.0 : 1.0; },
    .written = [](const Layer& /*layer*/, double x, const NumberStyle& style) {
        const std::string number = shownNumber(x, style);
        return WrittenCurve{"max(0, " + number + ')', reluOf(meaningOf(number))};
    },
    .selects = true,
    .nanoseconds = 3.0,
    .pytorch = "torch.relu({x})",
    .numpy = "np.maximum({x}, 0)",
    .tensorflow = "tf.nn.relu({x})",
    .onnx = "node(\"Relu\", {x})",
    .excel = "MAX(0,{x})",
};

// PyTorch's leaky_relu and leaky_reluOfbackward (the same file): x > 0 ? 1 : negative_slope is the factor of both, also at NaN.
constexpr Curve leakyReluCurve = {
    .at = [](const Layer& layer, double x) { return x > 0.0 ? x : layer.negativeSlope * x; },
    .slope = [](const Layer& layer, double x, double /*y*/) { return x > 0.0 ? 1.0 : layer.negativeSlope; },
    .written = [](const Layer& layer, double x, const NumberStyle& style) {
        const std::string number = shownNumber(x, style);
        if (!(x < 0.0))
            return WrittenCurve{number, meaningOf(number)};
        const std::string slope = parameterNumber(layer.negativeSlope, style);
        return WrittenCurve{slope + (style.typographic ? "·" : "*") + bracketed(number), meaningOf(slope) * meaningOf(number)};
    },
    .nanoseconds = 3.0,
    .pytorch = "F.leaky_relu({x}, negative_slope={negative_slope})",
    .numpy = "np.where({x} >= 0, {x}, {negative_slope} * {x}).astype(np.float32)",
    .tensorflow = "tf.nn.leaky_relu({x}, alpha={negative_slope})",
    .onnx = "node(\"LeakyRelu\", {x}, alpha={negative_slope})",
    .excel = "IF({x}>=0,{x},{negative_slope}*{x})",
};

constexpr Curve sigmoidCurve = {
    .at = [](const Layer& /*layer*/, double x) { return sigmoidOf(x); },
    .slope = [](const Layer& /*layer*/, double /*x*/, double y) { return y * (1.0 - y); },
    .written = [](const Layer& /*layer*/, double x, const NumberStyle& style) {
        return WrittenCurve{"1 / (1 + e^" + bracketed(shownNumber(-x, style)) + ')', sigmoidOf(meaningOf(shownNumber(x, style)))};
    },
    .bounds = std::pair(0.0, 1.0),
    .nanoseconds = 40.0,
    .pytorch = "torch.sigmoid({x})",
    .numpy = "(1 / (1 + np.exp(-{x}.astype(np.float64)))).astype(np.float32)",
    .tensorflow = "tf.nn.sigmoid({x})",
    .onnx = "node(\"Sigmoid\", {x})",
    .excel = "1/(1+EXP(-{x}))",
};

constexpr Curve tanhCurve = {
    .at = [](const Layer& /*layer*/, double x) { return std::tanh(x); },
    .slope = [](const Layer& /*layer*/, double /*x*/, double y) { return 1.0 - y * y; },
    .written = [](const Layer& /*layer*/, double x, const NumberStyle& style) {
        const std::string number = shownNumber(x, style);
        return WrittenCurve{"tanh" + bracketed(number), std::tanh(meaningOf(number))};
    },
    .bounds = std::pair(-1.0, 1.0),
    .nanoseconds = 40.0,
    .pytorch = "torch.tanh({x})",
    .numpy = "np.tanh({x})",
    .tensorflow = "tf.nn.tanh({x})",
    .onnx = "node(\"Tanh\", {x})",
    .excel = "TANH({x})",
};

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

template<const Curve& curve>
void reduce(const Layer& layer, Step& step)
{
    step.value = curve.at(layer, step.taps.front().value);
}

template<const Curve& curve>
void slopes(const Layer& layer, const Step& step, std::span<double> slopes)
{
    slopes.front() = curve.slope(layer, step.taps.front().value, step.value);
}

template<const Curve& curve>
Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    std::vector<float> result(std::size_t(out.size()));
    const float* source = in.data().data();
    float* target = result.data();
    const std::int64_t rows = out.size() / out.w;
    for (std::int64_t row = 0; row < rows; ++row, source += out.w, target += out.w) {
        tell(pulse, row, rows);
        for (int x = 0; x < out.w; ++x)
            target[x] = float(curve.at(layer, double(source[x])));
    }
    return {Tensor(out, std::move(result)), nullptr};
}

template<const Curve& curve>
Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/, const Pulse& pulse)
{
    std::vector<float> result(std::size_t(in.size()));
    const float* source = in.data().data();
    const float* gradient = gradOutput.data().data();
    float* target = result.data();
    const std::int64_t width = in.shape().w;
    const std::int64_t rows = in.size() / width;
    for (std::int64_t row = 0; row < rows; ++row, source += width, gradient += width, target += width) {
        tell(pulse, row, rows);
        for (std::int64_t i = 0; i < width; ++i) {
            const double x = double(source[i]);
            const double slope = curve.slope(layer, x, curve.at(layer, x));
            target[i] = float(curve.selects ? selected(slope, double(gradient[i])) : slope * double(gradient[i]));
        }
    }
    return {Tensor(in.shape(), std::move(result)), std::nullopt, std::nullopt};
}

template<const Curve& curve>
consteval Operator row(std::string_view type, const char* title, unsigned uses = 0)
{
    return rules::complete({
        .type = type,
        .title = title,
        .uses = uses,
        .reads = Reads::Cell,
        .makes = Makes::Curve,
        .curve = &curve,
        .check = checkLayer,
        .outputShape = shape,
        .taps = taps,
        .reduce = reduce<curve>,
        .slopes = slopes<curve>,
        .compute = compute<curve>,
        .backward = backwardPass<curve>,
    });
}

} // namespace

extern const Operator relu;
extern const Operator leakyRelu;
extern const Operator sigmoid;
extern const Operator tanhActivation;
const Operator relu = row<reluCurve>("relu", CORE_TEXT("ReLU"));
const Operator leakyRelu = row<leakyReluCurve>("leaky_relu", CORE_TEXT("Leaky ReLU"), UsesNegativeSlope);
const Operator sigmoid = row<sigmoidCurve>("sigmoid", CORE_TEXT("Sigmoid"));
const Operator tanhActivation = row<tanhCurve>("tanh", CORE_TEXT("Tanh"));

} // namespace core
