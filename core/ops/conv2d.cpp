#include "core/kernels/channels.h"
#include "core/kernels/sliding.h"
#include "core/ops/rules.h"
#include "core/pace.h"

namespace core {

namespace {

/// The two sentences a border can be refused with, for one direction.
struct BorderSentences {
    const char* reflect;
    const char* circular;
};

constexpr BorderSentences alongRows = {
    CORE_TEXT("reflecting needs less padding than the input has rows: at most {0}, got {1}"),
    CORE_TEXT("wrapping around needs no more padding than the input has rows: at most {0}, got {1}"),
};
constexpr BorderSentences alongColumns = {
    CORE_TEXT("reflecting needs less padding than the input has columns: at most {0}, got {1}"),
    CORE_TEXT("wrapping around needs no more padding than the input has columns: at most {0}, got {1}"),
};

/// PyTorch's limits: a mirror image leaves the edge cell out, a wrapped one goes around once.
std::optional<Problem> checkBorder(const Axis& axis, int in, const BorderSentences& sentences)
{
    const int largest = std::max(axis.padBefore, axis.padAfter);
    if (axis.border == Border::Reflect && largest >= in)
        return Problem{"padding", {sentences.reflect, {std::to_string(in - 1), std::to_string(largest)}}};
    if (axis.border == Border::Circular && largest > in)
        return Problem{"padding", {sentences.circular, {std::to_string(in), std::to_string(largest)}}};
    return std::nullopt;
}

std::optional<Problem> checkLayer(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    const Shape& weight = layer.weight.shape();
    if (auto problem = rules::groups(layer, in))
        return problem;
    if (weight.n % layer.groups != 0)
        return Problem{"groups", {CORE_TEXT("must divide the number of output channels, {0}; got {1}"),
                                  {std::to_string(weight.n), std::to_string(layer.groups)}}};
    if (weight.c != in.c / layer.groups)
        return Problem{"weight", {CORE_TEXT("must have {3} for its number of input channels ({1} in the input, groups {2}), got {0}"),
                                  {std::to_string(weight.c), std::to_string(in.c), std::to_string(layer.groups),
                                   std::to_string(in.c / layer.groups)}}};
    if (auto problem = rules::bias(layer, weight.n))
        return problem;
    Geometry unresolved{layer.rows, layer.cols, {}};
    unresolved.rows.size = weight.h;
    unresolved.cols.size = weight.w;
    if (auto problem = rules::sizes(unresolved, "weight"))
        return problem;
    const Geometry geometry = resolved(layer, in);
    if (auto problem = rules::fits(geometry, in, false, "weight"))
        return problem;
    if (auto problem = checkBorder(geometry.rows, in.h, alongRows))
        return problem;
    return checkBorder(geometry.cols, in.w, alongColumns);
}

Shape shape(const Layer& layer, const Shape& in, const PoolSource* /*pool*/)
{
    const Geometry geometry = resolved(layer, in);
    return {in.n, layer.weight.shape().n, int(geometry.rows.outputExtent(in.h)), int(geometry.cols.outputExtent(in.w))};
}

void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* /*pool*/, std::vector<Tap>& taps)
{
    const Shape& shape = in.shape();
    const Shape& weight = layer.weight.shape();
    const Geometry geometry = resolved(layer, shape);
    const Span rows = geometry.rows.window(out.row);
    const Span cols = geometry.cols.window(out.col);
    const int firstChannel = out.c / (weight.n / layer.groups) * weight.c;
    for (int c = 0; c < weight.c; ++c) {
        for (int i = 0; i < rows.count; ++i) {
            for (int j = 0; j < cols.count; ++j) {
                Tap tap{.place = {out.n, firstChannel + c, rows.at(i), cols.at(j)}, .weight = {out.c, c, i, j}};
                tap.factor = double(layer.weight.at(tap.weight));
                const int row = geometry.rows.source(tap.place.row, shape.h);
                const int col = geometry.cols.source(tap.place.col, shape.w);
                if (row >= 0 && col >= 0) {
                    tap.input = {out.n, firstChannel + c, row, col};
                    tap.value = double(in.at(tap.input));
                    tap.kind = contains(shape, tap.place.row, tap.place.col) ? TapKind::Input : TapKind::Border;
                } else {
                    tap.kind = TapKind::Padding;
                }
                taps.push_back(tap);
            }
        }
    }
}

Output compute(const Layer& layer, const Tensor& in, const Shape& out, const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Geometry geometry = resolved(layer, in.shape());
    return {kernels::conv2d(in, layer.weight, layer.bias ? &*layer.bias : nullptr, geometry, layer.groups, out, pulse), nullptr};
}

/// One weight, at (i, j) of its kernel, on the way back from a whole plane: adds to the gradients of the input's plane, and
/// gives the weight's own.
double backThrough(double weight, int i, int j, const Geometry& geometry, const float* grads, const Shape& out, const float* source,
                   const Shape& in, double* toInput)
{
    double sum = 0.0;
    for (int y = 0; y < out.h; ++y) {
        const int row = geometry.rows.source(geometry.rows.window(y).at(i), in.h);
        if (row < 0)
            continue;
        for (int x = 0; x < out.w; ++x) {
            const int col = geometry.cols.source(geometry.cols.window(x).at(j), in.w);
            if (col < 0)
                continue;
            const double g = double(grads[std::int64_t(y) * out.w + x]);
            const auto cell = std::int64_t(row) * in.w + col;
            sum += g * double(source[cell]);
            toInput[cell] += g * weight;
        }
    }
    return sum;
}

Gradients backwardPass(const Layer& layer, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* /*pool*/, const Pulse& pulse)
{
    const Shape& shape = in.shape();
    const Shape& out = gradOutput.shape();
    const Shape& weight = layer.weight.shape();
    const Geometry geometry = resolved(layer, shape);
    std::vector<double> gradInput(std::size_t(in.size()), 0.0);
    std::vector<double> gradWeight(std::size_t(layer.weight.size()), 0.0);
    const double products = double(out.size()) * weight.c * double(weight.planeSize());
    if (kernels::canBeProducts(weight.c * weight.planeSize()) && kernels::isFinite(gradOutput)) {
        Pace pace(pulse, 2.0 * products);
        kernels::addToWeight(in, gradOutput, geometry, layer.groups, gradWeight, pace);
        kernels::addToInput(gradOutput, layer.weight, geometry, layer.groups, shape, gradInput, pace);
        return rules::rounded(shape, gradInput, layer, gradWeight, rules::biasGradient(gradOutput));
    }

    Pace pace(pulse, products);
    for (int n = 0; n < out.n; ++n) {
        for (int o = 0; o < out.c; ++o) {
            const auto grads = gradOutput.plane(n, o);
            const int firstChannel = o / (weight.n / layer.groups) * weight.c;
            for (int c = 0; c < weight.c; ++c) {
                const float* source = in.plane(n, firstChannel + c).data();
                double* toInput = gradInput.data() + in.offset({n, firstChannel + c, 0, 0});
                for (int i = 0; i < weight.h; ++i) {
                    for (int j = 0; j < weight.w; ++j) {
                        const auto w = std::size_t(layer.weight.offset({o, c, i, j}));
                        gradWeight[w] += backThrough(double(layer.weight.data()[w]), i, j, geometry, grads.data(), out, source, shape, toInput);
                        pace.did(double(out.planeSize()));
                    }
                }
            }
        }
    }
    return rules::rounded(shape, gradInput, layer, gradWeight, rules::biasGradient(gradOutput));
}

} // namespace

extern const Operator conv2d;
const Operator conv2d = rules::complete({
    .type = "conv2d",
    .title = CORE_TEXT("Convolution"),
    .uses = UsesWindow | UsesPadding | UsesDilation | UsesPaddingMode | UsesGroups | UsesWeight,
    .reads = Reads::Window,
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
