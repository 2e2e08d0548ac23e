#include "core/kernels/sliding.h"
#include "core/norm.h"
#include "core/ops/rules.h"
#include "core/pace.h"

#include <cmath>
#include <utility>

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
    const double scale = norm::scale(largest, p);
    const double sum = rules::sumByRows(step.taps, [&](const Tap& tap) { return norm::term(tap.value, scale, p); });
    step.divisor = double(within) / double(step.taps.size());
    step.value = norm::value(scale, sum, step.divisor, p);
}

void slopes(const Layer& layer, const Step& step, std::span<double> slopes)
{
    for (std::size_t i = 0; i < step.taps.size(); ++i)
        slopes[i] = step.taps[i].readsInput() ? norm::slope(step.taps[i].value, step.value, layer.normType, step.divisor) : 0.0;
}

/// For each of `count` windows along one direction, the part of it that is not beyond the padding.
std::vector<double> sharesAlong(const Axis& axis, int count, int extent)
{
    std::vector<double> shares;
    for (int out = 0; out < count; ++out) {
        const Span window = axis.window(out);
        int within = 0;
        for (int k = 0; k < window.count; ++k)
            within += !axis.isBeyond(window.at(k), extent);
        shares.push_back(double(within) / window.count);
    }
    return shares;
}

/// Calls `visit(offset)` row by row, and `endRow()` after each row, for every cell of the input that the window reads.
template<typename Visit, typename EndRow>
void forEachRow(const Shape& in, std::int64_t plane, const Span& rows, const Span& cols, Visit visit, EndRow endRow)
{
    for (int i = 0; i < rows.count; ++i) {
        rules::forEachCell(in, plane, {rows.at(i), 1, 1}, cols, visit);
        endRow();
    }
}

constexpr double powerTime = 16.0; ///< of a power, in operations of Pace

/// The norm of one window, in double throughout and in the order in which a step's taps are added up.
double normOf(const Tensor& in, std::int64_t plane, const Span& rows, const Span& cols, double share, double p, Pace& pace)
{
    const auto values = in.data();
    double largest = 0.0;
    forEachRow(in.shape(), plane, rows, cols, [&](std::size_t cell) { largest = norm::larger(largest, double(values[cell])); },
               [&] { pace.did(cols.count); });
    const double scale = norm::scale(largest, p);
    double sum = 0.0;
    double row = 0.0;
    forEachRow(in.shape(), plane, rows, cols, [&](std::size_t cell) { row += norm::term(double(values[cell]), scale, p); },
               [&] {
                   sum += std::exchange(row, 0.0);
                   pace.did(cols.count * powerTime);
               });
    return norm::value(scale, sum, share, p);
}

Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Geometry geometry = resolved(layer, in.shape());
    const double p = layer.normType;
    const std::vector<double> rows = sharesAlong(geometry.rows, out.h, in.shape().h);
    const std::vector<double> cols = sharesAlong(geometry.cols, out.w, in.shape().w);
    if (!norm::needsScale(p))
        return {kernels::normPool(in, geometry, out, p, rows, cols, pulse), nullptr};
    std::vector<float> result(std::size_t(out.size()));
    Pace pace(pulse, double(out.size()) * geometry.rows.size * geometry.cols.size * (1.0 + powerTime));
    rules::forEachOutput(in.shape(), out, [&](std::size_t k, int y, int x, std::int64_t plane) {
        result[k] = float(normOf(in, plane, geometry.rows.window(y), geometry.cols.window(x),
                                 rows[std::size_t(y)] * cols[std::size_t(x)], p, pace));
    });
    return {Tensor(out, std::move(result)), nullptr};
}

Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Shape& shape = in.shape();
    const Geometry geometry = resolved(layer, shape);
    const Shape& out = gradOutput.shape();
    const std::vector<double> rowShares = sharesAlong(geometry.rows, out.h, shape.h);
    const std::vector<double> colShares = sharesAlong(geometry.cols, out.w, shape.w);
    std::vector<double> sums(std::size_t(in.size()), 0.0);
    Pace pace(pulse, double(out.size()) * geometry.rows.size * geometry.cols.size * (1.0 + 2.0 * powerTime));
    rules::forEachOutput(shape, out, [&](std::size_t k, int y, int x, std::int64_t plane) {
        const Span rows = geometry.rows.window(y);
        const Span cols = geometry.cols.window(x);
        const double share = rowShares[std::size_t(y)] * colShares[std::size_t(x)];
        // Not the output, which is rounded and may be ∞ where the norm is none.
        const double value = normOf(in, plane, rows, cols, share, layer.normType, pace);
        const double gradient = double(gradOutput.data()[k]);
        forEachRow(shape, plane, rows, cols, [&](std::size_t cell) {
            sums[cell] += selected(norm::slope(double(in.data()[cell]), value, layer.normType, share), gradient);
        }, [&] { pace.did(cols.count * powerTime); });
    });
    return rules::rounded(shape, sums);
}

} // namespace

extern const Operator lpPool2d;
const Operator lpPool2d = rules::complete({
    .type = "lp_pool2d",
    .title = CORE_TEXT("Lp pool"),
    .uses = UsesWindow | UsesPadding | UsesDilation | UsesCeilMode | UsesNormType,
    .reads = Reads::Window,
    .makes = Makes::Norm,
    .check = checkLayer,
    .outputShape = rules::slidingPoolShape,
    .taps = taps,
    .reduce = reduce,
    .slopes = slopes,
    .compute = compute,
    .backward = backwardPass,
});

} // namespace core
