#include "formats/python_script.h"

#include <QCoreApplication>

// A script that builds the lesson as an ONNX model with onnx.helper. Every operator is spelled so that opset 13 has it and
// runtimes agree on it: no ceil_mode and no auto_pad, whose readings differ; what they come to is written as padding, which
// is possible because the input's size is known.

namespace formats {

namespace {

constexpr const char* opening = R"PY(# Needs onnx. Builds the model, checks it, and, where onnxruntime (or onnx 1.13's reference evaluator) is installed, runs it
# and compares each layer's output with what the lesson shows. "python3 THIS model.onnx" also saves the model.
import base64
import sys
import zlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

nodes, constants, outputs, expectations = [], [], [], []
)PY";

constexpr const char* builders = R"PY(
def constant(array, dtype=np.float32):
    """The name under which the model holds the array."""
    name = f"constant{len(constants)}"
    constants.append(numpy_helper.from_array(np.array(array, dtype), name))
    return name


def node(operator, *inputs, count=1, **attributes):
    """The name of what the operator makes of the inputs; with a count above 1, the names."""
    names = [f"{operator.lower()}{len(nodes)}_{k}" if count > 1 else f"{operator.lower()}{len(nodes)}" for k in range(count)]
    nodes.append(helper.make_node(operator, inputs, names, **attributes))
    return names if count > 1 else names[0]


def check(layer, x, expected):
    """Makes x an output of the model, to be compared when it runs."""
    outputs.append(helper.make_tensor_value_info(x, TensorProto.FLOAT, expected.shape))
    expectations.append((layer, expected))


def pad(x, top, left, bottom, right, value=0.0):
    return node("Pad", x, constant([0, 0, top, left, 0, 0, bottom, right], np.int64), constant(value))


def window_cell(x, row, col, out, stride):
    """The cell of each window that stands at this row and column of it, as a plane of the output's size."""
    ends = [row + (out[0] - 1) * stride[0] + 1, col + (out[1] - 1) * stride[1] + 1]
    return node("Slice", x, *(constant(numbers, np.int64) for numbers in ([row, col], ends, [2, 3], stride)))
)PY";

const Function functions[] = {numpyUnpack, {builders}};

constexpr const char* afterInput = R"(first = x
x = "input"
)";

constexpr const char* closing = R"PY(

graph = helper.make_graph(nodes, "lesson", [helper.make_tensor_value_info("input", TensorProto.FLOAT, first.shape)], outputs, constants)
model = helper.make_model(graph, opset_imports=[helper.make_operatorsetid("", 13)], producer_name="poolscope")
model.ir_version = 7
onnx.checker.check_model(model, full_check=True)
if len(sys.argv) > 1:
    onnx.save(model, sys.argv[1])


def run(model, feed):
    """The model's outputs, or nothing when no runtime is installed."""
    try:
        import onnxruntime
    except ImportError:
        try:
            from onnx.reference import ReferenceEvaluator
        except ImportError:
            return None
        return ReferenceEvaluator(model).run(None, feed)
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"]).run(None, feed)


results = run(model, {"input": first})
if results is None:
    print("The model is valid. To run it: pip install onnxruntime")
else:
    for (layer, expected), result in zip(expectations, results):
        scale = np.abs(expected[np.isfinite(expected)]).max(initial=1.0)
        np.testing.assert_allclose(result, expected, rtol=1e-4, atol=1e-5 * scale)
        print(f"layer {layer}: {result.shape} as expected")
)PY";

QByteArray ints(const char* name, int h, int w)
{
    return name + ("=[" + QByteArray::number(h)) + ", " + QByteArray::number(w) + ']';
}

QByteArray both(const char* name, const ScriptLayer& layer, int core::Axis::* of)
{
    return ints(name, layer.axis(true).*of, layer.axis(false).*of);
}

QByteArray pads(int top, int left, int bottom, int right)
{
    return "pads=" + Script::list({top, left, bottom, right});
}

/// The padding that the last window reads, ceil_mode's overhang included.
QByteArray padsRead(const ScriptLayer& layer)
{
    return layer.padded() ? pads(layer.axis(true).padBefore, layer.axis(false).padBefore, layer.readAfter(true), layer.readAfter(false))
                          : QByteArray();
}

QByteArray window(const ScriptLayer& layer)
{
    return both("kernel_shape", layer, &core::Axis::size) + ", " + both("strides", layer, &core::Axis::stride)
           + (layer.dilated() ? ", " + both("dilations", layer, &core::Axis::dilation) : QByteArray());
}

void convolution(const ScriptLayer& layer, Script& script)
{
    const bool repeats = layer.axis(true).border != core::Border::Zeros && layer.padded();
    if (repeats) {
        script.line("# padding that repeats cells: ONNX's Pad could not wrap around before opset 19");
        script.line("x = node(\"Gather\", x, constant(" + Script::list(layer.sources(true)) + ", np.int64), axis=2)");
        script.line("x = node(\"Gather\", x, constant(" + Script::list(layer.sources(false)) + ", np.int64), axis=3)");
    }
    script.call("x", "node", {"\"Conv\"", "x", "constant(" + layer.name("weight") + ')',
                              layer.layer.bias ? "constant(" + layer.name("bias") + ')' : QByteArray(), window(layer),
                              repeats ? QByteArray() : padsRead(layer), "group=" + QByteArray::number(layer.layer.groups)});
}

void transposed(const ScriptLayer& layer, Script& script)
{
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    const core::Size extra = layer.geometry.outputPadding;
    // Runtimes want output padding below the stride. Where it is not, cutting less off does the same, and what is missing
    // even then are zeros.
    const bool native = extra.h < rows.stride && extra.w < cols.stride;
    const int bottom = native ? rows.padAfter : std::max(rows.padAfter - extra.h, 0);
    const int right = native ? cols.padAfter : std::max(cols.padAfter - extra.w, 0);
    script.call("x", "node",
                {"\"ConvTranspose\"", "x", "constant(" + layer.name("weight") + ')',
                 layer.layer.bias && native ? "constant(" + layer.name("bias") + ')' : QByteArray(), window(layer),
                 pads(rows.padBefore, cols.padBefore, bottom, right),
                 native && (extra.h > 0 || extra.w > 0) ? ints("output_padding", extra.h, extra.w) : QByteArray(),
                 "group=" + QByteArray::number(layer.layer.groups)});
    if (native)
        return;
    script.line("x = pad(x, 0, 0, " + QByteArray::number(std::max(extra.h - rows.padAfter, 0)) + ", "
                + QByteArray::number(std::max(extra.w - cols.padAfter, 0)) + ')');
    if (layer.layer.bias)
        script.line("x = node(\"Add\", x, constant(" + layer.name("bias") + ".reshape(1, -1, 1, 1)))");
}

/// What no runtime finds out in the same way is told instead: the winners that the lesson found.
void tellWinners(const ScriptLayer& layer, Script& script, const core::Network& network)
{
    std::vector<int> winners;
    for (const std::int32_t winner : *network.result(layer.index).output.indices)
        winners.push_back(winner);
    script.line(QByteArray("# where the winners stand in their planes, row * width + column")
                + (layer.winnersMissing ? "; -1 where a window has none" : ""));
    script.line(layer.name("indices") + " = constant(np.array(" + Script::list(winners) + ").reshape("
                + QByteArray::number(std::int64_t(layer.out.n) * layer.out.c) + ", -1), np.int64)");
}

void extreme(const ScriptLayer& layer, Script& script)
{
    const bool smallest = !layer.takesMaximum();
    if (smallest)
        script.line("x = node(\"Neg\", x)  # the smallest value is the largest of the negated ones");
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    // Runtimes refuse padding that is not smaller than the kernel.
    const bool native = std::max(rows.padBefore, layer.readAfter(true)) < rows.size
                        && std::max(cols.padBefore, layer.readAfter(false)) < cols.size;
    if (!native)
        script.line("x = pad(x, " + QByteArray::number(rows.padBefore) + ", " + QByteArray::number(cols.padBefore) + ", "
                    + QByteArray::number(layer.readAfter(true)) + ", " + QByteArray::number(layer.readAfter(false))
                    + ", -np.inf)  # never wins");
    script.call("x", "node", {"\"MaxPool\"", "x", window(layer), native ? padsRead(layer) : QByteArray()});
    if (smallest)
        script.line("x = node(\"Neg\", x)");
}

/// How many cells of each window count, one number a window.
QByteArray counts(const ScriptLayer& layer, bool withPadding)
{
    const auto along = [&](bool rows) {
        const core::Axis& axis = layer.axis(rows);
        const int extent = rows ? layer.in.h : layer.in.w;
        std::vector<int> result;
        for (int k = 0; k < (rows ? layer.out.h : layer.out.w); ++k) {
            int count = 0;
            for (int tap = 0; tap < axis.size; ++tap) {
                const int position = axis.window(k).at(tap);
                count += (position >= 0 && position < extent) || (withPadding && !axis.isBeyond(position, extent));
            }
            result.push_back(count);
        }
        return result;
    };
    return "np.outer(" + Script::list(along(true)) + ", " + Script::list(along(false)) + ')';
}

/// x = each window's sum: a convolution by ones, channel by channel, for AveragePool has no dilation before opset 19.
void windowSum(const ScriptLayer& layer, Script& script)
{
    const QByteArray channels = QByteArray::number(layer.in.c);
    script.call("x", "node", {"\"Conv\"", "x", "constant(np.ones((" + channels + ", 1, " + QByteArray::number(layer.axis(true).size) + ", "
                                                   + QByteArray::number(layer.axis(false).size) + ")))",
                              window(layer), padsRead(layer), "group=" + channels});
}

void average(const ScriptLayer& layer, Script& script)
{
    if (!layer.padded() && !layer.dilated() && !layer.layer.divisorOverride) {
        script.call("x", "node", {"\"AveragePool\"", "x", window(layer)});
        return;
    }
    script.line("# each window's sum, divided by how many of its cells count");
    windowSum(layer, script);
    script.line("x = node(\"Div\", x, constant("
                + (layer.layer.divisorOverride ? layer.divisor()
                                               : "np.maximum(" + counts(layer, layer.layer.countIncludePad) + ", 1)")
                + "))");
}

void lp(const ScriptLayer& layer, Script& script)
{
    const QByteArray p = Script::number(layer.layer.normType);
    const QByteArray share = "share = " + counts(layer, true) + " / " + QByteArray::number(layer.axis(true).size * layer.axis(false).size)
                             + "  # of the window, not beyond the padding";
    if (!layer.powersFit) {
        const core::Axis& rows = layer.axis(true);
        const core::Axis& cols = layer.axis(false);
        script.line("# LpPool with each window's largest taken out first: float32 could not hold all the powers");
        script.line("x = pad(node(\"Abs\", x), " + QByteArray::number(rows.padBefore) + ", " + QByteArray::number(cols.padBefore) + ", "
                    + QByteArray::number(layer.readAfter(true)) + ", " + QByteArray::number(layer.readAfter(false)) + ')');
        script.line("cells = [window_cell(x, i * " + QByteArray::number(rows.dilation) + ", j * " + QByteArray::number(cols.dilation) + ", "
                    + Script::pair(layer.out.h, layer.out.w) + ", " + Script::pair(rows.stride, cols.stride) + ") for i in range("
                    + QByteArray::number(rows.size) + ") for j in range(" + QByteArray::number(cols.size) + ")]");
        script.line("largest = node(\"Max\", *cells)");
        script.line("ratios = [node(\"Where\", node(\"Equal\", cell, largest), constant(1), node(\"Div\", cell, largest)) for cell in cells]");
        script.line("total = node(\"Sum\", *[node(\"Pow\", ratio, constant(" + p + ")) for ratio in ratios])");
        script.line(share);
        script.line("x = node(\"Mul\", largest, node(\"Pow\", node(\"Div\", total, constant(share)), constant(1 / " + p + ")))");
        return;
    }
    script.line("# LpPool spelled out: ONNX takes whole p only");
    script.line("x = node(\"Pow\", node(\"Abs\", x), constant(" + p + "))");
    windowSum(layer, script);
    script.line(share);
    script.line("x = node(\"Pow\", node(\"Div\", x, constant(share)), constant(1 / " + p + "))");
}

/// For each adaptive window the cells that it covers, the last one repeated so that all lists have one length.
QByteArray coveredCells(int in, int out)
{
    int longest = 0;
    for (int k = 0; k < out; ++k)
        longest = std::max(longest, core::adaptiveWindow(k, in, out).count);
    QByteArrayList rows;
    for (int k = 0; k < out; ++k) {
        const core::Span span = core::adaptiveWindow(k, in, out);
        std::vector<int> cells;
        for (int i = 0; i < longest; ++i)
            cells.push_back(span.at(std::min(i, span.count - 1)));
        rows << Script::list(cells);
    }
    return '[' + rows.join(", ") + ']';
}

/// A matrix whose rows average the cells that each adaptive window covers.
QByteArray averagingMatrix(int in, int out)
{
    QByteArrayList rows;
    for (int k = 0; k < out; ++k) {
        const core::Span span = core::adaptiveWindow(k, in, out);
        QByteArrayList cells;
        for (int i = 0; i < in; ++i)
            cells << (i >= span.first && i <= span.last() ? "1 / " + QByteArray::number(span.count) : QByteArray("0"));
        rows << '[' + cells.join(", ") + ']';
    }
    return '[' + rows.join(",\n     ") + ']';
}

void adaptive(const ScriptLayer& layer, Script& script)
{
    const bool global = layer.out.h == 1 && layer.out.w == 1;
    if (global) {
        script.line(QByteArray("x = node(\"") + (layer.takesMaximum() ? "GlobalMaxPool" : "GlobalAveragePool") + "\", x)");
    } else if (layer.takesMaximum()) {
        script.line("# ONNX has no adaptive pooling: the rows of each window side by side, their largest, then the same for columns");
        script.line("x = node(\"Gather\", x, constant(" + coveredCells(layer.in.h, layer.out.h) + ", np.int64), axis=2)");
        script.line("x = node(\"ReduceMax\", x, axes=[3], keepdims=0)");
        script.line("x = node(\"Gather\", x, constant(" + coveredCells(layer.in.w, layer.out.w) + ", np.int64), axis=3)");
        script.line("x = node(\"ReduceMax\", x, axes=[4], keepdims=0)");
    } else {
        script.line("# ONNX has no adaptive pooling: rows @ x @ columns, where each row of a matrix averages one window");
        script.line("rows = np.array(\n    " + averagingMatrix(layer.in.h, layer.out.h) + ')');
        script.line("columns = np.array(\n    " + averagingMatrix(layer.in.w, layer.out.w) + ").T");
        script.line("x = node(\"MatMul\", node(\"MatMul\", constant(rows), x), constant(columns))");
    }
}

void unpool(const ScriptLayer& layer, Script& script)
{
    const QByteArray planes = QByteArray::number(std::int64_t(layer.out.n) * layer.out.c);
    script.line("x = node(\"Reshape\", x, constant([" + planes + ", " + QByteArray::number(layer.in.planeSize()) + "], np.int64))");
    const QByteArray size = QByteArray::number(layer.out.planeSize());
    script.line("zeros = constant(np.zeros((" + planes + ", " + size + (layer.winnersMissing ? " + 1" : "") + ")))");
    script.line("x = node(\"ScatterElements\", zeros, " + layer.winners() + ", x, axis=1)");
    if (layer.winnersMissing) // -1 is the last one to ONNX, too
        script.line("x = node(\"Slice\", x, constant([0], np.int64), constant([" + size + "], np.int64), constant([1], np.int64))"
                    "  # without what has no place");
    script.line("x = node(\"Reshape\", x, constant(" + Script::shape(layer.out) + ", np.int64))");
}

constexpr Framework framework = {
    .opening = opening, .functions = functions, .convolution = convolution, .transposed = transposed, .extreme = extreme,
    .average = average, .norm = lp, .adaptive = adaptive, .unpool = unpool, .activation = &core::Curve::onnx,
    .tellWinners = tellWinners, .afterInput = afterInput, .closing = closing,
};

} // namespace

extern const Format onnxFormat = {
    .id = "onnx",
    .extensions = {"onnx.py"},
    .title = QT_TRANSLATE_NOOP("formats", "ONNX model, as a script that builds it"),
    .use = QT_TRANSLATE_NOOP("formats", "For ONNX: builds the model with these numbers, runs it and checks the output"),
    .carries = LessonText,
    .write = writeAs<framework>,
};

} // namespace formats
