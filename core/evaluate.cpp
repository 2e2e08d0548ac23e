#include "core/evaluate.h"

#include "core/operator.h"

namespace core {

namespace {

const Operator& operatorOf(const Layer& layer)
{
    return *findOperator(layer.type);
}

void placePadding(Axis& axis, std::int64_t total, bool oddCellFirst)
{
    const auto half = int(total / 2);
    axis.padBefore = oddCellFirst ? int(total) - half : half;
    axis.padAfter = int(total) - axis.padBefore;
}

/// SAME as TensorFlow and ONNX define it: ⌈in / stride⌉ windows, the padding just enough for them.
void padToSame(Axis& axis, int in, bool oddCellFirst)
{
    const std::int64_t out = (std::int64_t(in) + axis.stride - 1) / axis.stride;
    placePadding(axis, std::max<std::int64_t>((out - 1) * axis.stride + axis.reach() - in, 0), oddCellFirst);
}

/// SAME for a transposed convolution: the output is input × stride (ONNX's ConvTranspose). What is too much is cut off as
/// padding; what is missing, when the window is smaller than the stride, is added as output padding.
void padTransposedToSame(Axis& axis, int& outputPadding, bool oddCellFirst)
{
    const std::int64_t surplus = axis.reach() + outputPadding - axis.stride;
    placePadding(axis, std::max<std::int64_t>(surplus, 0), oddCellFirst);
    if (surplus < 0)
        outputPadding -= int(surplus);
}

} // namespace

Geometry resolved(const Layer& layer, const Shape& in)
{
    const Operator& op = operatorOf(layer);
    Geometry geometry{layer.rows, layer.cols, layer.outputPadding};
    if (op.hasKernel()) {
        geometry.rows.size = layer.weight.shape().h;
        geometry.cols.size = layer.weight.shape().w;
    }
    const bool transposed = op.reads == Reads::Spread;
    switch (layer.paddingForm) {
    case PaddingForm::Symmetric:
    case PaddingForm::FourSided:
        break;
    case PaddingForm::Valid:
        placePadding(geometry.rows, 0, false);
        placePadding(geometry.cols, 0, false);
        break;
    case PaddingForm::Same:
    case PaddingForm::SameUpper:
    case PaddingForm::SameLower: {
        const bool oddCellFirst = layer.paddingForm == PaddingForm::SameLower;
        if (transposed) {
            padTransposedToSame(geometry.rows, geometry.outputPadding.h, oddCellFirst);
            padTransposedToSame(geometry.cols, geometry.outputPadding.w, oddCellFirst);
        } else {
            padToSame(geometry.rows, in.h, oddCellFirst);
            padToSame(geometry.cols, in.w, oddCellFirst);
        }
        break;
    }
    }
    if (transposed && layer.outputSize) {
        geometry.outputPadding.h = int(layer.outputSize->h - geometry.rows.transposedExtent(in.h));
        geometry.outputPadding.w = int(layer.outputSize->w - geometry.cols.transposedExtent(in.w));
    }
    return geometry;
}

Shape outputShape(const Layer& layer, const Shape& in, const PoolSource* pool)
{
    return operatorOf(layer).outputShape(layer, in, pool);
}

Output run(const Layer& layer, const Tensor& in, const PoolSource* pool, const Pulse& pulse)
{
    const Operator& op = operatorOf(layer);
    return op.compute(layer, in, op.outputShape(layer, in.shape(), pool), pool, pulse);
}

std::int64_t stepCount(const Shape& output)
{
    return output.size();
}

Cell cellOfStep(const Shape& output, std::int64_t i)
{
    Cell cell;
    cell.col = int(i % output.w);
    i /= output.w;
    cell.row = int(i % output.h);
    i /= output.h;
    cell.c = int(i % output.c);
    cell.n = int(i / output.c);
    return cell;
}

std::int64_t stepOfCell(const Shape& output, const Cell& cell)
{
    return ((std::int64_t(cell.n) * output.c + cell.c) * output.h + cell.row) * output.w + cell.col;
}

Step stepAt(const Layer& layer, const Tensor& in, std::int64_t i, const PoolSource* pool)
{
    Step step;
    stepAt(layer, in, i, pool, step);
    return step;
}

void stepAt(const Layer& layer, const Tensor& in, std::int64_t i, const PoolSource* pool, Step& step)
{
    const Operator& op = operatorOf(layer);
    step.output = cellOfStep(op.outputShape(layer, in.shape(), pool), i);
    step.taps.clear();
    step.bias = layer.bias && op.hasKernel() ? double((*layer.bias)[std::size_t(step.output.c)]) : 0.0;
    step.divisor = 1.0;
    step.winner = -1;
    op.taps(layer, in, step.output, pool, step.taps);
    op.reduce(layer, step);
}

std::int64_t tapCount(const Layer& layer, const Shape& in, const Shape& out, const Cell& cell)
{
    const Operator& op = operatorOf(layer);
    switch (op.reads) {
    case Reads::Window:
    case Reads::Spread: {
        const Geometry geometry = resolved(layer, in);
        const std::int64_t window = std::int64_t(geometry.rows.size) * geometry.cols.size;
        return op.hasKernel() ? window * (in.c / layer.groups) : window;
    }
    case Reads::Share:
        return std::int64_t(adaptiveWindow(cell.row, in.h, out.h).count) * adaptiveWindow(cell.col, in.w, out.w).count;
    case Reads::Cell:
    case Reads::Winners:
        return 1;
    }
    return 0;
}

Span windowSpan(const Layer& layer, const Shape& in, int out, bool rows)
{
    const int extent = rows ? in.h : in.w;
    const auto axis = [&] { return rows ? resolved(layer, in).rows : resolved(layer, in).cols; };
    switch (operatorOf(layer).reads) {
    case Reads::Window:
        return axis().window(out);
    case Reads::Spread: { // a run, possibly empty
        const Axis along = axis();
        Span span{0, 1, 0};
        for (int tap = along.size - 1; tap >= 0; --tap) {
            const int source = along.transposedSource(out, tap, extent);
            if (source < 0)
                continue;
            if (span.count == 0)
                span.first = source;
            span.count = source - span.first + 1;
        }
        return span;
    }
    case Reads::Share:
        return adaptiveWindow(out, extent, layer.outputSize ? (rows ? layer.outputSize->h : layer.outputSize->w) : 1);
    case Reads::Cell:
    case Reads::Winners:
        return {out, 1, 1};
    }
    return {};
}

GradientStep gradientStepAt(const Layer& layer, const Tensor& in, const Tensor& gradOutput, std::int64_t i, const PoolSource* pool)
{
    const Operator& op = operatorOf(layer);
    GradientStep back;
    stepAt(layer, in, i, pool, back.forward);
    back.gradOutput = double(gradOutput.data()[std::size_t(i)]);
    back.toInput.resize(back.forward.taps.size());
    op.slopes(layer, back.forward, back.toInput);
    for (std::size_t t = 0; t < back.toInput.size(); ++t) {
        double& gradient = back.toInput[t];
        gradient = back.forward.taps[t].readsInput() ? through(op, gradient, back.gradOutput) : 0.0;
    }
    if (op.hasKernel()) {
        for (const Tap& tap : back.forward.taps)
            back.toWeight.push_back(back.gradOutput * tap.value);
        back.toBias = back.gradOutput;
    }
    return back;
}

Gradients backward(const Layer& layer, const Tensor& in, const Output& out, const Tensor& gradOutput, const PoolSource* pool,
                   const Pulse& pulse)
{
    return operatorOf(layer).backward(layer, in, out, gradOutput, pool, pulse);
}

} // namespace core
