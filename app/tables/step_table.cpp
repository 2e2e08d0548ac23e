#include "tables/step_table.h"

#include "core/compare.h"
#include "core/counting.h"
#include "core/operator.h"
#include "core/way_back.h"
#include "core/work.h"
#include "wording/layer_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tables {

StepTable::StepTable(core::Network network, int layer, core::NumberStyle style, Way way)
    : m_network(std::move(network)), m_layer(layer), m_style(style), m_rows(m_network.stepCount(layer))
{
    if (const auto comparison = core::Comparison::of(m_network, layer)) {
        m_compares = true;
        m_rows = comparison->stepCount();
        m_columns = {Column::Step, Column::Window};
        if (comparison->sameWindows())
            m_columns.insert(m_columns.end(), {Column::Values, Column::Result, Column::OtherResult});
        else
            m_columns.insert(m_columns.end(), {Column::Result, Column::OtherWindow, Column::OtherResult});
        return;
    }
    const core::Operator* op = core::findOperator(m_network.layer(layer).type);
    if (way == Way::Back && m_rows > 0 && core::isWayBackShort(m_network, layer)) {
        m_way = way;
        m_arriving = core::arrivingGradient(m_network, layer);
        m_columns = {Column::Step, Column::Output, Column::Gradient, Column::Window, Column::ToCells};
        if (op && op->hasKernel())
            m_columns.push_back(Column::ToWeights);
        return;
    }
    m_columns = {Column::Step, Column::Output, Column::Window};
    if (!op || !op->hasKernel())
        m_columns.push_back(Column::Values);
    m_columns.push_back(Column::Arithmetic);
    m_columns.push_back(Column::Result);
}

QString StepTable::heading(Column column) const
{
    static const char* const headings[] = { // in the order of Column
        QT_TRANSLATE_NOOP("StepTable", "Step"), QT_TRANSLATE_NOOP("StepTable", "Output cell"), QT_TRANSLATE_NOOP("StepTable", "Window"),
        QT_TRANSLATE_NOOP("StepTable", "Values"), QT_TRANSLATE_NOOP("StepTable", "Arithmetic"), QT_TRANSLATE_NOOP("StepTable", "Result"),
        QT_TRANSLATE_NOOP("StepTable", "Window of B"), QT_TRANSLATE_NOOP("StepTable", "B: %1"), QT_TRANSLATE_NOOP("StepTable", "Gradient"),
        QT_TRANSLATE_NOOP("StepTable", "What its cells get"), QT_TRANSLATE_NOOP("StepTable", "What the weights get"),
    };
    if (column == Column::Window && std::ranges::find(m_columns, Column::OtherWindow) != m_columns.end())
        return QCoreApplication::translate("StepTable", "Window of A");
    if (column == Column::Result && m_compares)
        return QCoreApplication::translate("StepTable", "A: %1").arg(wording::title(m_network.layer(m_layer)));
    const QString heading = QCoreApplication::translate("StepTable", headings[std::size_t(column)]);
    return column == Column::OtherResult ? heading.arg(wording::title(m_network.compared()->layer(m_layer))) : heading;
}

/// Positions as a range: "3", "0–2", "−1…1"; "0, 2, 4" with gaps.
static QString rangeText(const std::set<int>& positions)
{
    const int first = *positions.begin();
    const int last = *positions.rbegin();
    const auto text = [](int from, int to) { return QString::fromStdString(core::rangeText(from, to)); };
    if (last - first + 1 == int(positions.size()))
        return text(first, last);
    QStringList all;
    for (const int position : positions) {
        if (all.size() == 4) { // dilated windows are evenly spaced, so the beginning tells the rest
            all << QStringLiteral("…") << text(last, last);
            break;
        }
        all << text(position, position);
    }
    return all.join(QStringLiteral(", "));
}

/// "rows 0–1, cols 2–3"; neither may be empty.
static QString placeText(const std::set<int>& rows, const std::set<int>& cols)
{
    const QString rowText = rows.size() == 1 ? QCoreApplication::translate("StepTable", "row %1")
                                             : QCoreApplication::translate("StepTable", "rows %1");
    const QString colText = cols.size() == 1 ? QCoreApplication::translate("StepTable", "col %1")
                                             : QCoreApplication::translate("StepTable", "cols %1");
    return QCoreApplication::translate("StepTable", "%1, %2").arg(rowText.arg(rangeText(rows)), colText.arg(rangeText(cols)));
}

QString StepTable::windowText(const core::Step& step)
{
    if (step.taps.empty())
        return QCoreApplication::translate("StepTable", "nothing");
    std::set<int> rows;
    std::set<int> cols;
    for (const core::Tap& tap : step.taps) {
        rows.insert(tap.place.row);
        cols.insert(tap.place.col);
    }
    return placeText(rows, cols);
}

/// The same of the window that fills an output cell, without looking at its cells.
static QString windowOf(const core::Network& network, int layer, const core::Cell& output)
{
    const auto along = [&](bool rows) {
        const core::Span span = core::windowSpan(network.layer(layer), network.inputOf(layer).shape(), rows ? output.row : output.col, rows);
        std::set<int> positions;
        for (int k = 0; k < span.count; ++k)
            positions.insert(span.at(k));
        return positions;
    };
    const std::set<int> rows = along(true);
    const std::set<int> cols = along(false);
    return rows.empty() || cols.empty() ? QCoreApplication::translate("StepTable", "nothing") : placeText(rows, cols);
}

QString StepTable::outputText(const core::Cell& cell) const
{
    const core::Shape shape = m_network.outputOf(m_layer).shape();
    QStringList parts;
    if (shape.n > 1)
        parts << QString::number(cell.n);
    if (shape.n > 1 || shape.c > 1)
        parts << QString::number(cell.c);
    parts << QString::number(core::counted(cell.row)) << QString::number(core::counted(cell.col));
    return QLatin1Char('(') + parts.join(QStringLiteral(", ")) + QLatin1Char(')');
}

template <typename AsText>
static QString joinedValues(const core::Step& step, AsText asText)
{
    QStringList values;
    for (const core::Tap& tap : step.taps) {
        if (tap.kind != core::TapKind::Beyond) // what is never counted is not read either
            values << QString::fromStdString(asText(tap.value));
    }
    return values.join(QLatin1Char(' '));
}

QString StepTable::exactValues(const core::Step& step)
{
    return joinedValues(step, [](double value) {
        std::string text = core::exactNumber(float(value));
        if (text.front() == '-')
            text.replace(0, 1, "\u2212"); // a hyphen would begin a formula in a spreadsheet
        return text;
    });
}

QString StepTable::sharesText(const core::Step& step, const std::vector<double>& shares) const
{
    QStringList texts;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        if (step.taps[k].readsInput())
            texts << QString::fromStdString(core::shownNumber(double(float(shares[k])), m_style));
    }
    return texts.isEmpty() ? QCoreApplication::translate("StepTable", "nothing") : texts.join(QLatin1Char(' '));
}

TableCell StepTable::numberCell(double value) const
{
    return {QString::fromStdString(core::shownNumber(value, m_style)), value};
}

/// "rows 0–1, cols 2–3 (waits)".
static QString withWait(const QString& text, bool waits)
{
    return waits ? QCoreApplication::translate("StepTable", "%1 (waits)").arg(text) : text;
}

static bool isHugeAt(const core::Network& network, int layer, std::int64_t step)
{
    const core::Shape out = network.outputOf(layer).shape();
    return core::tapCount(network.layer(layer), network.inputOf(layer).shape(), out, core::cellOfStep(out, step)) > core::mostTaps;
}

std::int64_t StepTable::largestWindow() const
{
    if (m_rows == 0)
        return 0;
    return core::largestWindow(m_network.layer(m_layer), m_network.inputOf(m_layer).shape(), m_network.outputOf(m_layer).shape(), core::mostTaps);
}

StepRow StepTable::row(std::int64_t i, const std::vector<Column>& some) const
{
    using core::Comparison;
    const auto wanted = [&](Column column) { return std::ranges::find(some, column) != some.end(); };
    StepRow row;
    row.number = i + 1;
    std::array<Comparison::Stop, 2> stops{Comparison::Stop{.step = i}};
    const core::Network* other = m_compares ? m_network.compared() : nullptr;
    if (other) {
        stops = Comparison::of(m_network, m_layer)->at(i);
        row.waits = stops[Comparison::A].waits;
        row.other = StepRow::Other{{}, other->outputOf(m_layer).data()[std::size_t(stops[Comparison::B].step)], stops[Comparison::B].waits};
    }
    const std::int64_t own = stops[Comparison::A].step;
    row.result = m_network.outputOf(m_layer).data()[std::size_t(own)];
    row.outlined = isHugeAt(m_network, m_layer, own) || (other && isHugeAt(*other, m_layer, stops[Comparison::B].step));
    core::GradientStep back;
    if (row.outlined) {
        row.step.output = core::cellOfStep(m_network.outputOf(m_layer).shape(), own);
        row.equation = {"…", "=", core::shownNumber(double(row.result), m_style)};
    } else if (m_way == Way::Back) {
        const auto pool = m_network.poolFor(m_layer);
        back = core::gradientStepAt(m_network.layer(m_layer), m_network.inputOf(m_layer), m_arriving, own, pool ? &*pool : nullptr);
        row.step = back.forward;
    } else {
        row.step = m_network.stepAt(m_layer, own);
        if (wanted(Column::Arithmetic) || wanted(Column::Result))
            row.equation = core::equation(m_network.layer(m_layer), row.step, m_style, m_terms);
    }
    if (other && row.outlined)
        row.other->step.output = core::cellOfStep(other->outputOf(m_layer).shape(), stops[Comparison::B].step);
    else if (other)
        row.other->step = other->stepAt(m_layer, stops[Comparison::B].step);
    for (const Column column : m_columns) {
        if (wanted(column))
            row.cells.push_back(cellOf(column, row, back));
    }
    return row;
}

TableCell StepTable::cellOf(Column column, const StepRow& row, const core::GradientStep& back) const
{
    const auto window = [&](const core::Network& network, const core::Step& step, bool waits) {
        return withWait(row.outlined ? windowOf(network, m_layer, step.output) : windowText(step), waits);
    };
    switch (column) {
    case Column::Step:
        return {QString::number(row.number), double(row.number)};
    case Column::Output:
        return {outputText(row.step.output), {}};
    case Column::Window:
        return {window(m_network, row.step, row.waits), {}};
    case Column::Values:
        return {row.outlined ? QStringLiteral("…") : joinedValues(row.step, [this](double value) { return core::shownNumber(value, m_style); }), {}};
    case Column::Arithmetic:
        return {QString::fromStdString(row.equation.terms), {}};
    case Column::Result:
        return {QString::fromStdString(row.equation.result), double(row.result)};
    case Column::OtherWindow:
        return {window(*m_network.compared(), row.other->step, row.other->waits), {}};
    case Column::OtherResult:
        return numberCell(double(row.other->result));
    case Column::Gradient:
        return numberCell(double(m_arriving.data()[std::size_t(row.number - 1)]));
    case Column::ToCells:
        return {row.outlined ? QStringLiteral("…") : sharesText(row.step, back.toInput), {}};
    case Column::ToWeights:
        return {row.outlined ? QStringLiteral("…") : sharesText(row.step, back.toWeight), {}};
    }
    return {};
}

} // namespace tables
