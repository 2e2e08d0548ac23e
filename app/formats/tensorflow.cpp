#include "formats/python_script.h"

#include <QCoreApplication>

// The lesson as TensorFlow, whose tensors are N × H × W × C. Padding is always spelled out with tf.pad, because TensorFlow
// knows only "VALID" and "SAME"; a pooling that tf.nn has no call for (dilation, cells that do not count) is made of the
// cells that stand at one place of every window.

namespace formats {

namespace {

constexpr const char* checkFunction = R"(
def check(layer, x, expected):
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=1.0)
    np.testing.assert_allclose(tf.transpose(x, (0, 3, 1, 2)), expected, rtol=1e-4, atol=1e-5 * scale)
    print(f"layer {layer}: {tuple(x.shape)} as expected")
)";

constexpr const char* windowCells = R"(
def window_cells(x, kernel, stride, dilation, out):
    """For each place of the window: what all windows, out[0] x out[1] of them, read there."""
    return [x[:, i * dilation[0] : i * dilation[0] + (out[0] - 1) * stride[0] + 1 : stride[0],
              j * dilation[1] : j * dilation[1] + (out[1] - 1) * stride[1] + 1 : stride[1], :]
            for i in range(kernel[0]) for j in range(kernel[1])]
)";

constexpr const char* winners = R"(
def winners(cells, kernel, stride, dilation, before, size):
    """Where each window's largest value stands in its plane: row * width + column, -1 for padding alone. NaN wins."""
    best, where = tf.fill(cells[0].shape, float("-inf")), tf.fill(cells[0].shape, -1)
    for k, cell in enumerate(cells):
        row = (tf.range(cell.shape[1]) * stride[0] - before[0] + k // kernel[1] * dilation[0])[None, :, None, None]
        col = (tf.range(cell.shape[2]) * stride[1] - before[1] + k % kernel[1] * dilation[1])[None, None, :, None]
        inside = (row >= 0) & (row < size[0]) & (col >= 0) & (col < size[1])
        better = inside & ((cell > best) | tf.math.is_nan(cell) | (where < 0))
        best, where = tf.where(better, cell, best), tf.where(better, row * size[1] + col, where)
    return where
)";

constexpr const char* adaptivePool = R"(
def adaptive_windows(extent, count):
    """`count` windows that cover `extent` cells, as even as they can be."""
    return [(k * extent // count, -(-(k + 1) * extent // count)) for k in range(count)]


def adaptive_pool2d(x, out, reduce):
    return tf.stack([tf.stack([reduce(x[:, top:bottom, left:right, :], axis=(1, 2))
                               for left, right in adaptive_windows(x.shape[2], out[1])], axis=1)
                     for top, bottom in adaptive_windows(x.shape[1], out[0])], axis=1)
)";

constexpr const char* adaptiveWinners = R"(
def adaptive_winners(x, out):
    """Where each window's largest value stands in its plane: row * width + column."""
    rows = []
    for top, bottom in adaptive_windows(x.shape[1], out[0]):
        row = []
        for left, right in adaptive_windows(x.shape[2], out[1]):
            cells = tf.reshape(x[:, top:bottom, left:right, :], (x.shape[0], -1, x.shape[3]))
            nan = tf.math.is_nan(cells)
            last_nan = cells.shape[1] - 1 - tf.argmax(tf.cast(nan[:, ::-1, :], tf.int32), axis=1, output_type=tf.int32)
            place = tf.where(tf.reduce_any(nan, axis=1), last_nan, tf.argmax(cells, axis=1, output_type=tf.int32))
            row.append((top + place // (right - left)) * x.shape[2] + left + place % (right - left))
        rows.append(tf.stack(row, axis=1))
    return tf.stack(rows, axis=1)
)";

constexpr const char* maxUnpool = R"(
def max_unpool2d(x, indices, out):
    """Each value goes back to where its window had found it. -1: it had found none."""
    n, h, w, c = x.shape
    plane = tf.reshape(tf.range(n * c), (n, 1, 1, c)) * (out[0] * out[1])
    end = n * c * out[0] * out[1]  # what has no place goes there, and is cut off
    flat = tf.tensor_scatter_nd_update(tf.zeros(end + 1),
                                       tf.reshape(tf.transpose(tf.where(indices < 0, end, plane + indices), (0, 3, 1, 2)), (-1, 1)),
                                       tf.reshape(tf.transpose(x, (0, 3, 1, 2)), (-1,)))
    return tf.transpose(tf.reshape(flat[:-1], (n, c, *out)), (0, 2, 3, 1))
)";

/// Whether tf.nn has a call for this pooling, once the input is padded.
bool native(const ScriptLayer& layer)
{
    if (layer.dilated() || layer.op.makes == core::Makes::Norm || layer.winnersWanted)
        return false;
    return layer.op.makes != core::Makes::Average || (!layer.padded() && !layer.layer.divisorOverride);
}

bool isAdaptive(const ScriptLayer& layer)
{
    return layer.op.reads == core::Reads::Share;
}

const Function functions[] = {
    numpyUnpack,
    {checkFunction},
    {windowCells, [](const ScriptLayer& layer) { return layer.isPooling() && !native(layer); }},
    {winners, [](const ScriptLayer& layer) { return layer.isPooling() && layer.winnersWanted; }},
    {adaptivePool, isAdaptive},
    {adaptiveWinners, [](const ScriptLayer& layer) { return isAdaptive(layer) && layer.winnersWanted; }},
    {maxUnpool, [](const ScriptLayer& layer) { return layer.op.reads == core::Reads::Winners; }},
};

QByteArray sides(int top, int bottom, int left, int right)
{
    return "((0, 0), " + Script::pair(top, bottom) + ", " + Script::pair(left, right) + ", (0, 0))";
}

QByteArray padded(const ScriptLayer& layer, const QByteArray& x, const QByteArray& value)
{
    if (!layer.padded())
        return x;
    return "tf.pad(" + x + ", "
           + sides(layer.axis(true).padBefore, layer.readAfter(true), layer.axis(false).padBefore, layer.readAfter(false))
           + (value == "0" ? QByteArray() : ", constant_values=" + value) + ')';
}

void addBias(const ScriptLayer& layer, Script& script)
{
    if (layer.layer.bias)
        script.line("x = x + " + layer.name("bias"));
}

void convolution(const ScriptLayer& layer, Script& script)
{
    if (layer.axis(true).border == core::Border::Zeros)
        script.line("x = " + padded(layer, "x", "0"));
    else if (layer.padded())
        script.line("x = tf.gather(tf.gather(x, " + Script::list(layer.sources(true)) + ", axis=1), " + Script::list(layer.sources(false))
                    + ", axis=2)  # padding that repeats cells");
    const int groups = layer.layer.groups;
    const QByteArray options = ", strides=" + layer.both(&core::Axis::stride) + ", padding=\"VALID\", dilations="
                               + layer.both(&core::Axis::dilation) + ')';
    const QByteArray kernel = layer.name("weight") + ".transpose(2, 3, 1, 0)";
    if (groups == 1) {
        script.line("x = tf.nn.conv2d(x, " + kernel + options);
    } else {
        const QByteArray count = QByteArray::number(groups);
        script.line("x = tf.concat([tf.nn.conv2d(part, kernel" + options + "\n               for part, kernel in zip(tf.split(x, " + count
                    + ", axis=3), np.split(" + kernel + ", " + count + ", axis=3))], axis=3)");
    }
    addBias(layer, script);
}

void transposed(const ScriptLayer& layer, Script& script)
{
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    const int groups = layer.layer.groups;
    const auto spread = [](const core::Axis& axis, int in) { return std::int64_t(axis.stride) * (in - 1) + axis.reach(); };
    const std::int64_t height = spread(rows, layer.in.h);
    const std::int64_t width = spread(cols, layer.in.w);
    QByteArray kernel = layer.name("weight");
    if (layer.dilated()) {
        script.line("kernel = np.zeros((" + QByteArray::number(layer.layer.weight.shape().n) + ", "
                    + QByteArray::number(layer.layer.weight.shape().c) + ", " + QByteArray::number(rows.reach()) + ", "
                    + QByteArray::number(cols.reach()) + "), np.float32)  # dilated: the kernel with zeros between its cells");
        script.line("kernel[:, :, ::" + QByteArray::number(rows.dilation) + ", ::" + QByteArray::number(cols.dilation) + "] = "
                    + layer.name("weight"));
        kernel = "kernel";
    }
    const QByteArray count = QByteArray::number(groups);
    const QByteArray shape = '(' + QByteArray::number(layer.in.n) + ", " + QByteArray::number(height) + ", " + QByteArray::number(width)
                             + ", " + QByteArray::number(layer.layer.weight.shape().c) + ')';
    script.line("x = tf.concat([tf.nn.conv2d_transpose(part, weight, " + shape + ", strides=" + layer.both(&core::Axis::stride)
                + ", padding=\"VALID\")\n               for part, weight in zip(tf.split(x, " + count + ", axis=3), np.split(" + kernel
                + ".transpose(2, 3, 1, 0), " + count + ", axis=3))], axis=3)");
    const std::int64_t bottom = rows.padBefore + layer.out.h - height;
    const std::int64_t right = cols.padBefore + layer.out.w - width;
    if (bottom > 0 || right > 0)
        script.line("x = tf.pad(x, " + sides(0, int(std::max<std::int64_t>(bottom, 0)), 0, int(std::max<std::int64_t>(right, 0))) + ')');
    script.line("x = x[:, " + QByteArray::number(rows.padBefore) + ':' + QByteArray::number(rows.padBefore + layer.out.h) + ", "
                + QByteArray::number(cols.padBefore) + ':' + QByteArray::number(cols.padBefore + layer.out.w) + ", :]");
    addBias(layer, script);
}

QByteArray cells(const ScriptLayer& layer, const QByteArray& x)
{
    return "window_cells(" + x + ", " + layer.kernel() + ", " + layer.both(&core::Axis::stride) + ", "
           + layer.both(&core::Axis::dilation) + ", " + layer.outSize() + ')';
}

/// count = how many cells of each window count, as a tensor of the output's height and width.
void countCells(const ScriptLayer& layer, Script& script, bool withPadding)
{
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    const int bottom = layer.paddingAfter(true);
    const int right = layer.paddingAfter(false);
    script.line("inside = tf.pad(tf.ones_like(x), " + sides(rows.padBefore, bottom, cols.padBefore, right)
                + (withPadding ? ", constant_values=1.0)" : ")"));
    if (layer.readAfter(true) > bottom || layer.readAfter(false) > right)
        script.line("inside = tf.pad(inside, " + sides(0, layer.readAfter(true) - bottom, 0, layer.readAfter(false) - right)
                    + ")  # ceil_mode's overhang");
    script.line("count = tf.add_n(" + cells(layer, "inside") + ')');
}

QByteArray nativeWindow(const ScriptLayer& layer)
{
    return ", " + layer.kernel() + ", " + layer.both(&core::Axis::stride) + ", \"VALID\")";
}

void lp(const ScriptLayer& layer, Script& script)
{
    const QByteArray p = Script::number(layer.layer.normType);
    countCells(layer, script, true);
    const QByteArray mean = "(total * " + QByteArray::number(layer.axis(true).size * layer.axis(false).size) + " / count) ** (1 / " + p + ')';
    if (layer.powersFit) {
        script.line("total = tf.add_n(" + cells(layer, padded(layer, "tf.abs(x) ** " + p, "0")) + ')');
        script.line("x = " + mean);
        return;
    }
    script.line("parts = " + cells(layer, padded(layer, "tf.abs(x)", "0")));
    script.line("largest = tf.reduce_max(tf.stack(parts), axis=0)  # taken out first: float32 could not hold all the powers");
    script.line("total = tf.add_n([tf.where(part == largest, tf.ones_like(part), part / largest) ** " + p + " for part in parts])");
    script.line("x = largest * " + mean);
}

void average(const ScriptLayer& layer, Script& script)
{
    if (native(layer)) {
        script.line("x = tf.nn.avg_pool2d(x" + nativeWindow(layer));
        return;
    }
    if (!layer.layer.divisorOverride)
        countCells(layer, script, layer.layer.countIncludePad);
    script.line("x = tf.add_n(" + cells(layer, padded(layer, "x", "0")) + ") / "
                + (layer.layer.divisorOverride ? layer.divisor() : "tf.maximum(count, 1.0)"));
}

void extreme(const ScriptLayer& layer, Script& script)
{
    const bool smallest = !layer.takesMaximum();
    if (smallest)
        script.line("# the smallest value is the largest of the negated ones");
    const QByteArray input = padded(layer, smallest ? "-x" : "x", "float(\"-inf\")");
    const QByteArray sign = smallest ? "-" : "";
    if (native(layer)) {
        script.line("x = " + sign + "tf.nn.max_pool2d(" + input + nativeWindow(layer));
        return;
    }
    script.line("cells = " + cells(layer, input));
    if (layer.winnersWanted)
        script.call(layer.name("indices"), "winners",
                    {"cells", layer.kernel(), layer.both(&core::Axis::stride), layer.both(&core::Axis::dilation),
                     layer.both(&core::Axis::padBefore), Script::pair(layer.in.h, layer.in.w)});
    script.line("x = " + sign + "tf.reduce_max(tf.stack(cells), axis=0)");
}

void adaptive(const ScriptLayer& layer, Script& script)
{
    if (layer.winnersWanted)
        script.call(layer.name("indices"), "adaptive_winners", {"x", layer.outSize()});
    script.call("x", "adaptive_pool2d", {"x", layer.outSize(), layer.takesMaximum() ? "tf.reduce_max" : "tf.reduce_mean"});
}

void unpool(const ScriptLayer& layer, Script& script)
{
    script.call("x", "max_unpool2d", {"x", layer.winners(), layer.outSize()});
}

constexpr Framework framework = {
    .opening = R"(# Needs TensorFlow 2. Each layer's output is compared with what the lesson shows.
# Numbers stand here in PyTorch's order N x C x H x W, as in the lesson; TensorFlow computes in N x H x W x C.
import base64
import zlib

import numpy as np
import tensorflow as tf
)",
    .functions = functions, .convolution = convolution, .transposed = transposed, .extreme = extreme, .average = average, .norm = lp,
    .adaptive = adaptive, .unpool = unpool, .activation = &core::Curve::tensorflow,
    .afterInput = "x = tf.constant(x.transpose(0, 2, 3, 1))",
};

} // namespace

extern const Format tensorflowFormat = {
    .id = "tensorflow",
    .extensions = {"tf.py", "keras.py"},
    .title = QT_TRANSLATE_NOOP("formats", "TensorFlow script"),
    .use = QT_TRANSLATE_NOOP("formats", "For TensorFlow and Keras: builds the layers with these numbers and checks the output"),
    .carries = LessonText,
    .write = writeAs<framework>,
};

} // namespace formats
