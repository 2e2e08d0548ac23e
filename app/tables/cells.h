#pragma once

#include <QString>

#include "core/insight/cost_table.h"
#include "tables/grid_table.h"

#include <functional>

namespace tables {

/// A table that is read cell by cell, as far as it is looked at: a value, though it may stand for millions of cells.
struct Cells {
    int rows = 0;
    int columns = 0;
    std::function<QString(int row, int column)> text;
    std::function<QString(int column)> heading;
    std::function<QString(int row)> rowHeading;   ///< empty: rows have none
    std::function<bool(int column)> isNumber;     ///< stands to the right
};

/// The planes of a tensor below each other; with several, each under a line with its name.
Cells cellsOf(const GridTable& table);
Cells cellsOf(const core::CostTable& table);

/// A column's heading and a cell of the cost table, in the user's language.
QString costHeading(const core::CostColumn& column);
QString costText(const core::CostCell& cell);

} // namespace tables
