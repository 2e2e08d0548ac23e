#pragma once

#include "formats/format.h"

#include <xlsxwriter.h>

namespace formats::xlsx {

/// Throws FileFault with libxlsxwriter's reason.
void require(lxw_error error);

/// A rectangle of cells, last row and column included.
struct Range {
    lxw_row_t firstRow = 0;
    lxw_col_t firstCol = 0;
    lxw_row_t lastRow = 0;
    lxw_col_t lastCol = 0;
};

/// The largest |value| that is finite; 1 where all are 0.
double largestMagnitude(std::span<const float> values);
/// The picture's value colours, zero in the middle, as a rule that follows when the numbers change.
void colour(lxw_worksheet* sheet, const Range& range, double limit);

/// Always as a string, never as a formula; shortened to what a cell holds.
void writeText(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const QString& text, lxw_format* format = nullptr);
/// A number as a number; a spreadsheet has no NaN and no ∞, so these are words.
void writeNumber(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, double value, lxw_format* format = nullptr);
/// `value` is what the formula comes to.
void writeFormula(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const QByteArray& formula, double value);

/// "B3"
QByteArray cellName(lxw_row_t row, lxw_col_t col);

/// A tensor as a sheet: blocks below each other, laid out as in the CSV.
class GridSheet {
public:
    GridSheet() = default;
    GridSheet(lxw_workbook* workbook, const QString& name, const tables::GridTable& table) : m_table(table), m_name(name)
    {
        m_sheet = workbook_add_worksheet(workbook, name.toUtf8().constData());
        m_titled = table.blockCount() > 1;
    }

    static bool fits(const tables::GridTable& table)
    {
        return std::int64_t(table.blockCount()) * (table.rows() + 2) <= LXW_ROW_MAX && table.columns() <= LXW_COL_MAX;
    }

    lxw_row_t row(int block, int row) const
    {
        return lxw_row_t(block * (m_table.rows() + 2) * int(m_titled) + int(m_titled) + row);
    }
    QByteArray reference(const core::Cell& cell) const
    {
        const int block = cell.n * m_table.values.shape().c + cell.c;
        return '\'' + m_name.toUtf8() + "'!" + cellName(row(block, cell.row), lxw_col_t(cell.col));
    }
    bool exists() const { return m_sheet != nullptr; }

    void write(lxw_format* bold, const Progress& progress) const;

private:
    tables::GridTable m_table;
    QString m_name;
    lxw_worksheet* m_sheet = nullptr;
    bool m_titled = false;
};

} // namespace formats::xlsx
