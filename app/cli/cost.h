#pragma once

#include "core/insight/cost_table.h"

#include <string>

namespace cli {

/// The table with its columns below each other: numbers to the right, long headings on several lines.
std::string costText(const core::CostTable& table);

} // namespace cli
