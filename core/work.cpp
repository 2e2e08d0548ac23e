#include "core/work.h"

#include "core/norm.h"
#include "core/operator.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

// Operations that take another time than a nanosecond each, measured on a classroom computer.
constexpr double productTime = 0.3;   ///< of a convolution: several at once
constexpr double spreadTime = 3.0;    ///< of a transposed convolution: cell by cell
constexpr double additionTime = 1.0;  ///< of a pooling along whole rows, large ones out of the cache
constexpr double comparisonTime = 1.0;
constexpr double normTime = 16.0;     ///< of a norm: two passes, a quotient, a power
constexpr double curveTime = 40.0;    ///< of tanh and sigmoid
constexpr double cellTime = 3.0;      ///< of anything that goes cell by cell

double product(const Shape& shape)
{
    return double(shape.size());
}

/// The taps of all windows, padding included; of adaptive windows, those of all of them.
double tapsOf(const Operator& op, const Layer& layer, const Shape& in, const Shape& out)
{
    if (op.has(UsesWeight)) // a convolution multiplies a whole kernel for every output cell, a transposed one for every input cell
        return product(op.has(UsesOutputPadding) ? in : out) * double(layer.weight.shape().c) * double(layer.weight.shape().planeSize());
    if (op.has(UsesWindow))
        return product(out) * layer.rows.size * layer.cols.size;
    if (op.has(CellByCell) || op.has(UsesIndicesFrom))
        return product(in) + product(out);
    // Adaptive windows overlap by one cell at most.
    return double(in.n) * in.c * (double(in.h) + out.h) * (double(in.w) + out.w);
}

/// How many rows of a window's results are kept at a time.
std::int64_t keptRows(const Axis& axis)
{
    return std::clamp<std::int64_t>(axis.reach(), 1, maxSide);
}

constexpr auto number = std::int64_t(sizeof(float));
constexpr auto precise = std::int64_t(sizeof(double));

} // namespace

double operationsOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    const double taps = tapsOf(op, layer, in, out);
    if (op.has(UsesWeight))
        return product(in) + product(out) + taps * (op.has(UsesOutputPadding) ? spreadTime : productTime);
    if (op.has(CellByCell))
        return product(out) * (op.has(Selects) || op.has(UsesNegativeSlope) ? cellTime : curveTime);
    if (!op.has(UsesWindow))
        return taps * cellTime;
    const bool isNorm = op.has(UsesNormType);
    if (isNorm && norm::needsScale(layer.normType))
        return taps * normTime;
    // Along the rows first, and then along the columns: a window costs its height and its width, not its cells.
    const double planes = double(out.n) * out.c;
    const double rows = std::min(double(in.h), double(out.h) * layer.rows.size);
    const double steps = planes * out.w * (rows * layer.cols.size + double(out.h) * layer.rows.size);
    return steps * (op.has(ChoosesOne) ? comparisonTime : additionTime) + (isNorm ? (product(in) + product(out)) * curveTime : product(out) * cellTime);
}

double backwardOperationsOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    if (op.has(ChoosesOne))
        return (product(in) + product(out)) * cellTime;
    const double taps = tapsOf(op, layer, in, out);
    if (op.has(UsesNormType))
        return taps * normTime * 2.0;
    return product(in) + product(out) + taps * (op.has(CellByCell) ? curveTime : cellTime);
}

std::int64_t bytesOf(const Layer& layer, const Shape& out)
{
    return out.size() * (findOperator(layer.type)->has(ChoosesOne) ? number + std::int64_t(sizeof(std::int32_t)) : number);
}

std::int64_t passingBytesOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    const std::int64_t wide = std::int64_t(std::max(in.w, out.w)) + layer.cols.padBefore + layer.cols.padAfter;
    if (op.has(UsesOutputPadding))
        return out.planeSize() * precise;
    if (op.has(UsesWeight)) // the rows under the window, the weights once more, and where each reads
        return layer.rows.size * wide * layer.weight.shape().c * precise + layer.weight.size() * precise
            + std::int64_t(layer.weight.shape().c) * layer.weight.shape().planeSize() * precise;
    if (op.has(UsesWindow))
        return (keptRows(layer.rows) * out.w + wide) * precise;
    return 0;
}

std::int64_t backwardBytesOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    const std::int64_t weights = op.has(UsesWeight) ? layer.weight.size() : 0;
    if (op.has(UsesIndicesFrom))
        return in.size() * number + out.planeSize() * precise;
    return (in.size() + weights) * (op.has(CellByCell) ? number : number + precise);
}

Message durationOf(double operations)
{
    const double seconds = operations / 1e9;
    const auto whole = [](double count) { return std::to_string(std::int64_t(std::max(std::round(count), 1.0))); };
    if (seconds < 100.0)
        return {CORE_TEXT("{0} seconds"), {whole(seconds)}};
    if (seconds < 100.0 * 60.0)
        return {CORE_TEXT("{0} minutes"), {whole(seconds / 60.0)}};
    if (seconds < 72.0 * 3600.0)
        return {CORE_TEXT("{0} hours"), {whole(seconds / 3600.0)}};
    return {CORE_TEXT("{0} days"), {whole(seconds / 86400.0)}};
}

} // namespace core
