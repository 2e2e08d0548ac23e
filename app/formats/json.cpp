#include "formats/numbers.h"

#include "arrays/json.h"
#include "core/check.h"
#include "core/lesson_file.h"
#include "core/operator.h"

#include <QCoreApplication>
#include <QIODevice>

// A tensor is written the way a lesson holds it, so that it can be pasted into one. A step table is
// {"layer", "type", "steps": [{"step", "output": [n,c,row,col], "window": [{"row", "col", "kind", "value", "weight"?}],
// "bias"?, "arithmetic", "relation", "result"}]}; a window of more than core::mostTaps cells is null, and its arithmetic "…". What the layers cost is {"cost": [{"layer", "operation", "output", …}]}, the
// last one the total. Keys are the same in every language.
// Where two layers are compared, "compared" has the second one's type, and in each step its output, arithmetic and result.

namespace formats {

static const char* kindName(core::TapKind kind)
{
    switch (kind) {
    case core::TapKind::Input:
        return "input";
    case core::TapKind::Border:
        return "border";
    case core::TapKind::Padding:
        return "padding";
    case core::TapKind::Beyond:
        return "beyond";
    }
    return "";
}

static std::string cellJson(const core::Cell& cell)
{
    return '[' + std::to_string(cell.n) + ", " + std::to_string(cell.c) + ", " + std::to_string(cell.row) + ", " + std::to_string(cell.col) + ']';
}

static std::string windowJson(const core::Step& step, bool weighted)
{
    std::string text;
    for (const core::Tap& tap : step.taps) {
        text += (text.empty() ? "[{" : ", {") + std::string("\"channel\": ") + std::to_string(tap.place.c) + ", \"row\": " + std::to_string(tap.place.row)
                + ", \"col\": " + std::to_string(tap.place.col) + ", \"kind\": \"" + kindName(tap.kind) + "\", \"value\": "
                + arrays::jsonNumber(float(tap.value));
        if (weighted)
            text += ", \"weight\": " + arrays::jsonNumber(float(tap.factor));
        if (tap.chosen)
            text += ", \"chosen\": true";
        text += '}';
    }
    return (text.empty() ? "[" : text) + ']';
}

/// The equation, as far as it is listed.
static std::string arithmeticJson(const core::Layer& layer, const core::Step& step, bool outlined, core::NumberStyle style, float result)
{
    const core::Equation equation = outlined ? core::Equation{"…", "=", {}} : core::equation(layer, step, style);
    return "\"arithmetic\": " + arrays::jsonString(equation.terms) + ", \"relation\": " + arrays::jsonString(equation.relation)
           + ", \"result\": " + arrays::jsonNumber(result);
}

static std::string stepJson(const tables::StepTable& table, const core::Layer& layer, bool weighted, std::int64_t i)
{
    const tables::StepRow row = table.row(i);
    std::string text = "{\"step\": " + std::to_string(row.number) + ", \"output\": " + cellJson(row.step.output)
                       + ", \"window\": " + (row.outlined ? "null" : windowJson(row.step, weighted));
    if (weighted && !row.outlined)
        text += ", \"bias\": " + arrays::jsonNumber(float(row.step.bias));
    text += ", " + arithmeticJson(layer, row.step, row.outlined, table.style(), row.result);
    if (row.other) {
        text += ", \"compared\": {\"output\": " + cellJson(row.other->step.output) + ", "
                + arithmeticJson(table.network().compared()->layer(table.layer()), row.other->step, row.outlined, table.style(), row.other->result) + '}';
    }
    return text + '}';
}

static void writeSteps(const tables::StepTable& table, QIODevice& device, const Progress& progress)
{
    const core::Layer& layer = table.network().layer(table.layer());
    const core::Operator* op = core::findOperator(layer.type);
    const bool weighted = op && op->hasKernel();
    put(device, "{\"layer\": " + QByteArray::number(table.layer()) + ", \"type\": "
                    + QByteArray::fromStdString(arrays::jsonString(layer.type)));
    if (table.compares())
        put(device, ", \"compared\": " + QByteArray::fromStdString(arrays::jsonString(table.network().compared()->layer(table.layer()).type)));
    put(device, ", \"steps\": [");
    for (std::int64_t i = 0; i < table.rowCount(); ++i) {
        report(progress, double(i) / double(table.rowCount()));
        put(device, (i > 0 ? ",\n" : "\n") + stepJson(table, layer, weighted, i));
    }
    put(device, "\n]}\n");
}

static std::string costJson(const core::CostTable& table, int row)
{
    std::string text = "{";
    for (int k = 0; k < int(table.columns().size()); ++k) {
        const core::CostCell cell = table.cell(row, k);
        const std::string plain = cell.english();
        text += (k > 0 ? ", " : "") + arrays::jsonString(table.columns()[std::size_t(k)]->key) + ": "
                + (cell.number ? plain : plain.empty() ? "null" : arrays::jsonString(plain));
    }
    return text + '}';
}

static void writeCosts(const core::CostTable& table, QIODevice& device, const Progress& progress)
{
    put(device, "{\"cost\": [");
    for (int row = 0; row < table.rowCount(); ++row) {
        report(progress, double(row) / table.rowCount());
        put(device, (row > 0 ? ",\n" : "\n") + costJson(table, row));
    }
    put(device, "\n]}\n");
}

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    if (const auto* costs = std::get_if<core::CostTable>(&what)) {
        writeCosts(*costs, device, progress);
        return;
    }
    if (const auto* steps = std::get_if<tables::StepTable>(&what)) {
        writeSteps(*steps, device, progress);
        return;
    }
    report(progress, 0.0);
    arrays::writeJson(std::get<tables::GridTable>(what).values, [&](std::string_view text) {
        put(device, QByteArrayView(text.data(), qsizetype(text.size())));
    });
    put(device, "\n");
}

static Import read(const QByteArray& bytes, const QString& name)
{
    return readNumbers(bytes, name).values;
}

extern const Format jsonFormat;
const Format jsonFormat = {
    .id = "json",
    .extensions = {"json"},
    .title = QT_TRANSLATE_NOOP("formats", "JSON"),
    .use = QT_TRANSLATE_NOOP("formats", "For programs, with every number exact"),
    .carries = Steps | Grid | Costs,
    .brings = Grid,
    .write = write,
    .read = read,
};

} // namespace formats
