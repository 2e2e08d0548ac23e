#include "core/ops/rules.h"

#include "core/pace.h"

#include <cmath>
#include <limits>

namespace core::rules {

namespace {

std::optional<Problem> between(int value, int low, const char* field)
{
    if (value < low)
        return Problem{field, {CORE_TEXT("must be at least {0}, got {1}"), {std::to_string(low), std::to_string(value)}}};
    if (value > maxParameter)
        return Problem{field, {CORE_TEXT("must be at most {0}, got {1}"), {std::to_string(maxParameter), std::to_string(value)}}};
    return std::nullopt;
}

std::optional<Problem> sizesAlong(const Axis& axis, const char* windowField)
{
    if (auto problem = between(axis.size, 1, windowField))
        return problem;
    if (auto problem = between(axis.stride, 1, "stride"))
        return problem;
    if (auto problem = between(axis.padBefore, 0, "padding"))
        return problem;
    if (auto problem = between(axis.padAfter, 0, "padding"))
        return problem;
    return between(axis.dilation, 1, "dilation");
}

std::optional<Problem> fitsAlong(const Axis& axis, int in, bool ceilMode, const char* windowField, const char* sentence)
{
    if (axis.outputExtent(in, ceilMode) >= 1)
        return std::nullopt;
    return Problem{windowField, {sentence, {std::to_string(axis.reach()), std::to_string(in + axis.padBefore + axis.padAfter)}}};
}

std::optional<Problem> poolingPaddingAlong(const Axis& axis, PaddingForm form)
{
    const std::int64_t most = form == PaddingForm::FourSided ? axis.reach() - 1 : axis.reach() / 2;
    const int largest = std::max(axis.padBefore, axis.padAfter);
    if (largest <= most)
        return std::nullopt;
    const char* sentence = form == PaddingForm::FourSided
        ? CORE_TEXT("must be less than the window's reach, {0}; got {1}")
        : CORE_TEXT("must be at most half of the window's reach, {0}; got {1}");
    return Problem{"padding", {sentence, {std::to_string(axis.reach()), std::to_string(largest)}}};
}

} // namespace

std::optional<Problem> groups(const Layer& layer, const Shape& in)
{
    if (layer.groups >= 1 && in.c % layer.groups == 0)
        return std::nullopt;
    return Problem{"groups", {CORE_TEXT("must divide the number of input channels, {0}; got {1}"),
                              {std::to_string(in.c), std::to_string(layer.groups)}}};
}

std::optional<Problem> bias(const Layer& layer, std::int64_t channels)
{
    if (!layer.bias || std::int64_t(layer.bias->size()) == channels)
        return std::nullopt;
    return Problem{"bias", {CORE_TEXT("must have as many numbers as there are output channels, {0}; got {1}"),
                            {std::to_string(channels), std::to_string(layer.bias->size())}}};
}

void sumOfProducts(const Layer& /*layer*/, Step& step)
{
    double sum = 0.0;
    for (const Tap& tap : step.taps)
        sum += tap.factor * tap.value;
    step.value = sum + step.bias;
}

void slopesOfProducts(const Layer& /*layer*/, const Step& step, std::span<double> slopes)
{
    for (std::size_t i = 0; i < step.taps.size(); ++i)
        slopes[i] = step.taps[i].readsInput() ? step.taps[i].factor : 0.0;
}

std::vector<double> biasGradient(const Tensor& gradOutput)
{
    const Shape& out = gradOutput.shape();
    std::vector<double> sums(std::size_t(out.c), 0.0);
    for (int n = 0; n < out.n; ++n)
        for (int c = 0; c < out.c; ++c)
            for (const float gradient : gradOutput.plane(n, c))
                sums[std::size_t(c)] += double(gradient);
    return sums;
}

std::optional<Problem> sizes(const Geometry& geometry, const char* windowField)
{
    if (auto problem = sizesAlong(geometry.rows, windowField))
        return problem;
    return sizesAlong(geometry.cols, windowField);
}

std::optional<Problem> fits(const Geometry& geometry, const Shape& in, bool ceilMode, const char* windowField)
{
    if (auto problem = fitsAlong(geometry.rows, in.h, ceilMode, windowField,
                                 CORE_TEXT("the window spans {0} rows, but the padded input has only {1}: "
                                           "a smaller window or dilation, or more padding would fit")))
        return problem;
    return fitsAlong(geometry.cols, in.w, ceilMode, windowField,
                     CORE_TEXT("the window spans {0} columns, but the padded input has only {1}: "
                               "a smaller window or dilation, or more padding would fit"));
}

std::optional<Problem> poolingPadding(const Layer& layer, const Geometry& geometry)
{
    if (layer.paddingForm != PaddingForm::Symmetric && layer.paddingForm != PaddingForm::FourSided)
        return std::nullopt; // "same" never pads by a whole window
    if (auto problem = poolingPaddingAlong(geometry.rows, layer.paddingForm))
        return problem;
    return poolingPaddingAlong(geometry.cols, layer.paddingForm);
}

std::optional<Problem> slidingPool(const Layer& layer, const Shape& in)
{
    // Before "same" is resolved: its arithmetic needs sound numbers itself.
    if (auto problem = sizes({layer.rows, layer.cols, {}}, "kernel_size"))
        return problem;
    const Geometry geometry = resolved(layer, in);
    if (auto problem = poolingPadding(layer, geometry))
        return problem;
    return fits(geometry, in, layer.ceilMode, "kernel_size");
}

Shape slidingPoolShape(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    const Geometry geometry = resolved(layer, in);
    return {in.n, in.c, int(geometry.rows.outputExtent(in.h, layer.ceilMode)),
            int(geometry.cols.outputExtent(in.w, layer.ceilMode))};
}

void slidingPoolTaps(const Layer& layer, const Tensor& in, const Cell& out, double padValue, std::vector<Tap>& taps)
{
    const Shape& shape = in.shape();
    const Geometry geometry = resolved(layer, shape);
    const Span rows = geometry.rows.window(out.row);
    const Span cols = geometry.cols.window(out.col);
    for (int i = 0; i < rows.count; ++i) {
        for (int j = 0; j < cols.count; ++j) {
            const Cell place{out.n, out.c, rows.at(i), cols.at(j)};
            if (contains(shape, place.row, place.col)) {
                taps.push_back(inputTap(in, place));
                continue;
            }
            const bool beyond = geometry.rows.isBeyond(place.row, shape.h) || geometry.cols.isBeyond(place.col, shape.w);
            taps.push_back({.place = place, .kind = beyond ? TapKind::Beyond : TapKind::Padding, .value = padValue});
        }
    }
}

void chooseExtreme(Step& step, bool smallest)
{
    double best = smallest ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < step.taps.size(); ++i) {
        const Tap& tap = step.taps[i];
        if (!tap.readsInput())
            continue;
        const bool better = smallest ? tap.value < best : tap.value > best;
        if (step.winner < 0 || better || std::isnan(tap.value)) {
            best = tap.value;
            step.winner = int(i);
        }
    }
    step.value = best;
    for (Tap& tap : step.taps)
        tap.chosen = tap.readsInput() && (tap.value == best || (std::isnan(best) && std::isnan(tap.value)));
}

void slopesOfWinner(const Layer& /*layer*/, const Step& step, std::span<double> slopes)
{
    for (std::size_t i = 0; i < slopes.size(); ++i)
        slopes[i] = int(i) == step.winner ? 1.0 : 0.0;
}

void slopesOfAverage(const Layer& /*layer*/, const Step& step, std::span<double> slopes)
{
    for (std::size_t i = 0; i < slopes.size(); ++i)
        slopes[i] = step.taps[i].readsInput() && step.divisor != 0.0 ? 1.0 / step.divisor : 0.0;
}

Gradients rounded(const Shape& in, const std::vector<double>& input)
{
    return {Tensor(in, std::vector<float>(input.begin(), input.end())), std::nullopt, std::nullopt};
}

Gradients rounded(const Shape& in, const std::vector<double>& input, const Layer& layer, const std::vector<double>& weight,
                  const std::vector<double>& bias)
{
    return rounded(rounded(in, input).input, layer, weight, bias);
}

Gradients rounded(const Tensor& input, const Layer& layer, const std::vector<double>& weight, const std::vector<double>& bias)
{
    Gradients gradients{input, std::nullopt, std::nullopt};
    gradients.weight = Tensor(layer.weight.shape(), std::vector<float>(weight.begin(), weight.end()));
    if (layer.bias)
        gradients.bias = std::vector<float>(bias.begin(), bias.end());
    return gradients;
}

Gradients toWinners(const Tensor& in, const Indices& indices, const Tensor& gradOutput, const Pulse& pulse)
{
    const Shape& out = gradOutput.shape();
    Pace pace(pulse, double(out.size()));
    std::vector<double> sums(std::size_t(in.size()), 0.0);
    std::size_t i = 0;
    for (std::int64_t plane = 0; plane < std::int64_t(out.n) * out.c; ++plane) {
        double* target = sums.data() + plane * in.shape().planeSize();
        for (int y = 0; y < out.h; ++y) {
            for (int x = 0; x < out.w; ++x, ++i) {
                if ((*indices)[i] >= 0)
                    target[(*indices)[i]] += double(gradOutput.data()[i]);
            }
            pace.did(out.w);
        }
    }
    return rounded(in.shape(), sums);
}

} // namespace core::rules
