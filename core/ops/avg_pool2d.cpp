#include "core/kernels/sliding.h"
#include "core/ops/rules.h"
#include "core/pace.h"

#include <algorithm>

namespace core {

namespace {

/// How many of a window's positions count along one direction: those on the input, with `withPadding` those on the padding
/// too; never those beyond it.
int counted(const Axis& axis, int out, int in, bool withPadding)
{
    const Span window = axis.window(out);
    int count = 0;
    for (int k = 0; k < window.count; ++k) {
        const int position = window.at(k);
        const bool inside = position >= 0 && position < in;
        count += inside || (withPadding && !axis.isBeyond(position, in));
    }
    return count;
}

double divisorAt(const Layer& layer, const Geometry& geometry, const Shape& in, int row, int col)
{
    if (layer.divisorOverride)
        return double(*layer.divisorOverride);
    return double(counted(geometry.rows, row, in.h, layer.countIncludePad))
        * double(counted(geometry.cols, col, in.w, layer.countIncludePad));
}

/// A window whose dilation steps over every cell of the input has nothing to average: 0, as PyTorch's avg_pool2d has it.
double quotient(double sum, double divisor)
{
    return divisor == 0.0 ? 0.0 : sum / divisor;
}

std::optional<Problem> checkLayer(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    if (layer.divisorOverride && *layer.divisorOverride == 0)
        return Problem{"divisor_override", {CORE_TEXT("must not be 0"), {}}};
    return rules::slidingPool(layer, in);
}

void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    rules::slidingPoolTaps(layer, in, out, 0.0, taps);
}

void reduce(const Layer& layer, Step& step)
{
    const double sum = rules::sumByRows(step.taps, [](const Tap& tap) { return tap.value; });
    const auto count = std::ranges::count_if(step.taps, [&](const Tap& tap) {
        return tap.readsInput() || (layer.countIncludePad && tap.kind == TapKind::Padding);
    });
    step.divisor = layer.divisorOverride ? double(*layer.divisorOverride) : double(count);
    step.value = quotient(sum, step.divisor);
}

Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Geometry geometry = resolved(layer, in.shape());
    const auto along = [&](const Axis& axis, int extent, int count) {
        std::vector<double> counts;
        for (int k = 0; k < count; ++k)
            counts.push_back(double(counted(axis, k, extent, layer.countIncludePad)));
        return counts;
    };
    std::vector<double> rows = along(geometry.rows, in.shape().h, out.h);
    std::vector<double> cols = along(geometry.cols, in.shape().w, out.w);
    if (layer.divisorOverride) {
        rows.assign(rows.size(), double(*layer.divisorOverride));
        cols.assign(cols.size(), 1.0);
    }
    return {kernels::averagePool(in, geometry, out, rows, cols, pulse), nullptr};
}

void add(double share, const Shape& in, std::int64_t plane, const Span& rows, const Span& cols, std::vector<double>& sums)
{
    rules::forEachCell(in, plane, rows, cols, [&](std::size_t cell) { sums[cell] += share; });
}

Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Shape& shape = in.shape();
    const Geometry geometry = resolved(layer, shape);
    std::vector<double> sums(std::size_t(in.size()), 0.0);
    const double cells = double(geometry.rows.size) * geometry.cols.size;
    Pace pace(pulse, double(gradOutput.size()) * cells);
    rules::forEachOutput(shape, gradOutput.shape(), [&](std::size_t k, int y, int x, std::int64_t plane) {
        const double share = quotient(double(gradOutput.data()[k]), divisorAt(layer, geometry, shape, y, x));
        add(share, shape, plane, geometry.rows.window(y), geometry.cols.window(x), sums);
        pace.did(cells);
    });
    return rules::rounded(shape, sums);
}

} // namespace

extern const Operator avgPool2d;
const Operator avgPool2d = rules::complete({
    .type = "avg_pool2d",
    .title = CORE_TEXT("Average pool"),
    .uses = UsesWindow | UsesPadding | UsesDilation | UsesCeilMode | UsesCountIncludePad,
    .reads = Reads::Window,
    .makes = Makes::Average,
    .check = checkLayer,
    .outputShape = rules::slidingPoolShape,
    .taps = taps,
    .reduce = reduce,
    .slopes = rules::slopesOfAverage,
    .compute = compute,
    .backward = backwardPass,
});

} // namespace core
