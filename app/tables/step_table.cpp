#include "tables/step_table.h"

#include "core/compare.h"
#include "core/operator.h"
#include "core/way_back.h"
#include "core/work.h"
#include "wording/layer_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <utility>

namespace tables {

static QString translated(const char* text)
{
    return QCoreApplication::translate("StepTable", text);
}

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
    switch (column) {
    case Column::Step:
        return translated(QT_TRANSLATE_NOOP("StepTable", "Step"));
    case Column::Output:
        return translated(QT_TRANSLATE_NOOP("StepTable", "Output cell"));
    case Column::Window:
        if (m_compares && std::find(m_columns.begin(), m_columns.end(), Column::OtherWindow) != m_columns.end())
            return translated(QT_TRANSLATE_NOOP("StepTable", "Window of A"));
        return translated(QT_TRANSLATE_NOOP("StepTable", "Window"));
    case Column::Values:
        return translated(QT_TRANSLATE_NOOP("StepTable", "Values"));
    case Column::Arithmetic:
        return translated(QT_TRANSLATE_NOOP("StepTable", "Arithmetic"));
    case Column::Result:
        if (m_compares)
            return translated(QT_TRANSLATE_NOOP("StepTable", "A: %1")).arg(wording::title(m_network.layer(m_layer)));
        return translated(QT_TRANSLATE_NOOP("StepTable", "Result"));
    case Column::Gradient:
        return translated(QT_TRANSLATE_NOOP("StepTable", "Gradient"));
    case Column::ToCells:
        return translated(QT_TRANSLATE_NOOP("StepTable", "What its cells get"));
    case Column::ToWeights:
        return translated(QT_TRANSLATE_NOOP("StepTable", "What the weights get"));
    case Column::OtherWindow:
        return translated(QT_TRANSLATE_NOOP("StepTable", "Window of B"));
    case Column::OtherResult:
        return translated(QT_TRANSLATE_NOOP("StepTable", "B: %1")).arg(wording::title(m_network.compared()->layer(m_layer)));
    }
    return {};
}

static QString positionText(int position)
{
    return QString::number(position).replace(QLatin1Char('-'), QChar(0x2212));
}

/// Positions as a range: "3", "0–2", "−1…1"; "0, 2, 4" with gaps.
static QString rangeText(const std::set<int>& positions)
{
    const int first = *positions.begin();
    const int last = *positions.rbegin();
    if (last - first + 1 == int(positions.size()))
        return QString::fromStdString(core::rangeText(first, last));
    QStringList all;
    for (const int position : positions) {
        if (all.size() == 4) { // dilated windows are evenly spaced, so the beginning tells the rest
            all << QStringLiteral("…") << positionText(last);
            break;
        }
        all << positionText(position);
    }
    return all.join(QStringLiteral(", "));
}

/// "rows 0–1, cols 2–3"; neither may be empty.
static QString placeText(const std::set<int>& rows, const std::set<int>& cols)
{
    const QString rowText = rows.size() == 1 ? translated(QT_TRANSLATE_NOOP("StepTable", "row %1"))
                                             : translated(QT_TRANSLATE_NOOP("StepTable", "rows %1"));
    const QString colText = cols.size() == 1 ? translated(QT_TRANSLATE_NOOP("StepTable", "col %1"))
                                             : translated(QT_TRANSLATE_NOOP("StepTable", "cols %1"));
    return translated(QT_TRANSLATE_NOOP("StepTable", "%1, %2")).arg(rowText.arg(rangeText(rows)), colText.arg(rangeText(cols)));
}

QString StepTable::windowText(const core::Step& step)
{
    if (step.taps.empty())
        return translated(QT_TRANSLATE_NOOP("StepTable", "nothing"));
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
    return rows.empty() || cols.empty() ? translated(QT_TRANSLATE_NOOP("StepTable", "nothing")) : placeText(rows, cols);
}

QString StepTable::outputText(const core::Cell& cell) const
{
    const core::Shape shape = m_network.outputOf(m_layer).shape();
    QStringList parts;
    if (shape.n > 1)
        parts << QString::number(cell.n);
    if (shape.n > 1 || shape.c > 1)
        parts << QString::number(cell.c);
    parts << QString::number(cell.row) << QString::number(cell.col);
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
    return texts.isEmpty() ? translated(QT_TRANSLATE_NOOP("StepTable", "nothing")) : texts.join(QLatin1Char(' '));
}

TableCell StepTable::numberCell(double value) const
{
    return {QString::fromStdString(core::shownNumber(value, m_style)), value};
}

template <typename CellOf>
void StepTable::fill(StepRow& row, CellOf cellOf) const
{
    for (const Column column : m_columns) {
        if (column == Column::Step)
            row.cells.push_back({QString::number(row.number), double(row.number)});
        else if (column == Column::Output)
            row.cells.push_back({outputText(row.step.output), {}});
        else
            row.cells.push_back(cellOf(column));
    }
}

StepRow StepTable::rowBack(std::int64_t i) const
{
    const auto pool = m_network.poolFor(m_layer);
    const core::GradientStep back = core::gradientStepAt(m_network.layer(m_layer), m_network.inputOf(m_layer), m_arriving, i, pool ? &*pool : nullptr);
    StepRow row{.step = back.forward, .number = i + 1, .result = m_network.outputOf(m_layer).data()[std::size_t(i)], .cells = {}};
    fill(row, [&](Column column) -> TableCell {
        switch (column) {
        case Column::Gradient:
            return numberCell(back.gradOutput);
        case Column::Window:
            return {windowText(row.step), {}};
        case Column::ToCells:
            return {sharesText(row.step, back.toInput), {}};
        case Column::ToWeights:
            return {sharesText(row.step, back.toWeight), {}};
        case Column::Step:
        case Column::Output:
        case Column::Values:
        case Column::Arithmetic:
        case Column::Result:
        case Column::OtherWindow:
        case Column::OtherResult:
            break; // filled in, or forward only
        }
        return {};
    });
    return row;
}

/// "rows 0–1, cols 2–3 (waits)".
static QString withWait(const QString& text, bool waits)
{
    return waits ? translated(QT_TRANSLATE_NOOP("StepTable", "%1 (waits)")).arg(text) : text;
}

static bool isHugeAt(const core::Network& network, int layer, std::int64_t step)
{
    const core::Shape out = network.outputOf(layer).shape();
    return core::tapCount(network.layer(layer), network.inputOf(layer).shape(), out, core::cellOfStep(out, step)) > core::mostTaps;
}

bool StepTable::isHuge(std::int64_t i) const
{
    const auto comparison = m_compares ? core::Comparison::of(m_network, m_layer) : std::nullopt;
    if (!comparison)
        return isHugeAt(m_network, m_layer, i);
    const auto stops = comparison->at(i);
    return isHugeAt(m_network, m_layer, stops[core::Comparison::A].step)
           || isHugeAt(comparison->network(core::Comparison::B), m_layer, stops[core::Comparison::B].step);
}

StepRow StepTable::outline(std::int64_t i) const
{
    const auto comparison = m_compares ? core::Comparison::of(m_network, m_layer) : std::nullopt;
    std::int64_t own = i;
    StepRow row;
    row.outlined = true;
    QString otherWindow;
    if (comparison) {
        const auto stops = comparison->at(i);
        const core::Comparison::Stop& stop = stops[core::Comparison::B];
        const core::Network& other = comparison->network(core::Comparison::B);
        own = stops[core::Comparison::A].step;
        row.waits = stops[core::Comparison::A].waits;
        row.other = StepRow::Other{{}, other.outputOf(m_layer).data()[std::size_t(stop.step)], stop.waits};
        row.other->step.output = core::cellOfStep(other.outputOf(m_layer).shape(), stop.step);
        otherWindow = withWait(windowOf(other, m_layer, row.other->step.output), stop.waits);
    }
    const core::Tensor& output = m_network.outputOf(m_layer);
    row.step.output = core::cellOfStep(output.shape(), own);
    row.number = i + 1;
    row.result = output.data()[std::size_t(own)];
    fill(row, [&](Column column) -> TableCell {
        switch (column) {
        case Column::Window:
            return {withWait(windowOf(m_network, m_layer, row.step.output), row.waits), {}};
        case Column::OtherWindow:
            return {otherWindow, {}};
        case Column::Result:
            return numberCell(double(row.result));
        case Column::OtherResult:
            return numberCell(double(row.other->result));
        case Column::Gradient:
            return numberCell(double(m_arriving.data()[std::size_t(own)]));
        case Column::Values:
        case Column::Arithmetic:
        case Column::ToCells:
        case Column::ToWeights:
            return {QStringLiteral("…"), {}};
        case Column::Step:
        case Column::Output:
            break; // filled in
        }
        return {};
    });
    return row;
}

std::int64_t StepTable::largestWindow() const
{
    if (m_rows == 0)
        return 0;
    return core::largestWindow(m_network.layer(m_layer), m_network.inputOf(m_layer).shape(), m_network.outputOf(m_layer).shape(), core::mostTaps);
}

StepRow StepTable::row(std::int64_t i) const
{
    if (isHuge(i))
        return outline(i);
    if (m_way == Way::Back)
        return rowBack(i);
    StepRow row;
    std::int64_t own = i;
    if (const auto comparison = m_compares ? core::Comparison::of(m_network, m_layer) : std::nullopt) {
        using core::Comparison;
        const auto stops = comparison->at(i);
        const Comparison::Stop& stop = stops[Comparison::B];
        own = stops[Comparison::A].step;
        row.waits = stops[Comparison::A].waits;
        row.other = StepRow::Other{comparison->stepAt(Comparison::B, stop.step),
                                   comparison->network(Comparison::B).outputOf(m_layer).data()[std::size_t(stop.step)], stop.waits};
    }
    row.step = m_network.stepAt(m_layer, own);
    row.number = i + 1;
    row.result = m_network.outputOf(m_layer).data()[std::size_t(own)];
    const core::Equation equation = core::equation(m_network.layer(m_layer), row.step, m_style);
    row.relation = equation.relation;
    fill(row, [&](Column column) -> TableCell {
        switch (column) {
        case Column::Window:
            return {withWait(windowText(row.step), row.waits), {}};
        case Column::Values:
            return {joinedValues(row.step, [this](double value) { return core::shownNumber(value, m_style); }), {}};
        case Column::Arithmetic:
            return {QString::fromStdString(equation.terms), {}};
        case Column::Result:
            return {QString::fromStdString(equation.result), double(row.result)};
        case Column::OtherWindow:
            return {withWait(windowText(row.other->step), row.other->waits), {}};
        case Column::OtherResult:
            return numberCell(double(row.other->result));
        case Column::Step:
        case Column::Output:
        case Column::Gradient:
        case Column::ToCells:
        case Column::ToWeights:
            break; // filled in, or on the way back only
        }
        return {};
    });
    return row;
}

} // namespace tables
