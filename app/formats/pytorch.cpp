#include "formats/python_script.h"

#include "core/parameters.h"

#include <QCoreApplication>

// The lesson as PyTorch: the calls of torch.nn.functional wherever PyTorch knows the layer, else the few lines that they
// stand for (padding of four sides, an average with dilation, a padded Lp pool).

namespace formats {

namespace {

constexpr const char* windowSum = R"(
def window_sum(x, kernel, stride, dilation):
    """The sum of what each window covers."""
    channels = x.shape[1]
    return F.conv2d(x, torch.ones(channels, 1, *kernel), stride=stride, dilation=dilation, groups=channels)
)";

constexpr const char* lpFunction = R"(
def lp_pool2d(x, p, kernel, stride, dilation, share=1.0):
    """The p-th root of the sum of |x|^p. Each window's largest is taken out first: float32 could not hold all the powers."""
    out = [(extent - d * (k - 1) - 1) // s + 1 for extent, k, s, d in zip(x.shape[2:], kernel, stride, dilation)]
    cells = F.unfold(x.abs().double().flatten(0, 1).unsqueeze(1), kernel, dilation=dilation, stride=stride)
    cells = cells.reshape(x.shape[0], x.shape[1], -1, *out)
    largest = cells.amax(2, keepdim=True)
    terms = torch.where(cells == largest, torch.ones_like(cells), cells / largest) ** p
    return (largest.squeeze(2) * (terms.sum(2) / share) ** (1 / p)).float()
)";

constexpr const char* unpackFunction = R"(
def unpack(text, shape):
    """Many numbers, packed as bytes of little-endian float32."""
    data = bytearray(zlib.decompress(base64.b64decode(text)))
    return torch.frombuffer(data, dtype=torch.float32).reshape(shape)
)";

constexpr const char* checkFunction = R"(
def check(layer, x, expected):
    scale = expected.abs().nan_to_num(posinf=0.0).max().item()
    torch.testing.assert_close(x, expected, rtol=1e-4, atol=1e-5 * max(1.0, scale), equal_nan=True)
    print(f"layer {layer}: {tuple(x.shape)} as expected")
)";

bool needsWindowSum(const ScriptLayer& layer)
{
    if (layer.op.makes == core::Makes::Norm)
        return layer.padded() || layer.dilated();
    return layer.isPooling() && layer.op.makes == core::Makes::Average && (!layer.torchPools() || layer.dilated());
}

const Function functions[] = {
    {unpackFunction},
    {checkFunction},
    {windowSum, needsWindowSum},
    {lpFunction, [](const ScriptLayer& layer) { return !layer.powersFit; }},
};

/// (left, right, top, bottom), as F.pad wants it.
QByteArray sides(int left, int right, int top, int bottom)
{
    return Script::tuple({left, right, top, bottom});
}

QByteArray padded(const ScriptLayer& layer, const QByteArray& x, const QByteArray& value)
{
    if (!layer.padded())
        return x;
    return "F.pad(" + x + ", " + sides(layer.axis(false).padBefore, layer.readAfter(false), layer.axis(true).padBefore, layer.readAfter(true))
           + (value == "0" ? QByteArray() : ", value=" + value) + ')';
}

QByteArray bias(const ScriptLayer& layer)
{
    return layer.layer.bias ? layer.name("bias") : QByteArray();
}

QByteArray groups(const ScriptLayer& layer)
{
    return layer.layer.groups == 1 ? QByteArray() : "groups=" + QByteArray::number(layer.layer.groups);
}

/// Of a convolution; a pooling's is its window where none is given, so -1 is never left out.
QByteArray stride(const ScriptLayer& layer, int standard = -1)
{
    return Script::option("stride", layer.axis(true).stride, layer.axis(false).stride, standard);
}

QByteArray dilation(const ScriptLayer& layer)
{
    return Script::option("dilation", layer.axis(true).dilation, layer.axis(false).dilation, 1);
}

QByteArray padding(const ScriptLayer& layer)
{
    return Script::option("padding", layer.axis(true).padBefore, layer.axis(false).padBefore, 0);
}

/// What F.pad calls it.
QByteArray modeName(core::Border border)
{
    const std::string_view name = core::findParameter("padding_mode")->options[std::size_t(border)].name;
    return border == core::Border::Zeros ? "constant" : QByteArray(name.data(), qsizetype(name.size()));
}

void convolution(const ScriptLayer& layer, Script& script)
{
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    const bool zeros = rows.border == core::Border::Zeros && cols.border == core::Border::Zeros;
    const bool native = zeros && layer.symmetric();
    if (!native && (rows.padBefore > 0 || rows.padAfter > 0 || cols.padBefore > 0 || cols.padAfter > 0))
        script.call("x", "F.pad", {"x", sides(cols.padBefore, cols.padAfter, rows.padBefore, rows.padAfter),
                                   "mode=\"" + modeName(rows.border) + '"'});
    script.call("x", "F.conv2d", {"x", layer.name("weight"), bias(layer), stride(layer, 1), native ? padding(layer) : QByteArray(),
                                  dilation(layer), groups(layer)});
}

void transposed(const ScriptLayer& layer, Script& script)
{
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    const core::Size extra = layer.geometry.outputPadding;
    if (layer.symmetric() && extra.h < std::max(rows.stride, rows.dilation) && extra.w < std::max(cols.stride, cols.dilation)) {
        script.call("x", "F.conv_transpose2d",
                    {"x", layer.name("weight"), bias(layer), stride(layer, 1), padding(layer),
                     Script::option("output_padding", extra.h, extra.w, 0), groups(layer), dilation(layer)});
        return;
    }
    script.call("x", "F.conv_transpose2d", {"x", layer.name("weight"), stride(layer, 1), groups(layer), dilation(layer)});
    script.line("# padding that differs from side to side: cut, or filled up with zeros");
    script.line("x = F.pad(x, " + sides(-cols.padBefore, extra.w - cols.padAfter, -rows.padBefore, extra.h - rows.padAfter) + ')');
    if (layer.layer.bias)
        script.line("x = x + " + layer.name("bias") + ".view(1, -1, 1, 1)");
}

QByteArray ceilMode(const ScriptLayer& layer)
{
    return layer.layer.ceilMode ? "ceil_mode=True" : QByteArray();
}

void extreme(const ScriptLayer& layer, Script& script)
{
    const bool smallest = !layer.takesMaximum();
    const bool native = layer.torchPools() && !layer.winnersMissing; // for which PyTorch tells some place nevertheless
    const QByteArray values = layer.winnersWanted ? "x, " + layer.name("indices") : QByteArray("x");
    QByteArray input = smallest ? "-x" : "x";
    if (smallest)
        script.line("# the smallest value is the largest of the negated ones");
    // PyTorch takes a window's first cell where none is larger, so padding of -inf would win from cells that are -inf themselves.
    const bool lifted = layer.winnersWanted && !native && layer.padded();
    if (lifted) {
        script.line("# -inf in the plane itself stands a little above the padding's -inf here, so that padding never wins");
        script.line("x = x.double().masked_fill(x == float(\"-inf\"), -1e300)");
    }
    if (!native) {
        script.line(layer.torchPools() ? "# padded by hand; -inf never wins" : "# padding that PyTorch's own pooling does not take; -inf never wins");
        input = padded(layer, input, "float(\"-inf\")");
    }
    script.call(values, smallest ? "-F.max_pool2d" : "F.max_pool2d",
                {input, layer.kernel(), stride(layer), native ? padding(layer) : QByteArray(), dilation(layer),
                 native ? ceilMode(layer) : QByteArray(), layer.winnersWanted ? "return_indices=True" : ""});
    if (lifted) {
        script.line("x = x.float()");
        const QByteArray width = QByteArray::number(layer.axis(false).padBefore + layer.in.w + layer.readAfter(false));
        const QByteArray name = layer.name("indices");
        const QByteArray inWidth = QByteArray::number(layer.in.w);
        script.line("# positions in the padded plane become positions in the plane itself");
        script.line("row, col = " + name + " // " + width + " - " + QByteArray::number(layer.axis(true).padBefore) + ", " + name + " % "
                    + width + " - " + QByteArray::number(layer.axis(false).padBefore));
        script.line(name + " = row * " + inWidth + " + col");
        if (layer.winnersMissing) {
            script.line("inside = (row >= 0) & (row < " + QByteArray::number(layer.in.h) + ") & (col >= 0) & (col < " + inWidth + ')');
            script.line(name + " = " + name + ".where(inside, torch.tensor(-1))  # windows on padding alone have no winner");
        }
    }
}

/// count = how many cells of each window count.
void countCells(const ScriptLayer& layer, Script& script, bool withPadding)
{
    const core::Axis& rows = layer.axis(true);
    const core::Axis& cols = layer.axis(false);
    const int right = layer.paddingAfter(false);
    const int bottom = layer.paddingAfter(true);
    script.line("inside = F.pad(torch.ones_like(x), " + sides(cols.padBefore, right, rows.padBefore, bottom)
                + (withPadding ? ", value=1.0)" : ")"));
    if (layer.readAfter(false) > right || layer.readAfter(true) > bottom)
        script.line("inside = F.pad(inside, " + sides(0, layer.readAfter(false) - right, 0, layer.readAfter(true) - bottom)
                    + ")  # ceil_mode's overhang");
    script.call("count", "window_sum", {"inside", layer.kernel(), stride(layer), "dilation=" + layer.both(&core::Axis::dilation)});
}

QByteArray windowSumCall(const ScriptLayer& layer, const QByteArray& x)
{
    return "window_sum(" + x + ", " + layer.kernel() + ", " + layer.both(&core::Axis::stride) + ", " + layer.both(&core::Axis::dilation) + ')';
}

void average(const ScriptLayer& layer, Script& script)
{
    const QByteArray divisor = layer.divisor();
    if (!needsWindowSum(layer)) {
        script.call("x", "F.avg_pool2d",
                    {"x", layer.kernel(), stride(layer), padding(layer), ceilMode(layer),
                     layer.layer.countIncludePad ? "" : "count_include_pad=False",
                     divisor.isEmpty() ? divisor : "divisor_override=" + divisor});
        return;
    }
    if (divisor.isEmpty()) {
        countCells(layer, script, layer.layer.countIncludePad);
        script.line("x = " + windowSumCall(layer, padded(layer, "x", "0")) + " / count.clamp(min=1.0)");
    } else {
        script.line("x = " + windowSumCall(layer, padded(layer, "x", "0")) + " / " + divisor);
    }
}

void lp(const ScriptLayer& layer, Script& script)
{
    const QByteArray p = Script::number(layer.layer.normType);
    const bool native = !needsWindowSum(layer);
    if (native && layer.powersFit) {
        script.call("x", "F.lp_pool2d", {"x.abs()", p, layer.kernel(), stride(layer), ceilMode(layer)});
        return;
    }
    if (!native) {
        countCells(layer, script, true);
        script.line("share = count / " + QByteArray::number(layer.axis(true).size * layer.axis(false).size)
                    + "  # of the window, not beyond the padding");
    }
    if (!layer.powersFit)
        script.call("x", "lp_pool2d", {padded(layer, "x", "0"), p, layer.kernel(), layer.both(&core::Axis::stride), layer.both(&core::Axis::dilation),
                                       native ? QByteArray() : "share"});
    else
        script.line("x = (" + windowSumCall(layer, padded(layer, "x.abs() ** " + p, "0")) + " / share) ** (1 / " + p + ')');
}

void adaptive(const ScriptLayer& layer, Script& script)
{
    const bool max = layer.takesMaximum();
    script.call(layer.winnersWanted ? "x, " + layer.name("indices") : QByteArray("x"),
                max ? "F.adaptive_max_pool2d" : "F.adaptive_avg_pool2d",
                {"x", layer.outSize(), layer.winnersWanted ? "return_indices=True" : ""});
}

void unpool(const ScriptLayer& layer, Script& script)
{
    const QByteArray indices = layer.winners();
    const QByteArray planes = QByteArray::number(layer.out.n) + ", " + QByteArray::number(layer.out.c);
    script.line("# what F.max_unpool2d does, for an output of any size");
    if (layer.winnersMissing) {
        const QByteArray size = QByteArray::number(layer.out.planeSize());
        script.line("places = torch.where(" + indices + " < 0, torch.tensor(" + size + "), " + indices + ")  # -1: beyond the end, to be cut off");
        script.line("x = torch.zeros(" + planes + ", " + size + " + 1).scatter(2, places.flatten(2), x.flatten(2))[:, :, :-1].reshape"
                    + Script::shape(layer.out));
        return;
    }
    script.line("x = torch.zeros(" + planes + ", " + QByteArray::number(layer.out.planeSize()) + ").scatter(2, " + indices
                + ".flatten(2), x.flatten(2)).reshape" + Script::shape(layer.out));
}

constexpr Framework framework = {
    .array = "torch.tensor",
    .dtype = "torch.float32",
    .opening = "# Needs PyTorch 1.13 or later. Each layer's output is compared with what the lesson shows.\n"
               "import base64\nimport zlib\n\nimport torch\nimport torch.nn.functional as F\n",
    .functions = functions, .convolution = convolution, .transposed = transposed, .extreme = extreme, .average = average, .norm = lp,
    .adaptive = adaptive, .unpool = unpool, .activation = &core::Curve::pytorch,
};

} // namespace

extern const Format pytorchFormat = {
    .id = "pytorch",
    .extensions = {"py", "torch.py"},
    .title = QT_TRANSLATE_NOOP("formats", "PyTorch script"),
    .use = QT_TRANSLATE_NOOP("formats", "For PyTorch: builds the layers with these numbers and checks the output"),
    .carries = LessonText,
    .write = writeAs<framework>,
};

} // namespace formats
