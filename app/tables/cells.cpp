#include "tables/cells.h"

#include "core/explain.h"
#include "wording/said.h"

namespace tables {

Cells cellsOf(const GridTable& table)
{
    const bool titled = table.blockCount() > 1;
    const int each = table.rows() + int(titled);
    Cells cells;
    cells.rows = table.blockCount() * each;
    cells.columns = table.columns();
    // A plane's name stands in its first cell.
    cells.text = [table, titled, each](int row, int column) -> QString {
        const int within = row % each - int(titled);
        if (within < 0)
            return column == 0 ? table.blockTitle(row / each) : QString();
        return QString::fromStdString(core::shownNumber(double(table.at(row / each, within, column)), {.digits = 6}));
    };
    cells.heading = [](int column) { return QString::number(column); };
    cells.rowHeading = [titled, each](int row) {
        const int within = row % each - int(titled);
        return within < 0 ? QString() : QString::number(within);
    };
    cells.isNumber = [](int) { return true; };
    return cells;
}

Cells cellsOf(const core::CostTable& table)
{
    Cells cells;
    cells.rows = table.rowCount();
    cells.columns = int(table.columns().size());
    cells.text = [table](int row, int column) { return costText(table.cell(row, column)); };
    cells.heading = [table](int column) { return costHeading(*table.columns()[std::size_t(column)]); };
    cells.isNumber = [table](int column) { return table.columns()[std::size_t(column)]->number; };
    return cells;
}

QString costHeading(const core::CostColumn& column)
{
    return wording::said(column.heading);
}

QString costText(const core::CostCell& cell)
{
    return *cell.words != '\0' ? wording::said(cell.words) : QString::fromStdString(cell.plain());
}

} // namespace tables
