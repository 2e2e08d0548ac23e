#include "core/kernels/channels.h"
#include "core/kernels/sliding.h"
#include "core/ops/rules.h"
#include "core/pace.h"

namespace core {

namespace {

std::optional<Problem> checkOutputPadding(const Axis& axis, int outputPadding, std::int64_t smallest, bool sizeGiven)
{
    // PyTorch: "output padding must be smaller than either stride or dilation".
    const int most = std::max(axis.stride, axis.dilation) - 1;
    if (outputPadding >= 0 && outputPadding <= most)
        return std::nullopt;
    if (sizeGiven)
        return Problem{"output_size", {CORE_TEXT("must be from {0} to {1}, got {2}"),
                                       {std::to_string(smallest), std::to_string(smallest + most),
                                        std::to_string(smallest + outputPadding)}}};
    return Problem{"output_padding", {CORE_TEXT("must be less than the stride or the dilation: from 0 to {0}, got {1}"),
                                      {std::to_string(most), std::to_string(outputPadding)}}};
}

std::optional<Problem> checkLayer(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    const Shape& weight = layer.weight.shape();
    if (auto problem = rules::groups(layer, in))
        return problem;
    if (weight.n != in.c)
        return Problem{"weight", {CORE_TEXT("must have as many input channels as the input, {1}; got {0}"),
                                  {std::to_string(weight.n), std::to_string(in.c)}}};
    if (auto problem = rules::bias(layer, std::int64_t(weight.c) * layer.groups))
        return problem;
    Geometry unresolved{layer.rows, layer.cols, {}};
    unresolved.rows.size = weight.h;
    unresolved.cols.size = weight.w;
    if (auto problem = rules::sizes(unresolved, "weight"))
        return problem;
    const Geometry geometry = resolved(layer, in);
    const bool same = layer.paddingForm != PaddingForm::Symmetric && layer.paddingForm != PaddingForm::FourSided
        && layer.paddingForm != PaddingForm::Valid;
    const std::int64_t height = geometry.rows.transposedExtent(in.h);
    const std::int64_t width = geometry.cols.transposedExtent(in.w);
    if (!same || layer.outputSize) { // "same" makes its own output padding
        const bool given = layer.outputSize.has_value();
        if (auto problem = checkOutputPadding(geometry.rows, geometry.outputPadding.h, height, given))
            return problem;
        if (auto problem = checkOutputPadding(geometry.cols, geometry.outputPadding.w, width, given))
            return problem;
    }
    if (height + geometry.outputPadding.h < 1 || width + geometry.outputPadding.w < 1)
        return Problem{"padding", {CORE_TEXT("cuts the whole output away: it would be {0} × {1}"),
                                   {std::to_string(height + geometry.outputPadding.h),
                                    std::to_string(width + geometry.outputPadding.w)}}};
    return std::nullopt;
}

Shape shape(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    const Geometry geometry = resolved(layer, in);
    return {in.n, layer.weight.shape().c * layer.groups,
            int(geometry.rows.transposedExtent(in.h)) + geometry.outputPadding.h,
            int(geometry.cols.transposedExtent(in.w)) + geometry.outputPadding.w};
}

/// The channels of one group, in and out.
struct Group {
    int firstIn;
    int countIn;
    int outInGroup; ///< the output channel's place in its group: the weight's second index
};

Group groupOf(const Layer& layer, int inChannels, int outChannel)
{
    const int perGroup = inChannels / layer.groups;
    const int outPerGroup = layer.weight.shape().c;
    return {outChannel / outPerGroup * perGroup, perGroup, outChannel % outPerGroup};
}

void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    const Geometry geometry = resolved(layer, in.shape());
    const Group group = groupOf(layer, in.shape().c, out.c);
    for (int c = group.firstIn; c < group.firstIn + group.countIn; ++c) {
        for (int i = 0; i < geometry.rows.size; ++i) {
            const int row = geometry.rows.transposedSource(out.row, i, in.shape().h);
            if (row < 0)
                continue;
            for (int j = 0; j < geometry.cols.size; ++j) {
                const int col = geometry.cols.transposedSource(out.col, j, in.shape().w);
                if (col < 0)
                    continue;
                Tap tap = rules::inputTap(in, {out.n, c, row, col});
                tap.weight = {c, group.outInGroup, i, j};
                tap.factor = double(layer.weight.at(tap.weight));
                taps.push_back(tap);
            }
        }
    }
}

/// Calls `visit(input cell, weight's offset, output cell)` for every product there is in sample `n` for output channel `o`;
/// the cells are offsets into the input's tensor and the output's plane.
template<typename Visit>
void forEachProduct(const Layer& layer, const Tensor& in, const Shape& out, int n, int o, Pace& pace, Visit visit)
{
    const Shape& shape = in.shape();
    const Geometry geometry = resolved(layer, shape);
    const Group group = groupOf(layer, shape.c, o);
    for (int c = group.firstIn; c < group.firstIn + group.countIn; ++c) {
        for (int i = 0; i < geometry.rows.size; ++i) {
            for (int j = 0; j < geometry.cols.size; ++j) {
                const std::int64_t weight = layer.weight.offset({c, group.outInGroup, i, j});
                for (int y = 0; y < shape.h; ++y) {
                    pace.did(shape.w);
                    const int row = geometry.rows.window(y).at(i); // the input cell's window lies on the output
                    if (row < 0 || row >= out.h)
                        continue;
                    const std::int64_t source = in.offset({n, c, y, 0});
                    for (int x = 0; x < shape.w; ++x) {
                        const int col = geometry.cols.window(x).at(j);
                        if (col >= 0 && col < out.w)
                            visit(std::size_t(source + x), std::size_t(weight), std::size_t(row) * std::size_t(out.w) + std::size_t(col));
                    }
                }
            }
        }
    }
}

/// How many products there are in all, those that fall off the output included.
double products(const Layer& layer, const Shape& in)
{
    const Shape& weight = layer.weight.shape();
    return double(in.size()) * weight.c * double(weight.planeSize());
}

Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    std::vector<float> result;
    result.reserve(std::size_t(out.size()));
    const auto values = in.data();
    const auto weights = layer.weight.data();
    std::vector<double> sums;
    Pace pace(pulse, products(layer, in.shape()));
    for (int n = 0; n < out.n; ++n) {
        for (int o = 0; o < out.c; ++o) {
            sums.assign(std::size_t(out.planeSize()), 0.0);
            forEachProduct(layer, in, out, n, o, pace, [&](std::size_t source, std::size_t weight, std::size_t target) {
                sums[target] += double(weights[weight]) * double(values[source]);
            });
            const double bias = layer.bias ? double((*layer.bias)[std::size_t(o)]) : 0.0;
            for (const double sum : sums)
                result.push_back(float(sum + bias));
        }
    }
    return {Tensor(out, std::move(result)), nullptr};
}

/// On the way back it is a convolution: each input cell's window lies on the gradients of the output. What falls off the
/// output reads as 0 there, so it must not meet ∞ or NaN.
Gradients backByConvolution(const Layer& layer, const Tensor& in, const Tensor& gradOutput, const Pulse& pulse)
{
    Geometry geometry = resolved(layer, in.shape());
    geometry.rows.border = geometry.cols.border = Border::Zeros;
    std::vector<double> gradWeight(std::size_t(layer.weight.size()), 0.0);
    Pace pace(pulse, 2.0 * products(layer, in.shape()));
    kernels::addToWeight(gradOutput, in, geometry, layer.groups, gradWeight, pace);
    const Pulse secondHalf = pulse ? Pulse([&](double done) { pulse((1.0 + done) / 2.0); }) : Pulse();
    const Tensor gradInput = kernels::conv2d(gradOutput, layer.weight, nullptr, geometry, layer.groups, in.shape(), secondHalf);
    return rules::rounded(gradInput, layer, gradWeight, rules::biasGradient(gradOutput));
}

Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Shape& out = gradOutput.shape();
    const Shape& kernel = layer.weight.shape();
    if (kernels::canBeProducts(kernel.c * kernel.planeSize()) && kernels::isFinite(in) && kernels::isFinite(layer.weight))
        return backByConvolution(layer, in, gradOutput, pulse);
    const auto values = in.data();
    const auto weights = layer.weight.data();
    std::vector<double> gradInput(std::size_t(in.size()), 0.0);
    std::vector<double> gradWeight(std::size_t(layer.weight.size()), 0.0);
    Pace pace(pulse, products(layer, in.shape()));
    for (int n = 0; n < out.n; ++n) {
        for (int o = 0; o < out.c; ++o) {
            const auto grads = gradOutput.plane(n, o);
            forEachProduct(layer, in, out, n, o, pace, [&](std::size_t source, std::size_t weight, std::size_t target) {
                gradInput[source] += double(grads[target]) * double(weights[weight]);
                gradWeight[weight] += double(grads[target]) * double(values[source]);
            });
        }
    }
    return rules::rounded(in.shape(), gradInput, layer, gradWeight, rules::biasGradient(gradOutput));
}

} // namespace

extern const Operator convTranspose2d;
const Operator convTranspose2d = rules::complete({
    .type = "conv_transpose2d",
    .title = CORE_TEXT("Transposed convolution"),
    .uses = UsesWindow | UsesPadding | UsesDilation | UsesGroups | UsesWeight | UsesOutputPadding | UsesOutputSize,
    .reads = Reads::Spread,
    .makes = Makes::Sum,
    .check = checkLayer,
    .outputShape = shape,
    .taps = taps,
    .reduce = rules::sumOfProducts,
    .slopes = rules::slopesOfProducts,
    .compute = compute,
    .backward = backwardPass,
});

} // namespace core
