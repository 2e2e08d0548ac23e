#include "core/insight/cost_table.h"

#include "core/explain.h"
#include "core/message.h"
#include "core/operator.h"

namespace core {

namespace {

CostCell number(double value)
{
    return {.number = value};
}

CostCell text(std::string same)
{
    return {.text = std::move(same)};
}

CostCell jumpCell(const ReceptiveField& field)
{
    if (field.rows.jump == field.cols.jump)
        return number(field.rows.jump);
    return text(number(field.rows.jump).plain() + " × " + number(field.cols.jump).plain());
}

/// "3 × 3", in input cells.
CostCell extentCell(const ReceptiveField& field)
{
    return text(std::to_string(field.rows.extent) + " × " + std::to_string(field.cols.extent));
}

/// What only a layer has.
template <typename Value>
CostCell ofLayer(const CostLine& line, Value value)
{
    return line.layer >= 0 ? number(double(value(line))) : CostCell();
}

CostCell withoutPooling(const CostLine& line, std::int64_t Cost::*what)
{
    return line.withoutPooling ? number(double((*line.withoutPooling).*what)) : CostCell();
}

using Line = const CostLine&;

constexpr CostColumn allColumns[] = {
    {"layer", CORE_TEXT("Layer"), true, false, false, [](Line line) { return ofLayer(line, [](Line l) { return l.layer; }); }},
    {"operation", CORE_TEXT("Operation"), false, false, false, [](Line line) { return CostCell{.words = line.title}; }},
    {"output", CORE_TEXT("Output"), false, false, false, [](Line line) { return text(sizeText(line.output)); }},
    {"parameters", CORE_TEXT("Parameters"), true, true, false,
     [](Line line) { return ofLayer(line, [](Line l) { return l.cost.weights + l.cost.biases; }); }},
    {"multiply_adds", CORE_TEXT("Multiply-adds"), true, true, false,
     [](Line line) { return ofLayer(line, [](Line l) { return l.cost.multiplyAdds; }); }},
    {"comparisons", CORE_TEXT("Comparisons"), true, true, false,
     [](Line line) { return ofLayer(line, [](Line l) { return l.cost.comparisons; }); }},
    {"additions", CORE_TEXT("Additions"), true, true, false,
     [](Line line) { return ofLayer(line, [](Line l) { return l.cost.additions; }); }},
    {"activations", CORE_TEXT("Activations"), true, true, false,
     [](Line line) { return ofLayer(line, [](Line l) { return l.cost.valuesOut; }); }},
    {"receptive_field", CORE_TEXT("Receptive field"), false, false, false, [](Line line) { return extentCell(line.field); }},
    {"jump", CORE_TEXT("Jump"), true, false, false, [](Line line) { return jumpCell(line.field); }},
    {"multiply_adds_without_pooling", CORE_TEXT("Multiply-adds without pooling"), true, true, true,
     [](Line line) { return withoutPooling(line, &Cost::multiplyAdds); }},
    {"activations_without_pooling", CORE_TEXT("Activations without pooling"), true, true, true,
     [](Line line) { return withoutPooling(line, &Cost::valuesOut); }},
};

/// Pooling, and what undoes it: everything that neither weighs nor works cell by cell.
bool isPooling(const Operator& op)
{
    return op.makes != Makes::Sum && op.makes != Makes::Curve;
}

} // namespace

std::string CostCell::plain() const
{
    if (!number)
        return text;
    const auto whole = std::int64_t(*number);
    return double(whole) == *number ? std::to_string(whole) : shownNumber(*number, {.digits = 6, .typographic = false});
}

CostTable::CostTable(const Network& network) : m_title(network.lesson().title)
{
    const Shape& input = network.lesson().input.shape();
    m_lines.push_back({.title = CORE_TEXT("Input"), .output = input});
    std::optional<Shape> unpooled = input; // what reaches this layer when there are no pooling layers
    int pools = 0;
    for (int k = 0; k < network.layerCount() && network.runs(k); ++k) {
        const Layer& layer = network.layer(k);
        const Operator& op = *findOperator(layer.type);
        const Shape& in = network.result(k).inputShape;
        const auto pool = network.poolFor(k);
        CostLine line{.layer = k, .title = op.title, .output = network.result(k).outputShape, .cost = costOf(network, k)};
        line.field = seenThrough(m_lines.back().field, layer, in, line.output, pool ? &*pool : nullptr);
        if (isPooling(op)) {
            ++pools;
        } else if (unpooled && !check(layer, *unpooled)) {
            const Shape out = outputShape(layer, *unpooled);
            line.withoutPooling = costOf(layer, *unpooled, out);
            unpooled = out;
        } else {
            unpooled.reset();
        }
        m_lines.push_back(line);
    }
    const bool comparable = pools > 0 && pools + 1 < int(m_lines.size()) && unpooled;
    for (const CostColumn& column : allColumns) {
        if (comparable || !column.comparing)
            m_columns.push_back(&column);
    }
}

CostCell CostTable::cell(int row, int column) const
{
    const CostColumn& what = *m_columns[std::size_t(column)];
    if (!isTotal(row))
        return what.cell(m_lines[std::size_t(row)]);
    if (what.key == "operation")
        return {.words = CORE_TEXT("Total")};
    if (!what.totalled)
        return {};
    double sum = 0.0;
    for (const CostLine& line : m_lines)
        sum += what.cell(line).number.value_or(0.0);
    return number(sum);
}

} // namespace core
