#include "formats/xlsx_steps.h"

#include "core/explain.h"
#include "core/norm.h"
#include "core/operator.h"
#include "formats/python_script.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace formats::xlsx {

namespace {

/// The column stays when the formula is copied sideways.
QByteArray rangeName(lxw_row_t row, lxw_col_t first, lxw_col_t last)
{
    return cellName(row, first) + ':' + cellName(row, last);
}

class StepSheet {
public:
    StepSheet(const tables::StepTable& table, lxw_worksheet* sheet, const GridSheet& input, const GridSheet& weight)
        : m_table(table), m_layer(table.network().layer(table.layer())), m_op(*core::findOperator(m_layer.type)),
          m_sheet(sheet), m_input(input), m_weight(weight)
    {
        m_base = lxw_col_t(table.columns().size());
        if (table.rowCount() > 0)
            m_first = table.row(0);
        m_taps = m_op.makes == core::Makes::Placed ? 1 : std::size_t(table.largestWindow());
        // A class can look through a window of a hundred cells; beyond some size the file only becomes slow.
        constexpr std::int64_t mostCells = 4'000'000;
        constexpr std::size_t mostTaps = 4096;
        m_computes = table.way() == tables::Way::Forward && m_taps <= mostTaps && std::int64_t(m_taps) * table.rowCount() <= mostCells;
    }

    void write(lxw_format* head, const Progress& progress) const;

private:
    bool weighted() const { return m_op.hasKernel(); }
    bool divides() const { return m_op.makes == core::Makes::Norm || m_op.makes == core::Makes::Average; }

    /// What of the window stands in cells: an unpooling shows the value that stays, for the others are overwritten.
    std::span<const core::Tap> shownTaps(const core::Step& step) const
    {
        const std::span<const core::Tap> taps = step.taps;
        return m_op.makes == core::Makes::Placed && !taps.empty() ? taps.last(1) : taps;
    }

    lxw_col_t recomputedCol() const { return m_base; }
    lxw_col_t constantCol() const { return lxw_col_t(m_base + 1); } ///< the bias, or what is divided by
    lxw_col_t firstValueCol() const { return lxw_col_t(m_base + 1 + int(weighted() || divides())); }
    lxw_col_t lastValueCol() const { return lxw_col_t(firstValueCol() + std::max<std::size_t>(m_taps, 1) - 1); }
    lxw_col_t firstWeightCol() const { return lxw_col_t(lastValueCol() + 1); }
    lxw_col_t lastCol() const { return weighted() ? lxw_col_t(firstWeightCol() + std::max<std::size_t>(m_taps, 1) - 1) : lastValueCol(); }

    double columnWidth(std::size_t column) const;
    void writeHead(lxw_format* head) const;
    void writeBase(lxw_row_t at, const tables::StepRow& row) const;
    void writeWindow(lxw_row_t at, const core::Step& step) const;
    QByteArray formula(lxw_row_t at) const;
    QByteArray norm(const QByteArray& values, const QByteArray& share) const;

    const tables::StepTable& m_table;
    const core::Layer& m_layer;
    const core::Operator& m_op;
    lxw_worksheet* m_sheet;
    const GridSheet& m_input;
    const GridSheet& m_weight;
    tables::StepRow m_first; ///< empty when there is no row
    lxw_col_t m_base = 0;
    std::size_t m_taps = 0;
    bool m_computes = false;
};

/// In characters: the first row tells how long the others are, about.
double StepSheet::columnWidth(std::size_t column) const
{
    const auto shown = double(m_first.cells.empty() ? 0 : m_first.cells[column].text.size());
    return std::clamp(shown + 2.0, 11.0, 90.0);
}

void StepSheet::writeHead(lxw_format* head) const
{
    for (std::size_t k = 0; k < m_table.columns().size(); ++k) {
        const tables::Column column = m_table.columns()[k];
        writeText(m_sheet, 0, lxw_col_t(k), m_table.heading(column), head);
        require(worksheet_set_column(m_sheet, lxw_col_t(k), lxw_col_t(k), columnWidth(k), nullptr));
    }
    require(worksheet_set_column(m_sheet, m_base, m_base, 13, nullptr));
    worksheet_freeze_panes(m_sheet, 1, 1);
    if (!m_computes)
        return;
    const QString recomputed = QCoreApplication::translate("formats", "Recomputed");
    writeText(m_sheet, 0, recomputedCol(), m_table.compares() ? recomputed + QStringLiteral(" (A)") : recomputed, head);
    if (weighted())
        writeText(m_sheet, 0, constantCol(), QCoreApplication::translate("formats", "Bias"), head);
    else if (divides())
        writeText(m_sheet, 0, constantCol(), QCoreApplication::translate("formats", "Divided by"), head);
    for (std::size_t k = 0; k < m_taps; ++k) {
        const QString value = QCoreApplication::translate("formats", "Value %1");
        writeText(m_sheet, 0, lxw_col_t(firstValueCol() + k), value.arg(k + 1), head);
        if (weighted()) {
            const QString weight = QCoreApplication::translate("formats", "Weight %1");
            writeText(m_sheet, 0, lxw_col_t(firstWeightCol() + k), weight.arg(k + 1), head);
        }
    }
}

void StepSheet::writeBase(lxw_row_t at, const tables::StepRow& row) const
{
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
        const auto col = lxw_col_t(k);
        const tables::Column column = m_table.columns()[k];
        const std::optional<double> number = row.cells[k].number;
        if (column == tables::Column::Values)
            writeText(m_sheet, at, col, tables::StepTable::exactValues(row.step));
        else if (column == tables::Column::Result || column == tables::Column::OtherResult) // the shortest decimal that is this float32
            writeNumber(m_sheet, at, col, QByteArray::fromStdString(core::exactNumber(float(*number))).toDouble());
        else if (number)
            writeNumber(m_sheet, at, col, *number);
        else
            writeText(m_sheet, at, col, row.cells[k].text);
    }
}

QByteArray StepSheet::norm(const QByteArray& values, const QByteArray& share) const
{
    const QByteArray p = QByteArray::number(m_layer.normType, 'g', 17);
    if (core::norm::needsScale(m_layer.normType)) { // 255^200 is no number in a spreadsheet either
        const QByteArray largest = "MAX(" + values + ",-MIN(" + values + "))";
        return "IF(" + largest + "=0,0," + largest + "*(SUMPRODUCT((ABS(" + values + ")/" + largest + ")^" + p + ")/" + share + ")^(1/"
               + p + "))";
    }
    return "(SUMPRODUCT(ABS(" + values + ")^" + p + ")/" + share + ")^(1/" + p + ')';
}

QByteArray StepSheet::formula(lxw_row_t at) const
{
    const QByteArray values = rangeName(at, firstValueCol(), lastValueCol());
    const QByteArray constant = cellName(at, constantCol());
    switch (m_op.makes) {
    case core::Makes::Sum:
        return "=SUMPRODUCT(" + values + ',' + rangeName(at, firstWeightCol(), lastCol()) + ")+" + constant;
    case core::Makes::Largest:
        return "=MAX(" + values + ')';
    case core::Makes::Smallest:
        return "=MIN(" + values + ')';
    case core::Makes::Average:
        return "=IF(" + constant + "=0,0,SUM(" + values + ")/" + constant + ')';
    case core::Makes::Norm:
        return '=' + norm(values, constant);
    case core::Makes::Curve:
        return '=' + called(m_op.curve->excel, cellName(at, firstValueCol()), m_layer);
    case core::Makes::Placed:
        return "=SUM(" + values + ')';
    }
    return {};
}

void StepSheet::writeWindow(lxw_row_t at, const core::Step& step) const
{
    if (weighted())
        writeNumber(m_sheet, at, constantCol(), QByteArray::fromStdString(core::exactNumber(float(step.bias))).toDouble());
    else if (divides())
        writeNumber(m_sheet, at, constantCol(), step.divisor);
    const std::span<const core::Tap> taps = shownTaps(step);
    const auto writeReference = [&](lxw_col_t col, const GridSheet& sheet, const core::Cell& cell, double value) {
        if (sheet.exists() && std::isfinite(value))
            writeFormula(m_sheet, at, col, '=' + sheet.reference(cell), value);
        else
            writeNumber(m_sheet, at, col, value);
    };
    for (std::size_t k = 0; k < taps.size(); ++k) {
        const core::Tap& tap = taps[k];
        const auto col = lxw_col_t(firstValueCol() + k);
        if (tap.readsInput())
            writeReference(col, m_input, tap.input, tap.value);
        else if (tap.kind != core::TapKind::Beyond) // padding that never wins is a word, which MAX and MIN pass over
            writeNumber(m_sheet, at, col, tap.value);
    }
    for (std::size_t k = 0; weighted() && k < taps.size(); ++k)
        writeReference(lxw_col_t(firstWeightCol() + k), m_weight, taps[k].weight, taps[k].factor);
}

void StepSheet::write(lxw_format* head, const Progress& progress) const
{
    writeHead(head);
    for (std::int64_t i = 0; i < m_table.rowCount(); ++i) {
        report(progress, double(i) / double(m_table.rowCount()));
        const auto at = lxw_row_t(i + 1);
        const tables::StepRow row = m_table.row(i);
        writeBase(at, row);
        if (!m_computes)
            continue;
        const std::span<const core::Tap> taps = shownTaps(row.step);
        // A spreadsheet knows no NaN and no ∞, so it cannot compute with them; max of nothing but −∞ would be 0 there.
        const bool computable = !row.outlined && std::isfinite(row.step.value) && std::ranges::all_of(taps, [](const core::Tap& tap) {
            return !tap.readsInput() || (std::isfinite(tap.value) && std::isfinite(tap.factor));
        });
        // Rows are written from left to right and never again, which is what constant_memory asks for.
        if (computable)
            writeFormula(m_sheet, at, recomputedCol(), formula(at), row.step.value);
        writeWindow(at, row.step);
    }
    if (m_table.rowCount() == 0)
        return;
    const auto last = lxw_row_t(m_table.rowCount());
    const double limit = largestMagnitude(m_table.network().outputOf(m_table.layer()).data());
    for (std::size_t k = 0; k < m_table.columns().size(); ++k) {
        const tables::Column column = m_table.columns()[k];
        if (tables::isNumber(column) && column != tables::Column::Step)
            colour(m_sheet, {1, lxw_col_t(k), last, lxw_col_t(k)}, limit);
    }
    if (m_computes)
        colour(m_sheet, {1, recomputedCol(), last, recomputedCol()}, limit);
    if (m_computes)
        colour(m_sheet, {1, firstValueCol(), last, lastValueCol()},
               largestMagnitude(m_table.network().inputOf(m_table.layer()).data()));
}

} // namespace

void writeSteps(const tables::StepTable& table, lxw_worksheet* sheet, const GridSheet& input, const GridSheet& weight, lxw_format* head,
                const Progress& progress)
{
    StepSheet(table, sheet, input, weight).write(head, progress);
}

} // namespace formats::xlsx
