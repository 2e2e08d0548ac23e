#pragma once

#include "core/layer.h"
#include "core/message.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// Told how much is done, 0 to 1; stops the work by throwing.
using Tick = std::function<void(double done)>;

/// How a text table is laid out; what is left out is found by looking at it.
struct TableLayout {
    std::optional<char> separator = {};    ///< ',', ';', '\t', or ' ' for any run of blanks and tabs
    std::optional<bool> decimalComma = {}; ///< 1,5 rather than 1.5; "1,234" is then 1.234, otherwise 1234
    std::optional<int> headerRows = {};    ///< rows left out at the top of every block
    std::optional<bool> headerColumn = {}; ///< whether the first column is left out

    bool operator==(const TableLayout&) const = default;
};

/// A text table as read.
struct Table {
    core::Tensor values;     ///< 1 × blocks × rows × columns
    core::Notation notation; ///< fractions, as they were written
    char separator = ',';    ///< what was found or asked for
    bool decimalComma = false;
    int headerRows = 0;      ///< of the first block
    bool headerColumn = false;
    std::vector<core::Message> notes; ///< what was left out, and what was guessed
};

/// Reads numbers from comma-, semicolon-, tab- or blank-separated text (arrays/separator.h). Blocks that empty lines part
/// are channels and must be of one shape. Rows of words above the numbers, a column of names before them
/// (arrays/table_words.h) and lines that begin with "# " are left out. Whether commas, points or blanks group thousands is
/// decided by the whole table (arrays/decimal_sign.h). `bytes` are in any encoding that arrays/encoding.h knows. Whatever
/// is left out or guessed has a note.
/// Throws TwoReadings where a table can be read in two ways and nothing tells which is meant.
/// Throws core::FileError: a word among the numbers, rows or blocks of different lengths, an empty cell, a quote that never
/// ends, no number at all, more than core's limits. Rows and columns are counted from 1, as in a spreadsheet.
Table parseTable(std::string_view bytes, const std::string& name, const TableLayout& layout = {}, const Tick& tick = {});

} // namespace arrays
