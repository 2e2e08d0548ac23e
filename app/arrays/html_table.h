#pragma once

#include "core/layer.h"

#include <string>
#include <string_view>

namespace arrays {

/// The tables in a piece of HTML.
struct HtmlTables {
    std::string text;   ///< empty when there is none
    bool exact = false; ///< all numbers were given beside the shown text, so that nothing of them is guessed
};

/// What a spreadsheet puts on the clipboard, as tab-separated text that parseTable reads with separator '\t'; an empty line
/// after each table. Only tags of tables are looked at, everything else is skipped: nothing is loaded, run or laid out. A
/// number that LibreOffice or Excel gives beside the shown text (`sdval`, `x:num`) is preferred, because the text may be
/// rounded, and its thousands grouped; but not that of a date, which counts days.
HtmlTables tablesOfHtml(std::string_view html);

/// The same the other way: one <table> for each plane, with numbers that spreadsheets read back (`sdval`). Fractions that
/// `notation` has stay visible.
std::string htmlFromTensor(const core::Tensor& values, const core::Notation& notation);
/// Tab-separated rows, an empty line between planes, as spreadsheets paste them. Numbers are written exactly.
std::string tsvFromTensor(const core::Tensor& values);

} // namespace arrays
