#include "core/kernels/sliding.h"
#include "core/ops/rules.h"

#include <limits>

namespace core {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<Problem> checkLayer(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    return rules::slidingPool(layer, in);
}

template<bool smallest>
void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    rules::slidingPoolTaps(layer, in, out, smallest ? infinity : -infinity, taps);
}

template<bool smallest>
void reduce(const Layer& /*layer*/, Step& step)
{
    rules::chooseExtreme(step, smallest);
}

template<bool smallest>
Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    return kernels::extremePool(in, resolved(layer, in.shape()), out, smallest, pulse);
}

Gradients backwardPass(const Layer& /*layer*/, const Tensor& in, const Output& out, const Tensor& gradOutput,
                       const PoolSource* /*pool*/, const Pulse& pulse)
{
    return rules::toWinners(in, out.indices, gradOutput, pulse);
}

constexpr unsigned usesOfBoth = UsesWindow | UsesPadding | UsesDilation | UsesCeilMode;

} // namespace

extern const Operator maxPool2d;
const Operator maxPool2d = rules::complete({
    .type = "max_pool2d",
    .title = CORE_TEXT("Max pool"),
    .uses = usesOfBoth,
    .reads = Reads::Window,
    .makes = Makes::Largest,
    .padding = -infinity,
    .check = checkLayer,
    .outputShape = rules::slidingPoolShape,
    .taps = taps<false>,
    .reduce = reduce<false>,
    .slopes = rules::slopesOfWinner,
    .compute = compute<false>,
    .backward = backwardPass,
});

extern const Operator minPool2d;
const Operator minPool2d = rules::complete({
    .type = "min_pool2d",
    .title = CORE_TEXT("Min pool"),
    .uses = usesOfBoth,
    .reads = Reads::Window,
    .makes = Makes::Smallest,
    .padding = infinity,
    .check = checkLayer,
    .outputShape = rules::slidingPoolShape,
    .taps = taps<true>,
    .reduce = reduce<true>,
    .slopes = rules::slopesOfWinner,
    .compute = compute<true>,
    .backward = backwardPass,
});

} // namespace core
