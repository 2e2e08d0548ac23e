#include "core/ops/rules.h"
#include "core/pace.h"

#include <cmath>

namespace core {

namespace {

/// Global pooling is adaptive pooling to a single cell.
Size targetSize(const Layer& layer)
{
    return layer.outputSize.value_or(Size{1, 1});
}

std::optional<Problem> checkAdaptive(const Layer& layer, const Shape& /*in*/, const PoolSource* /*pool*/)
{
    if (!layer.outputSize)
        return Problem{"output_size", {CORE_TEXT("must be given"), {}}};
    for (const int extent : {layer.outputSize->h, layer.outputSize->w}) {
        if (extent < 1)
            return Problem{"output_size", {CORE_TEXT("must be at least {0}, got {1}"), {"1", std::to_string(extent)}}};
    }
    return std::nullopt;
}

std::optional<Problem> checkGlobal(const Layer& /*layer*/, const Shape& /*in*/, const PoolSource* /*pool*/)
{
    return std::nullopt;
}

Shape shape(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    const Size size = targetSize(layer);
    return {in.n, in.c, size.h, size.w};
}

void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    const Size size = targetSize(layer);
    const Span rows = adaptiveWindow(out.row, in.shape().h, size.h);
    const Span cols = adaptiveWindow(out.col, in.shape().w, size.w);
    for (int i = 0; i < rows.count; ++i)
        for (int j = 0; j < cols.count; ++j)
            taps.push_back(rules::inputTap(in, {out.n, out.c, rows.at(i), cols.at(j)}));
}

void reduceMax(const Layer& /*layer*/, Step& step)
{
    rules::chooseExtreme(step, false);
}

void reduceAverage(const Layer& /*layer*/, Step& step)
{
    double sum = 0.0;
    for (const Tap& tap : step.taps)
        sum += tap.value;
    step.divisor = double(step.taps.size());
    step.value = sum / step.divisor;
}

/// Calls `visit(k, plane, rows, cols, pace)` for every output cell k in order: its plane's offset and its window in the input;
/// `pace` is to be told of what that took.
template<typename Visit>
void forEachWindow(const Layer& layer, const Shape& in, const Pulse& pulse, Visit visit)
{
    const Size size = targetSize(layer);
    const std::int64_t planes = std::int64_t(in.n) * in.c;
    std::vector<Span> cols;
    for (int x = 0; x < size.w; ++x)
        cols.push_back(adaptiveWindow(x, in.w, size.w));
    Pace pace(pulse, double(planes) * (double(in.h) + size.h) * (double(in.w) + size.w));
    std::size_t k = 0;
    for (std::int64_t plane = 0; plane < planes; ++plane) {
        for (int y = 0; y < size.h; ++y) {
            const Span rows = adaptiveWindow(y, in.h, size.h);
            for (int x = 0; x < size.w; ++x, ++k)
                visit(k, plane * in.planeSize(), rows, cols[std::size_t(x)], pace);
        }
    }
}

Output computeMax(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    const auto values = in.data();
    const int width = in.shape().w;
    std::vector<float> result(std::size_t(out.size()));
    std::vector<std::int32_t> indices(result.size());
    forEachWindow(layer, in.shape(), pulse, [&](std::size_t k, std::int64_t plane, const Span& rows, const Span& cols, Pace& pace) {
        std::int32_t where = rows.first * width + cols.first;
        for (int i = 0; i < rows.count; ++i) {
            for (int j = 0; j < cols.count; ++j) {
                const std::int32_t cell = rows.at(i) * width + cols.at(j);
                const float value = values[std::size_t(plane + cell)];
                if (value > values[std::size_t(plane + where)] || std::isnan(value))
                    where = cell;
            }
            pace.did(cols.count);
        }
        result[k] = values[std::size_t(plane + where)];
        indices[k] = where;
    });
    return {Tensor(out, std::move(result)), Indices(std::move(indices))};
}

Output computeAverage(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    const auto values = in.data();
    std::vector<float> result(std::size_t(out.size()));
    forEachWindow(layer, in.shape(), pulse, [&](std::size_t k, std::int64_t plane, const Span& rows, const Span& cols, Pace& pace) {
        double sum = 0.0;
        for (int i = 0; i < rows.count; ++i) {
            const float* row = values.data() + plane + std::int64_t(rows.at(i)) * in.shape().w + cols.first;
            for (int j = 0; j < cols.count; ++j)
                sum += double(row[j]);
        }
        result[k] = float(sum / (double(rows.count) * cols.count));
        pace.did(double(rows.count) * cols.count); // told of each row, small windows would take three times as long
    });
    return {Tensor(out, std::move(result)), nullptr};
}

Gradients backwardMax(const Layer& /*layer*/, const Tensor& in, const Output& out, const Tensor& gradOutput,
                      const PoolSource* /*pool*/, const Pulse& pulse)
{
    return rules::toWinners(in, out.indices, gradOutput, pulse);
}

Gradients backwardAverage(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                          const PoolSource* /*pool*/, const Pulse& pulse)
{
    std::vector<double> sums(std::size_t(in.size()), 0.0);
    forEachWindow(layer, in.shape(), pulse, [&](std::size_t k, std::int64_t plane, const Span& rows, const Span& cols, Pace& pace) {
        const double share = double(gradOutput.data()[k]) / (double(rows.count) * cols.count);
        for (int i = 0; i < rows.count; ++i) {
            rules::forEachCell(in.shape(), plane, {rows.at(i), 1, 1}, cols, [&](std::size_t cell) { sums[cell] += share; });
            pace.did(cols.count);
        }
    });
    return rules::rounded(in.shape(), sums);
}

consteval Operator row(std::string_view type, const char* title, bool global, bool max)
{
    return rules::complete({
        .type = type,
        .title = title,
        .uses = global ? 0U : unsigned(UsesOutputSize),
        .reads = Reads::Share,
        .makes = max ? Makes::Largest : Makes::Average,
        .check = global ? checkGlobal : checkAdaptive,
        .outputShape = shape,
        .taps = taps,
        .reduce = max ? reduceMax : reduceAverage,
        .slopes = max ? rules::slopesOfWinner : rules::slopesOfAverage,
        .compute = max ? computeMax : computeAverage,
        .backward = max ? backwardMax : backwardAverage,
    });
}

} // namespace

extern const Operator adaptiveMaxPool2d;
extern const Operator adaptiveAvgPool2d;
extern const Operator globalMaxPool2d;
extern const Operator globalAvgPool2d;
const Operator adaptiveMaxPool2d = row("adaptive_max_pool2d", CORE_TEXT("Adaptive max pool"), false, true);
const Operator adaptiveAvgPool2d = row("adaptive_avg_pool2d", CORE_TEXT("Adaptive average pool"), false, false);
const Operator globalMaxPool2d = row("global_max_pool2d", CORE_TEXT("Global max pool"), true, true);
const Operator globalAvgPool2d = row("global_avg_pool2d", CORE_TEXT("Global average pool"), true, false);

} // namespace core
