// A throw-away operator for the test of the recipes: the sum of a window times `gain`, an average whose divisor is 1 / gain.
#include "core/ops/rules.h"

namespace core {

namespace {

std::optional<Problem> checkLayer(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    if (layer.gain == 0.0)
        return Problem{"gain", {CORE_TEXT("must not be 0"), {}}};
    return rules::slidingPool(layer, in);
}

void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    rules::slidingPoolTaps(layer, in, out, 0.0, taps);
}

void reduce(const Layer& layer, Step& step)
{
    step.divisor = 1.0 / layer.gain;
    step.value = rules::sumByRows(step.taps, [](const Tap& tap) { return tap.value; }) / step.divisor;
}

Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& /*pulse*/)
{
    const Geometry geometry = resolved(layer, in.shape());
    std::vector<float> result(std::size_t(out.size()));
    rules::forEachOutput(in.shape(), out, [&](std::size_t k, int y, int x, std::int64_t plane) {
        double sum = 0.0;
        rules::forEachCell(in.shape(), plane, geometry.rows.window(y), geometry.cols.window(x),
                           [&](std::size_t cell) { sum += double(in.data()[cell]); });
        result[k] = float(sum * layer.gain);
    });
    return {Tensor(out, std::move(result)), nullptr};
}

Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/, const Pulse& /*pulse*/)
{
    const Geometry geometry = resolved(layer, in.shape());
    std::vector<double> sums(std::size_t(in.size()), 0.0);
    rules::forEachOutput(in.shape(), gradOutput.shape(), [&](std::size_t k, int y, int x, std::int64_t plane) {
        const double share = double(gradOutput.data()[k]) * layer.gain;
        rules::forEachCell(in.shape(), plane, geometry.rows.window(y), geometry.cols.window(x),
                           [&](std::size_t cell) { sums[cell] += share; });
    });
    return rules::rounded(in.shape(), sums);
}

} // namespace

extern const Operator gainPool2d;
const Operator gainPool2d = rules::complete({
    .type = "gain_pool2d",
    .title = CORE_TEXT("Gain pool"),
    .uses = UsesWindow | UsesPadding | UsesGain,
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
