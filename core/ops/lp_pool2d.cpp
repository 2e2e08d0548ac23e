#include "core/ops/rules.h"

#include <cmath>

namespace core {

namespace {

std::optional<Problem> checkLayer(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    if (!(layer.normType > 0.0) || !std::isfinite(layer.normType))
        return Problem{"norm_type", {CORE_TEXT("must be a number above 0"), {}}};
    return rules::slidingPool(layer, in);
}

void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    rules::slidingPoolTaps(layer, in, out, 0.0, taps);
}

double power(double value, double p)
{
    return p == 2.0 ? value * value : std::pow(std::abs(value), p);
}

/// (Σ |x|^p / share)^(1/p), where `share` is the part of the window that is not beyond the padding. PyTorch's lp_pool2d
/// takes the mean over that part times the full window's size; ONNX has no ceil_mode here that disagrees.
void reduce(const Layer& layer, Step& step)
{
    double sum = 0.0;
    int within = 0;
    for (const Tap& tap : step.taps) {
        sum += power(tap.value, layer.normType);
        within += tap.kind != TapKind::Beyond;
    }
    step.divisor = double(within) / double(step.taps.size());
    step.value = std::pow(sum / step.divisor, 1.0 / layer.normType);
}

/// dy/dx = sign(x) |x|^(p−1) y^(1−p) / share; 0 where y is 0, the middle of what the corner's slopes can be.
double slopeAt(double x, double y, double p, double share)
{
    return x == 0.0 || y == 0.0 ? 0.0 : std::copysign(std::pow(std::abs(x), p - 1.0), x) * std::pow(y, 1.0 - p) / share;
}

void slopes(const Layer& layer, const Step& step, std::span<double> slopes)
{
    for (std::size_t i = 0; i < step.taps.size(); ++i)
        slopes[i] = step.taps[i].readsInput() ? slopeAt(step.taps[i].value, step.value, layer.normType, step.divisor) : 0.0;
}

/// The part of the window at (row, col) that is not beyond the padding.
double shareAt(const Geometry& geometry, const Shape& in, int row, int col)
{
    const auto within = [](const Axis& axis, int out, int extent) {
        const Span window = axis.window(out);
        int count = 0;
        for (int k = 0; k < window.count; ++k)
            count += !axis.isBeyond(window.at(k), extent);
        return double(count) / window.count;
    };
    return within(geometry.rows, row, in.h) * within(geometry.cols, col, in.w);
}

Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Geometry geometry = resolved(layer, in.shape());
    const auto values = in.data();
    std::vector<float> result(std::size_t(out.size()));
    rules::forEachOutput(in.shape(), out, [&](std::size_t k, int y, int x, std::int64_t plane) {
        tell(pulse, std::int64_t(k), out.size());
        double sum = 0.0; // in double throughout: |x|^p leaves float32's range soon
        rules::forEachCell(in.shape(), plane, geometry.rows.window(y), geometry.cols.window(x),
                           [&](std::size_t cell) { sum += power(double(values[cell]), layer.normType); });
        result[k] = float(std::pow(sum / shareAt(geometry, in.shape(), y, x), 1.0 / layer.normType));
    });
    return {Tensor(out, std::move(result)), nullptr};
}

Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& output, const Tensor& gradOutput,
                       const PoolSource* /*pool*/)
{
    const Shape& shape = in.shape();
    const Geometry geometry = resolved(layer, shape);
    std::vector<double> sums(std::size_t(in.size()), 0.0);
    rules::forEachOutput(shape, gradOutput.shape(), [&](std::size_t k, int y, int x, std::int64_t plane) {
        const double value = double(output.value.data()[k]);
        const double gradient = double(gradOutput.data()[k]);
        const double share = shareAt(geometry, shape, y, x);
        rules::forEachCell(shape, plane, geometry.rows.window(y), geometry.cols.window(x), [&](std::size_t cell) {
            sums[cell] += gradient * slopeAt(double(in.data()[cell]), value, layer.normType, share);
        });
    });
    return rules::rounded(shape, sums);
}

} // namespace

extern const Operator lpPool2d;
const Operator lpPool2d = {
    .type = "lp_pool2d",
    .title = CORE_TEXT("Lp pool"),
    .uses = UsesWindow | UsesPadding | UsesDilation | UsesCeilMode | UsesNormType | StridesByWindow,
    .check = checkLayer,
    .outputShape = rules::slidingPoolShape,
    .taps = taps,
    .reduce = reduce,
    .slopes = slopes,
    .compute = compute,
    .backward = backwardPass,
};

} // namespace core
