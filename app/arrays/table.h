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
    std::optional<bool> decimalComma = {}; ///< 1,5 rather than 1.5
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
    std::vector<core::Message> notes; ///< what was left out, and why
};

/// Reads numbers from comma-, semicolon-, tab- or blank-separated text. Blocks that empty lines part are channels and must
/// be of one shape. Rows of words above the numbers, a column of words before them (or one under an empty corner, as
/// spreadsheets and pandas write it) and lines that begin with "# " are left out, with a note.
/// `bytes` are UTF-8, UTF-16 with a byte order mark, or an extension of ASCII such as GB18030.
/// Throws core::FileError: a word among the numbers, rows or blocks of different lengths, an empty cell, a quote that never
/// ends, no number at all, more than core's limits. Rows and columns are counted from 1, as in a spreadsheet.
Table parseTable(std::string_view bytes, const std::string& name, const TableLayout& layout = {}, const Tick& tick = {});

} // namespace arrays
