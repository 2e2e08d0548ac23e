#include "formats/python_script.h"

#include <QCoreApplication>

// The lesson without any framework: every operator as the few lines of NumPy that it is. The functions have PyTorch's
// names and meanings, and a script holds only those that its layers call.

namespace formats {

namespace {

constexpr const char* windowCells = R"(
def window_cells(x, kernel, stride, dilation, before, out, fill):
    """For each place (i, j) of the window: what all windows, out[0] x out[1] of them, read there; `fill` beside the input."""
    after = [max((out[k] - 1) * stride[k] + (kernel[k] - 1) * dilation[k] + 1 - before[k] - x.shape[2 + k], 0) for k in (0, 1)]
    padded = np.pad(x, ((0, 0), (0, 0), (before[0], after[0]), (before[1], after[1])), constant_values=fill)
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            top, left = i * dilation[0], j * dilation[1]
            yield i, j, padded[:, :, top : top + (out[0] - 1) * stride[0] + 1 : stride[0],
                               left : left + (out[1] - 1) * stride[1] + 1 : stride[1]]
)";

constexpr const char* convFunction = R"(
def conv2d(x, weight, bias, stride, dilation, before, out, groups):
    """Multiply each window by the kernel, and add up."""
    read, made = weight.shape[1], weight.shape[0] // groups  # channels of one group
    result = np.zeros((x.shape[0], weight.shape[0], *out))
    for i, j, cells in window_cells(x, weight.shape[2:], stride, dilation, before, out, 0.0):
        for g in range(groups):
            result[:, g * made : (g + 1) * made] += np.einsum(
                "nchw,oc->nohw", cells[:, g * read : (g + 1) * read], weight[g * made : (g + 1) * made, :, i, j])
    return (result + bias[:, None, None]).astype(np.float32)
)";

constexpr const char* transposeFunction = R"(
def conv_transpose2d(x, weight, bias, stride, dilation, before, out, groups):
    """Spread each cell over the output by the kernel, then cut the padding off."""
    read, made = weight.shape[0] // groups, weight.shape[1]  # channels of one group
    spread = [(x.shape[2 + k] - 1) * stride[k] + (weight.shape[2 + k] - 1) * dilation[k] + 1 for k in (0, 1)]
    result = np.zeros((x.shape[0], made * groups, *(max(spread[k], before[k] + out[k]) for k in (0, 1))))
    for i in range(weight.shape[2]):
        for j in range(weight.shape[3]):
            top, left = i * dilation[0], j * dilation[1]
            target = result[:, :, top : top + (x.shape[2] - 1) * stride[0] + 1 : stride[0],
                            left : left + (x.shape[3] - 1) * stride[1] + 1 : stride[1]]
            for g in range(groups):
                target[:, g * made : (g + 1) * made] += np.einsum(
                    "nchw,co->nohw", x[:, g * read : (g + 1) * read], weight[g * read : (g + 1) * read, :, i, j])
    result = result[:, :, before[0] : before[0] + out[0], before[1] : before[1] + out[1]]
    return (result + bias[:, None, None]).astype(np.float32)
)";

constexpr const char* maxFunction = R"(
def max_pool2d(x, kernel, stride, dilation, before, out):
    """The largest value of each window, and where it stands in its plane: row * width + column, -1 for padding alone. NaN wins."""
    height, width = x.shape[2:]
    best = np.full((*x.shape[:2], *out), -np.inf, np.float32)
    where = np.full(best.shape, -1)
    for i, j, cells in window_cells(x, kernel, stride, dilation, before, out, -np.inf):
        row = (np.arange(out[0]) * stride[0] - before[0] + i * dilation[0])[:, None]
        col = (np.arange(out[1]) * stride[1] - before[1] + j * dilation[1])[None, :]
        inside = (row >= 0) & (row < height) & (col >= 0) & (col < width)
        better = inside & ((cells > best) | np.isnan(cells) | (where < 0))
        best, where = np.where(better, cells, best), np.where(better, row * width + col, where)
    return best.astype(np.float32), where
)";

constexpr const char* averageFunction = R"(
def avg_pool2d(x, kernel, stride, dilation, before, after, out, count_include_pad=True, divisor_override=None):
    """Each window's sum, divided by how many of its cells count. What lies beyond the padding never counts."""
    total, count = np.zeros((*x.shape[:2], *out)), np.zeros(out)
    for i, j, cells in window_cells(x, kernel, stride, dilation, before, out, 0.0):
        row = (np.arange(out[0]) * stride[0] - before[0] + i * dilation[0])[:, None]
        col = (np.arange(out[1]) * stride[1] - before[1] + j * dilation[1])[None, :]
        if count_include_pad:
            counts = (row < x.shape[2] + after[0]) & (col < x.shape[3] + after[1])
        else:
            counts = (row >= 0) & (row < x.shape[2]) & (col >= 0) & (col < x.shape[3])
        total, count = total + cells, count + counts
    return (total / (divisor_override or np.maximum(count, 1))).astype(np.float32)
)";

constexpr const char* lpFunction = R"(
def lp_pool2d(x, p, kernel, stride, dilation, before, after, out):
    """The p-th root of the sum of |x|^p; where a window hangs over the padding, its mean times the full window.

    Each window's largest is taken out first, for 255 ** 200 is no float64."""
    total, count = np.zeros((*x.shape[:2], *out)), np.zeros(out)
    parts = [(i, j, np.abs(cells.astype(np.float64))) for i, j, cells in window_cells(x, kernel, stride, dilation, before, out, 0.0)]
    largest = np.maximum.reduce([cells for _, _, cells in parts])
    for i, j, cells in parts:
        row = (np.arange(out[0]) * stride[0] - before[0] + i * dilation[0])[:, None]
        col = (np.arange(out[1]) * stride[1] - before[1] + j * dilation[1])[None, :]
        ratio = np.divide(cells, largest, out=np.ones_like(cells), where=cells != largest)
        total = total + ratio ** p
        count = count + ((row < x.shape[2] + after[0]) & (col < x.shape[3] + after[1]))
    return (largest * (total * (kernel[0] * kernel[1]) / count) ** (1 / p)).astype(np.float32)
)";

constexpr const char* adaptiveFunction = R"(
def adaptive_windows(extent, count):
    """`count` windows that cover `extent` cells, as even as they can be."""
    return [(k * extent // count, -(-(k + 1) * extent // count)) for k in range(count)]
)";

constexpr const char* adaptiveAverageFunction = R"(
def adaptive_avg_pool2d(x, out):
    rows, cols = adaptive_windows(x.shape[2], out[0]), adaptive_windows(x.shape[3], out[1])
    return np.array([[x[:, :, top:bottom, left:right].mean((2, 3), dtype=np.float64) for left, right in cols]
                     for top, bottom in rows]).transpose(2, 3, 0, 1).astype(np.float32)
)";

constexpr const char* adaptiveMaxFunction = R"(
def adaptive_max_pool2d(x, out):
    """The largest value of each window, and where it stands in its plane: row * width + column."""
    width, values, where = x.shape[3], np.zeros((*x.shape[:2], *out), np.float32), np.zeros((*x.shape[:2], *out), int)
    for y, (top, bottom) in enumerate(adaptive_windows(x.shape[2], out[0])):
        for z, (left, right) in enumerate(adaptive_windows(width, out[1])):
            cells = x[:, :, top:bottom, left:right].reshape(*x.shape[:2], -1)
            last_nan = cells.shape[2] - 1 - np.isnan(cells)[:, :, ::-1].argmax(2)
            place = np.where(np.isnan(cells).any(2), last_nan, cells.argmax(2))  # the first of the largest, the last NaN
            values[:, :, y, z] = cells.max(2)
            where[:, :, y, z] = (top + place // (right - left)) * width + left + place % (right - left)
    return values, where
)";

constexpr const char* unpoolFunction = R"(
def max_unpool2d(x, indices, out):
    """Each value goes back to where its window had found it; where several do, the last one stays. -1: it had found none."""
    result = np.zeros((*x.shape[:2], out[0] * out[1]), np.float32)
    for n in range(x.shape[0]):
        for c in range(x.shape[1]):
            for value, index in zip(x[n, c].flat, indices[n, c].flat):
                if index >= 0:
                    result[n, c, index] = value
    return result.reshape(*x.shape[:2], *out)
)";

constexpr const char* checkFunction = R"(
def check(layer, x, expected):
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=1.0)
    np.testing.assert_allclose(x, expected, rtol=1e-4, atol=1e-5 * scale)
    print(f"layer {layer}: {x.shape} as expected")
)";

using core::Makes;
using core::Reads;

const Function functions[] = {
    numpyUnpack,
    {checkFunction},
    {windowCells, [](const ScriptLayer& layer) { return layer.op.reads == Reads::Window; }},
    {convFunction, [](const ScriptLayer& layer) { return layer.op.reads == Reads::Window && layer.op.hasKernel(); }},
    {transposeFunction, [](const ScriptLayer& layer) { return layer.op.reads == Reads::Spread; }},
    {maxFunction, [](const ScriptLayer& layer) { return layer.isPooling() && layer.op.chooses(); }},
    {averageFunction, [](const ScriptLayer& layer) { return layer.isPooling() && layer.op.makes == Makes::Average; }},
    {lpFunction, [](const ScriptLayer& layer) { return layer.op.makes == Makes::Norm; }},
    {adaptiveFunction, [](const ScriptLayer& layer) { return layer.op.reads == Reads::Share; }},
    {adaptiveMaxFunction, [](const ScriptLayer& layer) { return layer.op.reads == Reads::Share && layer.op.chooses(); }},
    {adaptiveAverageFunction, [](const ScriptLayer& layer) { return layer.op.reads == Reads::Share && !layer.op.chooses(); }},
    {unpoolFunction, [](const ScriptLayer& layer) { return layer.op.reads == Reads::Winners; }},
};

QByteArray window(const ScriptLayer& layer, const QByteArray& before)
{
    return "stride=" + layer.both(&core::Axis::stride) + ", dilation=" + layer.both(&core::Axis::dilation) + ", before=" + before;
}

QByteArray window(const ScriptLayer& layer)
{
    return window(layer, layer.both(&core::Axis::padBefore));
}

void convolution(const ScriptLayer& layer, Script& script)
{
    const QByteArray bias = layer.layer.bias ? layer.name("bias") : "np.zeros(" + QByteArray::number(layer.out.c) + ')';
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    QByteArray place = window(layer);
    const bool slides = layer.op.reads == core::Reads::Window;
    if (slides && rows.border != core::Border::Zeros) {
        const char* mode = rows.border == core::Border::Reflect ? "reflect" : rows.border == core::Border::Replicate ? "edge" : "wrap";
        script.line("x = np.pad(x, ((0, 0), (0, 0), " + Script::pair(rows.padBefore, rows.padAfter) + ", "
                    + Script::pair(cols.padBefore, cols.padAfter) + "), mode=\"" + mode + "\")");
        place = window(layer, "(0, 0)");
    }
    script.call("x", slides ? "conv2d" : "conv_transpose2d",
                {"x", layer.name("weight"), bias, place, "out=" + layer.outSize(), "groups=" + QByteArray::number(layer.layer.groups)});
}

void extreme(const ScriptLayer& layer, Script& script)
{
    if (layer.takesMaximum()) {
        script.call("x, " + layer.name("indices"), "max_pool2d", {"x", layer.kernel(), window(layer), "out=" + layer.outSize()});
        return;
    }
    script.line("# the smallest value is the largest of the negated ones");
    script.line("x = -max_pool2d(-x, " + layer.kernel() + ", " + window(layer) + ", " + "out=" + layer.outSize() + ")[0]");
}

void average(const ScriptLayer& layer, Script& script)
{
    script.call("x", "avg_pool2d",
                {"x", layer.kernel(), window(layer), "after=" + layer.both(&core::Axis::padAfter), "out=" + layer.outSize(), layer.layer.countIncludePad ? "" : "count_include_pad=False",
                 layer.layer.divisorOverride ? "divisor_override=" + layer.divisor() : ""});
}

void lp(const ScriptLayer& layer, Script& script)
{
    script.call("x", "lp_pool2d", {"x", Script::number(layer.layer.normType), layer.kernel(), window(layer), "after=" + layer.both(&core::Axis::padAfter), "out=" + layer.outSize()});
}

void adaptive(const ScriptLayer& layer, Script& script)
{
    if (layer.takesMaximum())
        script.call("x, " + layer.name("indices"), "adaptive_max_pool2d", {"x", layer.outSize()});
    else
        script.call("x", "adaptive_avg_pool2d", {"x", layer.outSize()});
}

void unpool(const ScriptLayer& layer, Script& script)
{
    script.call("x", "max_unpool2d", {"x", layer.winners(), layer.outSize()});
}

constexpr Framework framework = {
    .opening = "# Needs NumPy. Each layer's output is compared with what the lesson shows.\n"
               "import base64\nimport zlib\n\nimport numpy as np\n",
    .functions = functions, .convolution = convolution, .transposed = convolution, .extreme = extreme, .average = average, .norm = lp,
    .adaptive = adaptive, .unpool = unpool, .activation = &core::Curve::numpy,
};

} // namespace

extern const Format numpyFormat = {
    .id = "numpy",
    .extensions = {"numpy.py"},
    .title = QT_TRANSLATE_NOOP("formats", "NumPy script, without a framework"),
    .use = QT_TRANSLATE_NOOP("formats", "For plain Python: spells the loops out, and checks the output"),
    .carries = LessonText,
    .write = writeAs<framework>,
};

} // namespace formats
