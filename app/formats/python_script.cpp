#include "formats/python_script.h"

#include "core/explain.h"
#include "core/printable.h"
#include "formats/harmless.h"
#include "formats/shown_table.h"
#include "wording/said.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <cmath>
#include <limits>

namespace formats {

int ScriptLayer::readAfter(bool rows) const
{
    const core::Axis& along = axis(rows);
    const int last = along.window((rows ? out.h : out.w) - 1).last();
    return std::max(last + 1 - (rows ? in.h : in.w), 0);
}

bool ScriptLayer::padded() const
{
    return geometry.rows.padBefore > 0 || geometry.cols.padBefore > 0 || readAfter(true) > 0 || readAfter(false) > 0;
}

bool ScriptLayer::symmetric() const
{
    return geometry.rows.padBefore == geometry.rows.padAfter && geometry.cols.padBefore == geometry.cols.padAfter;
}

bool ScriptLayer::torchPools() const
{
    return symmetric() && geometry.rows.padBefore <= geometry.rows.size / 2 && geometry.cols.padBefore <= geometry.cols.size / 2;
}

std::vector<int> ScriptLayer::sources(bool rows) const
{
    const core::Axis& along = axis(rows);
    const int extent = rows ? in.h : in.w;
    std::vector<int> result;
    for (int position = -along.padBefore; position < extent + readAfter(rows); ++position)
        result.push_back(along.source(position, extent));
    return result;
}

void Script::comment(const QString& text)
{
    line("# " + QByteArray::fromStdString(core::printable(shortened(text, 200).toStdString())));
}

void Script::call(const QByteArray& name, const QByteArray& function, const QByteArrayList& arguments)
{
    QByteArrayList given;
    for (const QByteArray& argument : arguments) {
        if (!argument.isEmpty())
            given << argument;
    }
    line(name + " = " + function + '(' + given.join(", ") + ')');
}

QByteArray Script::number(double value)
{
    if (std::isnan(value))
        return "float(\"nan\")";
    if (std::isinf(value))
        return value < 0 ? "float(\"-inf\")" : "float(\"inf\")";
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

static QByteArray float32(float value)
{
    return std::isfinite(value) ? QByteArray::fromStdString(core::exactNumber(value)) : Script::number(double(value));
}

void Script::numbers(const QByteArray& name, const core::Tensor& values)
{
    constexpr std::int64_t mostToRead = 4096;
    const core::Shape& shape = values.shape();
    if (values.size() > mostToRead) {
        const auto data = values.data();
        // Every machine that Qt 6 and Python still run on is little-endian, or says so in the dtype.
        const QByteArray packed = qCompress(reinterpret_cast<const uchar*>(data.data()), qsizetype(data.size_bytes()));
        const QByteArray letters = packed.mid(4).toBase64(); // qCompress puts the length before what zlib wrote
        line(name + " = unpack(");
        for (qsizetype at = 0; at < letters.size(); at += 112)
            line("    \"" + letters.mid(at, 112) + '"');
        line("    , " + Script::shape(shape) + ')');
        return;
    }
    line(name + " = " + m_array + "([");
    for (int n = 0; n < shape.n; ++n) {
        for (int c = 0; c < shape.c; ++c) {
            const auto plane = values.plane(n, c);
            for (int y = 0; y < shape.h; ++y) {
                QByteArrayList cells;
                for (int x = 0; x < shape.w; ++x)
                    cells << float32(plane[std::size_t(y) * std::size_t(shape.w) + std::size_t(x)]);
                const bool lastRow = y + 1 == shape.h;
                const bool lastChannel = lastRow && c + 1 == shape.c;
                line(QByteArray("    ") + (c == 0 && y == 0 ? "[" : " ") + (y == 0 ? "[" : " ") + '[' + cells.join(", ") + ']'
                     + (lastRow ? "]" : "") + (lastChannel ? "]" : "") + ',');
            }
        }
    }
    line("], dtype=" + m_dtype + ')');
}

void Script::numbers(const QByteArray& name, const std::vector<float>& values)
{
    QByteArrayList cells;
    for (const float value : values)
        cells << float32(value);
    line(name + " = " + m_array + "([" + cells.join(", ") + "], dtype=" + m_dtype + ')');
}

QByteArray Script::list(const std::vector<int>& all)
{
    QByteArrayList items;
    for (const int item : all)
        items << QByteArray::number(item);
    return '[' + items.join(", ") + ']';
}

QByteArray Script::tuple(const std::vector<int>& all)
{
    return '(' + list(all).mid(1).chopped(1) + ')';
}

QByteArray Script::option(const char* name, int h, int w, int standard)
{
    return h == standard && w == standard ? QByteArray() : name + ('=' + pair(h, w));
}

static bool powersFit(const core::Layer& layer, const core::Tensor& in)
{
    constexpr double leastPower = 0.1; // below, the root makes too much of the sum's last digits
    using Float = std::numeric_limits<float>;
    double largest = 0.0;
    double smallest = double(Float::max());
    for (const float value : in.data()) {
        const double size = std::abs(double(value));
        if (size > 0.0 && std::isfinite(size)) {
            largest = std::max(largest, size);
            smallest = std::min(smallest, size);
        }
    }
    const double cells = double(layer.rows.size) * layer.cols.size;
    return layer.normType >= leastPower && std::pow(largest, layer.normType) * cells < double(Float::max())
           && std::pow(smallest, layer.normType) >= double(Float::min());
}

QByteArray called(const char* function, const QByteArray& x, const core::Layer& layer)
{
    return QByteArray(function).replace("{x}", x).replace("{negative_slope}", Script::number(layer.negativeSlope));
}

std::vector<ScriptLayer> scriptLayers(const core::Network& network)
{
    std::vector<ScriptLayer> layers;
    if (const int k = network.firstProblem(); k >= 0) {
        const core::Problem& problem = *network.result(k).problem;
        throw FileFault(QCoreApplication::translate("formats", "layer %1 cannot run: %2 %3")
                            .arg(QString::number(k), QString::fromStdString(problem.field), wording::said(problem.message)).simplified()); // it may have no field
    }
    for (int k = 0; k < network.layerCount(); ++k) {
        const core::Layer& layer = network.layer(k);
        const core::Shape in = network.inputOf(k).shape();
        layers.push_back({k, layer, *core::findOperator(layer.type), in, network.outputOf(k).shape(), core::resolved(layer, in)});
        if (layers.back().op.makes == core::Makes::Norm)
            layers.back().powersFit = powersFit(layer, network.inputOf(k));
    }
    for (ScriptLayer& layer : layers) {
        if (layer.op.reads != core::Reads::Winners)
            continue;
        ScriptLayer& pool = layers[std::size_t(layer.layer.indicesFrom)];
        pool.winnersWanted = true;
        pool.winnersMissing = std::ranges::any_of(*network.result(pool.index).output.indices, [](std::int32_t index) { return index < 0; });
        layer.winnersMissing = pool.winnersMissing;
    }
    return layers;
}

const Function numpyUnpack = {R"(
def unpack(text, shape):
    """Many numbers, packed as bytes of little-endian float32."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), "<f4").reshape(shape)
)"};

static void writeLayer(const Framework& framework, const ScriptLayer& layer, Script& script)
{
    const bool slides = layer.op.reads == core::Reads::Window;
    switch (layer.op.makes) {
    case core::Makes::Sum:
        return slides ? framework.convolution(layer, script) : framework.transposed(layer, script);
    case core::Makes::Largest:
    case core::Makes::Smallest:
        return slides ? framework.extreme(layer, script) : framework.adaptive(layer, script);
    case core::Makes::Average:
        return slides ? framework.average(layer, script) : framework.adaptive(layer, script);
    case core::Makes::Norm:
        return framework.norm(layer, script);
    case core::Makes::Curve:
        return script.line("x = " + called(layer.op.curve->*framework.activation, "x", layer.layer));
    case core::Makes::Placed:
        return framework.unpool(layer, script);
    }
}

void writeScript(const Framework& framework, const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& network = std::get<core::Network>(what);
    const std::vector<ScriptLayer> layers = scriptLayers(network);
    Script script(framework.array, framework.dtype);
    script.line("# -*- coding: utf-8 -*-");
    QByteArray opening = framework.opening;
    for (const Function& function : framework.functions) {
        if (!function.uses || std::ranges::any_of(layers, function.uses))
            opening += QByteArray("\n") + function.text;
    }
    script.line(opening + '\n');
    // Here rather than at the top: an editor, too, looks for words that it obeys in a file's first lines.
    const QString title = QString::fromStdString(network.lesson().title.in(what.options.language));
    if (!title.isEmpty())
        script.comment(QStringLiteral("The lesson: ") + title);
    script.numbers("x", network.lesson().input);
    if (*framework.afterInput != '\0')
        script.line(framework.afterInput);
    put(device, script.text());
    for (const ScriptLayer& layer : layers) {
        report(progress, double(layer.index) / double(layers.size()));
        Script part(framework.array, framework.dtype);
        part.line();
        part.comment(QStringLiteral("Layer %1: %2").arg(layer.index).arg(QString::fromStdString(layer.layer.type)));
        if (layer.op.hasKernel()) {
            part.numbers(layer.name("weight"), layer.layer.weight);
            if (layer.layer.bias)
                part.numbers(layer.name("bias"), *layer.layer.bias);
        }
        if (layer.winnersWanted && framework.tellWinners)
            framework.tellWinners(layer, part, network);
        writeLayer(framework, layer, part);
        part.numbers(layer.name("expected"), network.outputOf(layer.index));
        part.line("check(" + QByteArray::number(layer.index) + ", x, " + layer.name("expected") + ')');
        put(device, part.text());
    }
    put(device, framework.closing);
}

} // namespace formats
