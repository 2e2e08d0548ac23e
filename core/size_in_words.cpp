#include "core/explain.h"
#include "core/operator.h"

// Sizes in words: of a tensor, and how a layer's output comes to its own.

namespace core {

std::string sizeText(const Shape& shape)
{
    std::string text = std::to_string(shape.h) + " × " + std::to_string(shape.w);
    if (shape.n > 1 || shape.c > 1)
        text = std::to_string(shape.c) + " × " + text;
    return shape.n > 1 ? std::to_string(shape.n) + " × " + text : text;
}

namespace {

constexpr const char* minus = " \u2212 ";

std::string windowFormula(const Layer& layer, const Geometry& geometry, int extentIn, bool rows)
{
    const Axis& axis = rows ? geometry.rows : geometry.cols;
    const std::string in = std::to_string(extentIn);
    const std::string padding = axis.padBefore == axis.padAfter
        ? "2·" + std::to_string(axis.padBefore)
        : std::to_string(axis.padBefore) + " + " + std::to_string(axis.padAfter);
    const std::string reach = std::to_string(axis.dilation) + "·(" + std::to_string(axis.size) + "\u2212" + "1)";
    const std::string stride = std::to_string(axis.stride);
    if (findOperator(layer.type)->reads == Reads::Spread) {
        const int outputPadding = rows ? geometry.outputPadding.h : geometry.outputPadding.w;
        const std::string cut = axis.padBefore == axis.padAfter ? padding : '(' + padding + ')';
        return '(' + in + minus + "1)·" + stride + minus + cut + " + " + reach + " + "
            + std::to_string(outputPadding) + " + 1 = " + std::to_string(axis.transposedExtent(extentIn) + outputPadding);
    }
    std::string formula = (layer.ceilMode ? "⌈(" : "⌊(") + in + " + " + padding + minus + reach + minus
        + "1) / " + stride + (layer.ceilMode ? "⌉ + 1" : "⌋ + 1");
    const std::int64_t out = axis.outputExtent(extentIn, layer.ceilMode);
    // Where ceil_mode's last window would start in the padding, the formula alone is one too many.
    const std::int64_t room = extentIn + axis.padBefore + axis.padAfter - axis.reach();
    if (layer.ceilMode && out != Axis::floorDivide(room + axis.stride - 1, axis.stride) + 1)
        formula += std::string(minus) + "1";
    return formula + " = " + std::to_string(out);
}

} // namespace

std::string sizeFormula(const Layer& layer, const Shape& in, bool rows)
{
    switch (findOperator(layer.type)->reads) {
    case Reads::Window:
    case Reads::Spread:
        return windowFormula(layer, resolved(layer, in), rows ? in.h : in.w, rows);
    case Reads::Share:
    case Reads::Cell:
    case Reads::Winners:
        return {};
    }
    return {};
}

} // namespace core
