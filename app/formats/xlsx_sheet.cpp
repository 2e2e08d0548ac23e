#include "formats/xlsx_sheet.h"

#include "core/explain.h"
#include "formats/harmless.h"
#include "paint/theme.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace formats::xlsx {

static constexpr qsizetype mostInCell = 32767; ///< Excel's limit, and libxlsxwriter's

void require(lxw_error error)
{
    if (error != LXW_NO_ERROR)
        throw FileFault(QString::fromUtf8(lxw_strerror(error)));
}

static lxw_color_t rgb(const QColor& colour)
{
    return lxw_color_t(colour.rgb() & 0xffffffU);
}

double largestMagnitude(std::span<const float> values)
{
    double largest = 0.0;
    for (const float value : values) {
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(double(value)));
    }
    return largest > 0.0 ? largest : 1.0;
}

void colour(lxw_worksheet* sheet, const Range& range, double limit)
{
    const scene::Theme theme = scene::themeNamed(QStringLiteral("light"));
    lxw_conditional_format rule = {};
    rule.type = LXW_CONDITIONAL_3_COLOR_SCALE;
    rule.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    rule.min_value = -limit;
    rule.mid_value = 0.0;
    rule.max_value = limit;
    rule.min_color = rgb(theme.negative);
    rule.mid_color = rgb(theme.cell);
    rule.max_color = rgb(theme.positive);
    require(worksheet_conditional_format_range(sheet, range.firstRow, range.firstCol, range.lastRow, range.lastCol, &rule));
}

void writeText(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const QString& text, lxw_format* format)
{
    // Readers take "_x000D_" in a cell for the character of that number (ECMA-376, ST_Xstring); so its first sign is written
    // as a number itself. A cell holds LXW_STR_MAX characters, which the list of a huge window's values has more of.
    static const QRegularExpression number(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    const QString cell = plain(text).replace(number, QStringLiteral("_x005F_"));
    require(worksheet_write_string(sheet, row, col, shortened(cell, mostInCell).toUtf8().constData(), format));
}

void writeNumber(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, double value, lxw_format* format)
{
    if (std::isfinite(value))
        require(worksheet_write_number(sheet, row, col, value, format));
    else
        writeText(sheet, row, col, QString::fromStdString(core::shownNumber(value)), format);
}

void writeFormula(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const QByteArray& formula, double value)
{
    require(worksheet_write_formula_num(sheet, row, col, formula.constData(), nullptr, value));
}

QByteArray cellName(lxw_row_t row, lxw_col_t col)
{
    char name[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(name, row, col);
    return name;
}

void GridSheet::write(lxw_format* bold, const Progress& progress) const
{
    const double limit = largestMagnitude(m_table.values.data());
    for (int block = 0; block < m_table.blockCount(); ++block) {
        if (m_titled)
            writeText(m_sheet, row(block, 0) - 1, 0, m_table.blockTitle(block), bold);
        for (int r = 0; r < m_table.rows(); ++r) {
            if (r % 64 == 0)
                report(progress, (block + double(r) / m_table.rows()) / m_table.blockCount());
            for (int c = 0; c < m_table.columns(); ++c)
                writeNumber(m_sheet, row(block, r), lxw_col_t(c), double(m_table.at(block, r, c)));
        }
        colour(m_sheet, {row(block, 0), 0, row(block, m_table.rows() - 1), lxw_col_t(m_table.columns() - 1)}, limit);
    }
}

} // namespace formats::xlsx
