#include "tables/cost_words.h"

#include <QCoreApplication>

namespace tables {

QString costHeading(const core::CostColumn& column)
{
    return QCoreApplication::translate("core", column.heading);
}

QString costText(const core::CostCell& cell)
{
    return *cell.words != '\0' ? QCoreApplication::translate("core", cell.words) : QString::fromStdString(cell.plain());
}

} // namespace tables
