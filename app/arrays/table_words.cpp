#include "arrays/table_words.h"

#include "arrays/cell_word.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace arrays {

namespace {

using Row = Grid::Row;
using Block = Grid::Block;

/// Whether a cell is a word that was not meant as a number.
bool isName(const Grid& grid, const Row& row, std::size_t column)
{
    return !grid.isEmpty(row, column) && !grid.isNumber(row, column) && !isMeantAsNumber(cellWord(grid.view(row, column)));
}

/// Whether a row is words: no number, and not only what should have been one, such as #N/A.
bool isHeading(const Grid& grid, const Row& row)
{
    if (grid.hasNumber(row))
        return false;
    for (std::size_t column = 0; column < row.count; ++column) {
        if (isName(grid, row, column))
            return true;
    }
    return false;
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.size() <= 9 && error == std::errc() && end == text.data() + text.size() ? std::optional<std::int64_t>(value) : std::nullopt;
}

/// Whether all rows after row `head`, of which there are some, are so.
template <typename Is>
bool allAfter(const Grid& grid, const Block& block, std::size_t head, Is is)
{
    for (std::size_t i = head + 1; i < block.count; ++i) {
        if (!is(grid.rowOf(block, i)))
            return false;
    }
    return head + 1 < block.count;
}

/// Whether row `index` heads the rows after it and leaves its first cell empty: a table of numbered rows and columns.
bool isCorner(const Grid& grid, const Block& block, std::size_t index, std::size_t margin)
{
    const Row& head = grid.rowOf(block, index);
    return grid.isEmpty(head, margin) && !grid.isEmpty(head, margin + 1)
           && allAfter(grid, block, index, [&](const Row& row) { return !grid.isEmpty(row, margin) && row.count == head.count; });
}

bool hasWordColumn(const Grid& grid, const Block& block, std::size_t margin)
{
    bool names = false;
    for (std::size_t i = block.skippedRows; i < block.count; ++i) {
        const Row& row = grid.rowOf(block, i);
        if (row.count < margin + 2 || grid.isEmpty(row, margin) || grid.isNumber(row, margin))
            return false;
        // Dates name the rows of a table with headings; by themselves they may have been fractions.
        const bool date = cellWord(grid.view(row, margin)) == CellWord::Date && block.skippedRows == 0;
        names = names || (!date && isName(grid, row, margin));
    }
    return names;
}

/// Whether `count` cells count up by one from 0 or 1.
template <typename CellAt>
bool countsUp(std::size_t count, CellAt cellAt)
{
    std::optional<std::int64_t> last;
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = wholeNumber(cellAt(i));
        if (!value || (last ? *value != *last + 1 : *value > 1))
            return false;
        last = value;
    }
    return count > 0;
}

/// Whether the first cells of the rows from `first` on do.
bool rowsCountUp(const Grid& grid, const Block& block, std::size_t first)
{
    return countsUp(block.count - first, [&](std::size_t i) { return grid.view(grid.rowOf(block, first + i), 0); });
}

bool isOneShorter(const Grid& grid, const Block& block, std::size_t head)
{
    return allAfter(grid, block, head, [&](const Row& row) { return row.count == grid.rowOf(block, head).count + 1; });
}

/// Whether the heading, row `head`, lacks a cell over a first column of names.
bool isShortHeading(const Grid& grid, const Block& block, std::size_t head)
{
    const Row& heading = grid.rowOf(block, head);
    if (!isOneShorter(grid, block, head))
        return false;
    if (allAfter(grid, block, head, [&](const Row& row) { return grid.isQuoted(row, 0) || !grid.isNumber(row, 0); }))
        return true;
    // One word above two columns is a title as often as a heading.
    const std::size_t rows = block.count - head - 1;
    const bool headed = heading.indented || (heading.count > 1 && rows > 1);
    return headed && rowsCountUp(grid, block, head + 1);
}

/// Whether the first row numbers the columns from 0 or 1 on and the first column the rows, under a corner that blanks do not
/// show: pandas prints a frame without names so.
bool isNumberedFrame(const Grid& grid, const Block& block)
{
    if (grid.separator() != ' ' || block.count < 2 || !isOneShorter(grid, block, 0) || !rowsCountUp(grid, block, 1))
        return false;
    const Row& heading = grid.rowOf(block, 0);
    return heading.indented && countsUp(heading.count, [&](std::size_t column) { return grid.view(heading, column); });
}

void findWordsOf(const Grid& grid, Block& block, const TableLayout& layout)
{
    std::size_t margin = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 0; i < block.count; ++i) {
        std::size_t lead = 0;
        while (grid.isEmpty(grid.rowOf(block, i), lead)) // ends: a row has a last cell that is not empty
            ++lead;
        margin = std::min(margin, lead);
    }
    block.skippedColumns = margin;

    std::size_t& top = block.skippedRows;
    if (layout.headerRows) {
        top = std::min(std::size_t(std::max(*layout.headerRows, 0)), block.count);
    } else {
        while (top < block.count && isHeading(grid, grid.rowOf(block, top)))
            ++top;
    }
    if (top == block.count)
        return;
    bool names = false;
    if (top > 0) {
        names = isCorner(grid, block, top - 1, margin) || (margin == 0 && isShortHeading(grid, block, top - 1));
    } else if (!layout.headerRows && block.count > 1 && (isCorner(grid, block, 0, margin) || (margin == 0 && isNumberedFrame(grid, block)))) {
        names = true;
        top = 1;
    }
    block.headerColumn = layout.headerColumn.value_or(names || hasWordColumn(grid, block, margin));
    if (block.headerColumn)
        ++block.skippedColumns;
}

struct Columns {
    std::size_t first = 0; ///< counted from 1
    std::size_t last = 0;
};

/// Columns without anything in them before the numbers, or behind them, of the first block that has such.
std::optional<Columns> emptyColumns(const Grid& grid, bool before)
{
    for (const Block& block : grid.blocks()) {
        std::size_t filled = 0;
        std::size_t all = 0;
        for (std::size_t i = block.skippedRows; i < block.count; ++i) {
            const Row& row = grid.rowOf(block, i);
            filled = std::max(filled, row.count);
            all = std::max(all, row.columns);
        }
        const std::size_t lead = block.skippedColumns - (block.headerColumn ? 1 : 0);
        const Columns columns = before ? Columns{1, lead} : Columns{filled + 1, all};
        if (block.height() > 0 && columns.first <= columns.last)
            return columns;
    }
    return std::nullopt;
}

core::Message noteOfEmpty(Columns columns)
{
    if (columns.first == columns.last)
        return {CORE_TEXT("Column {0} is empty and was left out."), {std::to_string(columns.first)}};
    return {CORE_TEXT("Columns {0} to {1} are empty and were left out."), {std::to_string(columns.first), std::to_string(columns.last)}};
}

} // namespace

void findWords(Grid& grid, const TableLayout& layout)
{
    for (Block& block : grid.blocks())
        findWordsOf(grid, block, layout);
}

std::vector<core::Message> notesOfWords(const Grid& grid)
{
    std::vector<core::Message> notes;
    std::int64_t rows = 0;
    const Row* first = nullptr;
    for (const Block& block : grid.blocks()) {
        rows += std::int64_t(block.skippedRows);
        if (block.skippedRows > 0 && !first)
            first = &grid.rowOf(block, 0);
    }
    if (rows == 1) {
        std::size_t column = 0;
        while (grid.isEmpty(*first, column))
            ++column;
        notes.push_back({CORE_TEXT("Row {0}, which begins with {1}, is a heading and was left out."), {std::to_string(first->row), grid.quoted(*first, column)}});
    } else if (rows > 1) {
        notes.push_back({CORE_TEXT("{0} rows, from row {1} on, are headings and were left out."), {std::to_string(rows), std::to_string(first->row)}});
    }
    for (const Block& block : grid.blocks()) {
        if (block.headerColumn && block.height() > 0) {
            notes.push_back({CORE_TEXT("Column {0}, which begins with {1}, names the rows and was left out."),
                             {std::to_string(block.skippedColumns), grid.quoted(grid.rowOf(block, block.skippedRows), block.skippedColumns - 1)}});
            break;
        }
    }
    if (const auto columns = emptyColumns(grid, true))
        notes.push_back(noteOfEmpty(*columns));
    if (const auto columns = emptyColumns(grid, false))
        notes.push_back(noteOfEmpty(*columns));
    if (grid.comments() > 0)
        notes.push_back({CORE_TEXT("Lines that begin with # were left out: {0}."), {std::to_string(grid.comments())}});
    return notes;
}

} // namespace arrays
