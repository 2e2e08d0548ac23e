#include "core/norm.h"
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

void reduce(const Layer& layer, Step& step)
{
    const double p = layer.normType;
    double largest = 0.0;
    int within = 0;
    for (const Tap& tap : step.taps) {
        largest = norm::larger(largest, tap.value);
        within += tap.kind != TapKind::Beyond;
    }
    double sum = 0.0;
    for (const Tap& tap : step.taps)
        sum += norm::term(tap.value, largest, p);
    step.divisor = double(within) / double(step.taps.size());
    step.value = norm::value(largest, sum, step.divisor, p);
}

void slopes(const Layer& layer, const Step& step, std::span<double> slopes)
{
    for (std::size_t i = 0; i < step.taps.size(); ++i)
        slopes[i] = step.taps[i].readsInput() ? norm::slope(step.taps[i].value, step.value, layer.normType, step.divisor) : 0.0;
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

/// The norm of one window, in double throughout.
double normOf(const Tensor& in, std::int64_t plane, const Span& rows, const Span& cols, double share, double p)
{
    const auto values = in.data();
    double largest = 0.0;
    rules::forEachCell(in.shape(), plane, rows, cols, [&](std::size_t cell) { largest = norm::larger(largest, double(values[cell])); });
    double sum = 0.0;
    rules::forEachCell(in.shape(), plane, rows, cols, [&](std::size_t cell) { sum += norm::term(double(values[cell]), largest, p); });
    return norm::value(largest, sum, share, p);
}

Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Geometry geometry = resolved(layer, in.shape());
    std::vector<float> result(std::size_t(out.size()));
    rules::forEachOutput(in.shape(), out, [&](std::size_t k, int y, int x, std::int64_t plane) {
        tell(pulse, std::int64_t(k), out.size());
        result[k] = float(normOf(in, plane, geometry.rows.window(y), geometry.cols.window(x),
                                 shareAt(geometry, in.shape(), y, x), layer.normType));
    });
    return {Tensor(out, std::move(result)), nullptr};
}

Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/)
{
    const Shape& shape = in.shape();
    const Geometry geometry = resolved(layer, shape);
    std::vector<double> sums(std::size_t(in.size()), 0.0);
    rules::forEachOutput(shape, gradOutput.shape(), [&](std::size_t k, int y, int x, std::int64_t plane) {
        const Span rows = geometry.rows.window(y);
        const Span cols = geometry.cols.window(x);
        const double share = shareAt(geometry, shape, y, x);
        // Not the output, which is rounded and may be ∞ where the norm is none.
        const double value = normOf(in, plane, rows, cols, share, layer.normType);
        const double gradient = double(gradOutput.data()[k]);
        rules::forEachCell(shape, plane, rows, cols, [&](std::size_t cell) {
            sums[cell] += selected(norm::slope(double(in.data()[cell]), value, layer.normType, share), gradient);
        });
    });
    return rules::rounded(shape, sums);
}

} // namespace

extern const Operator lpPool2d;
const Operator lpPool2d = {
    .type = "lp_pool2d",
    .title = CORE_TEXT("Lp pool"),
    .uses = UsesWindow | UsesPadding | UsesDilation | UsesCeilMode | UsesNormType | StridesByWindow | Selects,
    .check = checkLayer,
    .outputShape = rules::slidingPoolShape,
    .taps = taps,
    .reduce = reduce,
    .slopes = slopes,
    .compute = compute,
    .backward = backwardPass,
};

} // namespace core
