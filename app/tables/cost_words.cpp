#include "tables/cost_words.h"

#include "wording/said.h"

namespace tables {

QString costHeading(const core::CostColumn& column)
{
    return wording::said(column.heading);
}

QString costText(const core::CostCell& cell)
{
    return *cell.words != '\0' ? wording::said(cell.words) : QString::fromStdString(cell.plain());
}

} // namespace tables
