#pragma once

#include "formats/xlsx_sheet.h"

namespace formats::xlsx {

/// Sheet "Steps": begins with the columns of the CSV, then come the cells that each window reads (each a reference to sheet
/// "Input"), their weights (references to sheet "Weight"), and a formula that makes the result of them. So whoever changes a
/// number of the input sees every result follow.
void writeSteps(const tables::StepTable& table, lxw_worksheet* sheet, const GridSheet& input, const GridSheet& weight, lxw_format* head,
                const Progress& progress);

} // namespace formats::xlsx
