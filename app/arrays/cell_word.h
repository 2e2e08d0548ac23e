#pragma once

#include <cstdint>
#include <string_view>

namespace arrays {

/// What a cell is that is no number, as far as its form tells.
enum class CellWord : std::uint8_t {
    Word,
    Amount,  ///< digits with signs that make no number of them: (5), 1,234-, 1.2.3.4
    Percent, ///< 12%
    Money,   ///< $5, 5 €
    Date,    ///< 2026-01-09, 1.9.26, 9-Jan, 9:30: what spreadsheets make of 1/9
    Fault,   ///< #N/A, #DIV/0!, Err:502
    Missing, ///< NA, null, –
    Program, ///< 0x1F, 1_000
    LeftOut, ///< "...", where something printed a part of an array
    Truth,   ///< TRUE
    Formula, ///< =A1+1
};

/// `cell` is no number, and has no blanks around it.
CellWord cellWord(std::string_view cell);

/// What is wrong with a cell, and what to do about it: "row {0}, column {1}: {2} is …".
const char* sentenceFor(CellWord word);

/// Whether the cell was certainly meant as a number, so that a row or column of such is neither heading nor names.
bool isMeantAsNumber(CellWord word);

} // namespace arrays
