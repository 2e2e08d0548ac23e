#include "core/work.h"

#include "core/evaluate.h"
#include "core/kernels/channels.h"
#include "core/kernels/sliding.h"
#include "core/norm.h"
#include "core/operator.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

// Operations that take another time than a nanosecond each, measured on a classroom computer.
constexpr double productTime = 0.3;   ///< of a convolution: several at once
constexpr double matrixTime = 0.1;    ///< of a convolution as a product of matrices
constexpr double unrollTime = 2.0;    ///< of a number that is written out for it, there and back
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
    const double kernel = op.hasKernel() ? double(layer.weight.shape().c) * double(layer.weight.shape().planeSize()) : double(layer.rows.size) * layer.cols.size;
    switch (op.reads) {
    case Reads::Window:
        return product(out) * kernel;
    case Reads::Spread:
        return product(in) * kernel;
    case Reads::Share: // adaptive windows overlap by one cell at most
        return double(in.n) * in.c * (double(in.h) + out.h) * (double(in.w) + out.w);
    case Reads::Cell:
    case Reads::Winners:
        return product(in) + product(out);
    }
    return 0.0;
}

double stepsByRows(const Layer& layer, const Shape& in, const Shape& out)
{
    return kernels::operationsByRows({layer.rows.size, layer.cols.size}, in, out);
}

/// What a convolution's windows read, written out, and the channels that each makes of it.
struct WrittenOut {
    std::int64_t taps;
    int channels;
};

WrittenOut writtenOut(const Layer& layer)
{
    const Shape& weight = layer.weight.shape();
    return {weight.c * weight.planeSize(), weight.n / layer.groups};
}

/// The rows under the windows, the weights once more, and where each reads.
std::int64_t bytesOfRows(const Layer& layer, std::int64_t wide)
{
    const Shape& weight = layer.weight.shape();
    return (weight.h * wide * weight.c + layer.weight.size() + weight.c * weight.planeSize()) * std::int64_t(sizeof(double));
}

/// How many rows of a window's results are kept at a time.
std::int64_t keptRows(const Axis& axis)
{
    return std::clamp<std::int64_t>(axis.reach(), 1, maxSide);
}

constexpr auto number = std::int64_t(sizeof(float));
constexpr auto precise = std::int64_t(sizeof(double));

} // namespace

std::int64_t largestWindow(const Layer& layer, const Shape& in, const Shape& out, std::int64_t limit)
{
    // Only adaptive windows differ in size.
    const bool differ = findOperator(layer.type)->reads == Reads::Share;
    std::int64_t most = 0;
    for (int row = 0; row < (differ ? out.h : 1); ++row) {
        for (int col = 0; col < (differ ? out.w : 1); ++col) {
            const std::int64_t taps = tapCount(layer, in, out, {0, 0, row, col});
            if (taps <= limit)
                most = std::max(most, taps);
        }
    }
    return most;
}

double operationsOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    const double taps = tapsOf(op, layer, in, out);
    const bool slides = op.reads == Reads::Window;
    switch (op.makes) {
    case Makes::Sum:
        if (const auto [each, channels] = writtenOut(layer); slides && kernels::isFasterAsProducts(each, channels, out.w))
            return product(in) + product(out) + taps * (matrixTime + unrollTime / channels);
        return product(in) + product(out) + taps * (slides ? productTime : spreadTime);
    case Makes::Largest:
    case Makes::Smallest:
        return slides ? stepsByRows(layer, in, out) * comparisonTime + product(out) * cellTime : taps * cellTime;
    case Makes::Average:
        return slides ? stepsByRows(layer, in, out) * additionTime + product(out) * cellTime : taps * cellTime;
    case Makes::Norm:
        return norm::needsScale(layer.normType) ? taps * normTime
                                                : stepsByRows(layer, in, out) * additionTime + (product(in) + product(out)) * curveTime;
    case Makes::Curve:
        return product(out) * op.curve->nanoseconds;
    case Makes::Placed:
        return taps * cellTime;
    }
    return 0.0;
}

double backwardOperationsOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    const double taps = tapsOf(op, layer, in, out);
    switch (op.makes) {
    case Makes::Largest:
    case Makes::Smallest:
        return (product(in) + product(out)) * cellTime;
    case Makes::Norm:
        return taps * normTime * 2.0;
    case Makes::Curve:
        return product(in) + product(out) + taps * curveTime;
    case Makes::Sum:
        if (const auto [each, channels] = writtenOut(layer); kernels::canBeProducts(each))
            return product(in) + product(out) + taps * 2.0 * (matrixTime + unrollTime / channels);
        return product(in) + product(out) + taps * cellTime;
    case Makes::Average:
    case Makes::Placed:
        return product(in) + product(out) + taps * cellTime;
    }
    return 0.0;
}

std::int64_t bytesOf(const Layer& layer, const Shape& out)
{
    return out.size() * (findOperator(layer.type)->chooses() ? number + std::int64_t(sizeof(std::int32_t)) : number);
}

std::int64_t passingBytesOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    const std::int64_t wide = std::int64_t(std::max(in.w, out.w)) + layer.cols.padBefore + layer.cols.padAfter;
    switch (op.reads) {
    case Reads::Window:
        if (op.hasKernel()) {
            const auto [taps, channels] = writtenOut(layer);
            return bytesOfRows(layer, wide) + (kernels::isFasterAsProducts(taps, channels, out.w) ? kernels::bytesOfProducts(taps, channels) : 0);
        }
        return (keptRows(layer.rows) * out.w + wide) * precise;
    case Reads::Spread:
        return out.planeSize() * precise;
    case Reads::Share:
    case Reads::Cell:
    case Reads::Winners:
        return 0;
    }
    return 0;
}

std::int64_t backwardBytesOf(const Layer& layer, const Shape& in, const Shape& out)
{
    const Operator& op = *findOperator(layer.type);
    switch (op.reads) {
    case Reads::Window:
    case Reads::Spread:
    case Reads::Share: {
        const std::int64_t sums = (in.size() + (op.hasKernel() ? layer.weight.size() : 0)) * (number + precise);
        if (!op.hasKernel())
            return sums;
        const auto [taps, channels] = writtenOut(layer);
        const std::int64_t wide = std::int64_t(std::max(in.w, out.w)) + layer.cols.padBefore + layer.cols.padAfter;
        return sums + bytesOfRows(layer, wide) + (kernels::canBeProducts(taps) ? kernels::bytesOfProducts(taps, channels) : 0);
    }
    case Reads::Cell:
        return in.size() * number;
    case Reads::Winners:
        return in.size() * number + out.planeSize() * precise;
    }
    return 0;
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
