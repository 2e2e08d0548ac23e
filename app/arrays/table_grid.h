#pragma once

#include "arrays/cell_number.h"
#include "arrays/table.h"
#include "arrays/table_text.h"
#include "core/message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// A text table cut into rows and blocks, before anything is decided about its numbers.
class Grid {
public:
    /// A row of cells that is neither empty nor a comment.
    struct Row {
        std::size_t first = 0;   ///< into the cells
        std::size_t count = 0;   ///< without the empty ones at its end
        std::size_t columns = 0; ///< with those
        std::int64_t row = 0;    ///< in the file, from 1
        bool indented = false;   ///< begins with a blank
    };

    /// Rows between empty lines. The constructor sets the first two, findWords the others.
    struct Block {
        std::size_t first = 0; ///< into the rows
        std::size_t count = 0;
        std::size_t skippedRows = 0;
        std::size_t skippedColumns = 0; ///< empty ones and a column of names
        bool headerColumn = false;

        std::size_t height() const { return count - skippedRows; }
    };

    /// Throws core::FileError for what is more than core's limits, and for a quote that never ends.
    Grid(std::string_view text, char separator, const std::string& name, const Tick& tick);

    std::vector<Block>& blocks() { return m_blocks; }
    const std::vector<Block>& blocks() const { return m_blocks; }
    const Row& rowOf(const Block& block, std::size_t index) const { return m_rows[block.first + index]; }
    char separator() const { return m_separator; }
    const std::string& name() const { return m_name; }
    std::int64_t comments() const { return m_comments; }

    bool isQuoted(const Row& row, std::size_t column) const { return column < row.count && m_cells[row.first + column].quoted; }
    /// A cell's text without blanks around it; quotes inside stand doubled. Empty beyond the row's end.
    std::string_view view(const Row& row, std::size_t column) const;
    bool isEmpty(const Row& row, std::size_t column) const { return view(row, column).empty(); }
    /// What the cell may be, whatever the decimal sign.
    NumberForm form(const Row& row, std::size_t column) const;
    bool isNumber(const Row& row, std::size_t column) const { return form(row, column).isNumber(); }
    CellNumber number(const Row& row, std::size_t column, bool decimalComma) const;
    bool hasNumber(const Row& row) const;
    /// The cell between quotes, for a message.
    std::string quoted(const Row& row, std::size_t column) const;
    /// As it is written, for a notation.
    std::string written(const Row& row, std::size_t column) const;

    [[noreturn]] void fail(core::Message message) const;
    /// What is wrong with a cell that is no number where one is wanted.
    [[noreturn]] void failAt(const Row& row, std::size_t column, bool decimalComma = false) const;
    [[noreturn]] void failWithoutNumbers() const;

private:
    void failWhenEndless() const;

    std::string_view m_text;
    char m_separator;
    const std::string& m_name;
    std::vector<Piece> m_cells;
    std::vector<Row> m_rows;
    std::vector<Block> m_blocks;
    std::int64_t m_comments = 0;
};

} // namespace arrays
