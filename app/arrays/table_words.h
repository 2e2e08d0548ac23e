#pragma once

#include "arrays/table_grid.h"

namespace arrays {

/// Decides for each block what of it is words around the numbers: rows of headings, a column of names, empty columns.
///
/// A heading is a row without a number, above the first one with a number. A column of names is
///   - one of words,
///   - one under an empty corner: how spreadsheets and pandas number rows,
///   - one that the heading lacks a cell for, where its cells are all quoted or words, or count up from 0 or 1: what R's
///     write.table and print write (its manual: "the header … has one fewer entry than the number of columns"), and pandas'
///     print. A title above a table may have one word less than the table columns, so that alone does not tell.
void findWords(Grid& grid, const TableLayout& layout);

/// One note for each kind of what was left out.
std::vector<core::Message> notesOfWords(const Grid& grid);

} // namespace arrays
