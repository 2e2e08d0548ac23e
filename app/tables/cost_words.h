#pragma once

#include <QString>

#include "core/insight/cost_table.h"

namespace tables {

/// A column's heading and a cell of the cost table, in the user's language.
QString costHeading(const core::CostColumn& column);
QString costText(const core::CostCell& cell);

} // namespace tables
