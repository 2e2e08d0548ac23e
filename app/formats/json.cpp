#include "formats/format.h"

#include "arrays/json.h"
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

static std::string arithmeticJson(const core::Equation& equation, float result)
{
    return "\"arithmetic\": " + arrays::jsonString(equation.terms) + ", \"relation\": " + arrays::jsonString(equation.relation)
           + ", \"result\": " + arrays::jsonNumber(result);
}

static std::string stepJson(const tables::StepTable& table, bool weighted, std::int64_t i)
{
    const tables::StepRow row = table.row(i);
    std::string text = "{\"step\": " + std::to_string(row.number) + ", \"output\": " + cellJson(row.step.output)
                       + ", \"window\": " + (row.outlined ? "null" : windowJson(row.step, weighted));
    if (weighted && !row.outlined)
        text += ", \"bias\": " + arrays::jsonNumber(float(row.step.bias));
    text += ", " + arithmeticJson(row.equation, row.result);
    if (row.other) {
        const core::Layer& other = table.network().compared()->layer(table.layer());
        const core::Equation equation = row.outlined ? row.equation : core::equation(other, row.other->step, table.style());
        text += ", \"compared\": {\"output\": " + cellJson(row.other->step.output) + ", " + arithmeticJson(equation, row.other->result) + '}';
    }
    return text + '}';
}

/// `count` objects, one a line, to the end of the file.
static void writeRows(std::int64_t count, const std::function<std::string(std::int64_t)>& row, QIODevice& device, const Progress& progress)
{
    for (std::int64_t i = 0; i < count; ++i) {
        report(progress, double(i) / double(count));
        put(device, (i > 0 ? ",\n" : "\n") + row(i));
    }
    put(device, "\n]}\n");
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
    writeRows(table.rowCount(), [&](std::int64_t i) { return stepJson(table, weighted, i); }, device, progress);
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

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    if (const auto* costs = std::get_if<core::CostTable>(&what)) {
        put(device, "{\"cost\": [");
        writeRows(costs->rowCount(), [&](std::int64_t i) { return costJson(*costs, int(i)); }, device, progress);
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

extern const Format jsonFormat = {
    .id = "json",
    .extensions = {"json"},
    .title = QT_TRANSLATE_NOOP("formats", "JSON"),
    .use = QT_TRANSLATE_NOOP("formats", "For programs, with every number exact"),
    .carries = Steps | Grid | Costs,
    .brings = Grid,
    .write = write,
};

} // namespace formats
