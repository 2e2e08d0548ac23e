#include "arrays/table.h"

#include "arrays/table_text.h"
#include "core/check.h"
#include "core/lesson_file.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace arrays {

using core::FileError;
using core::Message;

namespace {

constexpr std::size_t maxNotations = std::size_t(1) << 16; // beyond that nobody reads them as fractions
constexpr std::size_t maxCells = std::size_t(1) << 25;     // a number and its separator take two bytes of at most 64 MiB
constexpr std::size_t sampleBytes = std::size_t(1) << 16;

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

struct Dialect {
    char separator = ',';
    bool decimalComma = false;
};

/// How well a dialect fits the beginning of a text: the share of cells that are numbers, then how many those are.
struct Fit {
    double share = -1.0;
    std::int64_t numbers = 0;

    bool operator<(const Fit& other) const
    {
        return share != other.share ? share < other.share : numbers < other.numbers;
    }
};

/// How many words a cell that is no number counts for: "a;b" is two in every dialect, so that it makes none look better.
std::int64_t wordsIn(std::string_view text, Piece cell)
{
    const std::string_view view = text.substr(cell.begin, std::min<std::size_t>(cell.length, 256));
    return 1 + (cell.quoted ? 0 : std::count_if(view.begin(), view.end(), [](char c) { return c == ';' || c == ',' || c == '\t'; }));
}

Fit fitOf(std::string_view text, Dialect dialect)
{
    Splitter splitter(text, dialect.separator);
    std::vector<Piece> cells;
    std::int64_t words = 0;
    Fit fit;
    while (splitter.position() < sampleBytes && splitter.next(cells)) {
        for (const Piece cell : cells) {
            if (cellNumber(text, cell, dialect.decimalComma).kind != CellNumber::NotANumber)
                ++fit.numbers;
            else if (!isEmptyCell(text, cell))
                words += wordsIn(text, cell);
        }
        cells.clear();
    }
    fit.share = fit.numbers == 0 ? 0.0 : double(fit.numbers) / double(fit.numbers + words);
    return fit;
}

/// The dialect that turns most cells into numbers. Among equals the first one wins: tabs and semicolons rarely are anything
/// but separators, and a point is likelier than a comma.
Dialect detect(std::string_view text, const TableLayout& layout)
{
    static const Dialect candidates[] = {{'\t', false}, {';', false}, {'\t', true}, {';', true},
                                         {',', false},  {' ', false}, {' ', true},  {',', true}};
    Dialect best{layout.separator.value_or(','), layout.decimalComma.value_or(false)};
    Fit bestFit{0.0, 0}; // where there is no number at all, nothing is found
    for (const Dialect& candidate : candidates) {
        if ((layout.separator && *layout.separator != candidate.separator)
            || (layout.decimalComma && *layout.decimalComma != candidate.decimalComma))
            continue;
        const Fit fit = fitOf(text.substr(0, 2 * sampleBytes), candidate);
        // A comma can be both only between quotes, so that alone must make more cells numbers.
        const bool both = candidate.separator == ',' && candidate.decimalComma;
        if (both ? bestFit.share < fit.share : bestFit < fit) {
            bestFit = fit;
            best = candidate;
        }
    }
    return best;
}

/// A row of cells that is neither empty nor a comment.
struct Row {
    std::size_t first = 0; ///< into Rows::cells
    std::size_t count = 0;
    std::int64_t row = 0;  ///< in the file, from 1
};

struct Block {
    std::size_t first = 0; ///< into Rows::rows
    std::size_t count = 0;
    std::size_t skippedRows = 0;
    std::size_t skippedColumns = 0; ///< empty ones and a column of words
    bool headerColumn = false;

    std::size_t height() const { return count - skippedRows; }
};

/// The whole text, cut up.
class Reader {
public:
    Reader(std::string_view text, Dialect dialect, const std::string& name, const Tick& tick)
        : m_text(text), m_dialect(dialect), m_name(name), m_tick(tick)
    {
    }

    Table read(const TableLayout& layout)
    {
        split();
        Table table;
        table.separator = m_dialect.separator;
        table.decimalComma = m_dialect.decimalComma;
        for (Block& block : m_blocks)
            trim(block, layout);
        const auto hasNumbers = [](const Block& block) { return block.height() > 0; };
        if (std::none_of(m_blocks.begin(), m_blocks.end(), hasNumbers))
            failWithoutNumbers();
        noteWords(table);
        std::erase_if(m_blocks, [&](const Block& block) { return !hasNumbers(block); });
        table.headerRows = int(m_blocks.front().skippedRows);
        table.headerColumn = m_blocks.front().headerColumn;
        fill(table);
        return table;
    }

private:
    [[noreturn]] void fail(Message message) const { throw FileError(m_name, "", std::move(message)); }
    Piece at(const Row& row, std::size_t column) const { return m_cells[row.first + column]; }
    const Row& rowOf(const Block& block, std::size_t index) const { return m_rows[block.first + index]; }
    bool isEmpty(const Row& row, std::size_t column) const
    {
        return column >= row.count || isEmptyCell(m_text, at(row, column));
    }
    CellNumber numberAt(const Row& row, std::size_t column) const
    {
        return cellNumber(m_text, at(row, column), m_dialect.decimalComma);
    }
    bool isNumber(const Row& row, std::size_t column) const
    {
        return column < row.count && numberAt(row, column).kind != CellNumber::NotANumber;
    }
    bool hasNumber(const Row& row) const
    {
        for (std::size_t column = 0; column < row.count; ++column) {
            if (isNumber(row, column))
                return true;
        }
        return false;
    }

    void split()
    {
        Splitter splitter(m_text, m_dialect.separator);
        bool gap = true;
        std::size_t first = 0;
        while (splitter.next(m_cells)) {
            if (m_tick && splitter.row() % 1024 == 1)
                m_tick(0.4 * double(splitter.position()) / double(m_text.size()));
            if (splitter.openQuote())
                fail({CORE_TEXT("row {0}: a quote is opened and never closed"), {number(splitter.row())}});
            const std::size_t count = m_cells.size() - first;
            if (count > 0 && splitter.columns() > Splitter::maxCells)
                fail({CORE_TEXT("row {0} has {1} columns; at most {2} can be read"),
                      {number(splitter.row()), number(std::int64_t(splitter.columns())), number(core::maxSide)}});
            if (count == 0) {
                gap = true;
                continue;
            }
            const std::string_view start = m_text.substr(m_cells[first].begin, m_cells[first].length);
            if (start == "#" || start.starts_with("# ")) {
                ++m_comments;
                m_cells.resize(first);
                continue;
            }
            if (gap)
                m_blocks.emplace_back().first = m_rows.size();
            failWhenEndless();
            gap = false;
            ++m_blocks.back().count;
            m_rows.push_back({first, count, splitter.row()});
            first = m_cells.size();
        }
    }

    /// Ends the reading of what is certainly too much. Words above and between the numbers do not count towards the
    /// limits, so there is room for as many again.
    void failWhenEndless() const
    {
        const bool rows = m_blocks.back().count > 2 * std::size_t(core::maxSide);
        const bool blocks = m_blocks.size() > 2 * std::size_t(core::maxChannels);
        if (!rows && !blocks && m_cells.size() <= maxCells)
            return;
        if (std::none_of(m_rows.begin(), m_rows.end(), [this](const Row& row) { return hasNumber(row); }))
            failWithoutNumbers();
        if (rows)
            fail({CORE_TEXT("has more than {0} rows; at most {1} can be read"), {number(std::int64_t(m_blocks.back().count) - 1), number(core::maxSide)}});
        if (blocks)
            fail({CORE_TEXT("has more than {0} blocks between empty lines; at most {1} can be read as channels"),
                  {number(std::int64_t(m_blocks.size()) - 1), number(core::maxChannels)}});
        fail({CORE_TEXT("has more than {0} cells, the most that can be read"), {number(std::int64_t(maxCells))}});
    }

    /// Decides what of a block is words around the numbers.
    void trim(Block& block, const TableLayout& layout)
    {
        std::size_t margin = std::numeric_limits<std::size_t>::max();
        for (std::size_t i = 0; i < block.count; ++i) {
            std::size_t lead = 0;
            while (isEmpty(rowOf(block, i), lead)) // ends: a row has a last cell that is not empty
                ++lead;
            margin = std::min(margin, lead);
        }
        block.skippedColumns = margin;

        std::size_t& top = block.skippedRows;
        if (layout.headerRows) {
            top = std::min(std::size_t(std::max(*layout.headerRows, 0)), block.count);
        } else {
            while (top < block.count && !hasNumber(rowOf(block, top)))
                ++top;
        }
        if (top == block.count)
            return;
        bool corner = false;
        if (top > 0) {
            corner = isCorner(block, top - 1, margin);
        } else if (!layout.headerRows && block.count > 1 && isCorner(block, 0, margin)) {
            corner = true;
            top = 1;
        }
        block.headerColumn = layout.headerColumn.value_or(corner || hasWordColumn(block, margin));
        if (block.headerColumn)
            ++block.skippedColumns;
    }

    /// Whether row `index` heads the rows after it and leaves its first cell empty: a table of numbered rows and columns.
    bool isCorner(const Block& block, std::size_t index, std::size_t margin) const
    {
        if (!isEmpty(rowOf(block, index), margin) || isEmpty(rowOf(block, index), margin + 1))
            return false;
        for (std::size_t i = index + 1; i < block.count; ++i) {
            if (isEmpty(rowOf(block, i), margin) || rowOf(block, i).count != rowOf(block, index).count)
                return false;
        }
        return index + 1 < block.count;
    }

    bool hasWordColumn(const Block& block, std::size_t margin) const
    {
        for (std::size_t i = block.skippedRows; i < block.count; ++i) {
            const Row& row = rowOf(block, i);
            if (row.count < margin + 2 || isEmpty(row, margin) || isNumber(row, margin))
                return false;
        }
        return true;
    }

    [[noreturn]] void failWithoutNumbers() const
    {
        for (const Row& row : m_rows) {
            for (std::size_t column = 0; column < row.count; ++column) {
                if (!isEmpty(row, column) && !isNumber(row, column))
                    failAt(row, column);
            }
        }
        fail({CORE_TEXT("holds no numbers"), {}});
    }

    [[noreturn]] void failAt(const Row& row, std::size_t column) const
    {
        const std::string where = number(row.row);
        const std::string what = number(std::int64_t(column) + 1);
        if (isEmpty(row, column))
            fail({CORE_TEXT("row {0}, column {1} is empty; write a number there, or nan"), {where, what}});
        const std::string text = quotedText(cellText(m_text, at(row, column)));
        if (numberAt(row, column).kind == CellNumber::TooLarge)
            fail({CORE_TEXT("row {0}, column {1}: {2} does not fit a float32"), {where, what, text}});
        fail({CORE_TEXT("row {0}, column {1}: {2} is not a number"), {where, what, text}});
    }

    void noteWords(Table& table) const
    {
        std::int64_t rows = 0;
        const Row* first = nullptr;
        for (const Block& block : m_blocks) {
            rows += std::int64_t(block.skippedRows);
            if (block.skippedRows > 0 && !first)
                first = &rowOf(block, 0);
        }
        if (rows == 1) {
            std::size_t column = 0;
            while (isEmpty(*first, column))
                ++column;
            table.notes.push_back({CORE_TEXT("Row {0}, which begins with {1}, is a heading and was left out."),
                                   {number(first->row), quotedText(cellText(m_text, at(*first, column)))}});
        } else if (rows > 1) {
            table.notes.push_back({CORE_TEXT("{0} rows, from row {1} on, are headings and were left out."), {number(rows), number(first->row)}});
        }
        for (const Block& block : m_blocks) {
            if (block.headerColumn && block.height() > 0) {
                const Row& row = rowOf(block, block.skippedRows);
                const std::string text = isEmpty(row, block.skippedColumns - 1) ? "\"\"" : quotedText(cellText(m_text, at(row, block.skippedColumns - 1)));
                table.notes.push_back({CORE_TEXT("Column {0}, which begins with {1}, names the rows and was left out."),
                                       {number(std::int64_t(block.skippedColumns)), text}});
                break;
            }
        }
        if (m_comments > 0)
            table.notes.push_back({CORE_TEXT("Lines that begin with # were left out: {0}."), {number(m_comments)}});
    }

    core::Shape checkedShape() const
    {
        const Block& block = m_blocks.front();
        const auto width = std::int64_t(rowOf(block, block.skippedRows).count) - std::int64_t(block.skippedColumns);
        if (width < 1)
            fail({CORE_TEXT("row {0} holds no number"), {number(rowOf(block, block.skippedRows).row)}});
        if (width > core::maxSide)
            fail({CORE_TEXT("row {0} has {1} columns; at most {2} can be read"),
                  {number(rowOf(block, block.skippedRows).row), number(width), number(core::maxSide)}});
        if (m_blocks.size() > std::size_t(core::maxChannels))
            fail({CORE_TEXT("has {0} blocks between empty lines; at most {1} can be read as channels"),
                  {number(std::int64_t(m_blocks.size())), number(core::maxChannels)}});
        for (const Block& other : m_blocks) {
            if (other.height() > std::size_t(core::maxSide))
                fail({CORE_TEXT("has {0} rows; at most {1} can be read"), {number(std::int64_t(other.height())), number(core::maxSide)}});
            if (other.height() != block.height()) {
                fail({CORE_TEXT("the number of rows is {1} in the block from row {0} on, {2} in the one before; blocks between empty lines are channels and must be of one size"),
                      {number(rowOf(other, other.skippedRows).row), number(std::int64_t(other.height())), number(std::int64_t(block.height()))}});
            }
        }
        const core::Shape shape{1, int(m_blocks.size()), int(block.height()), int(width)};
        if (shape.size() > core::maxElements)
            fail({CORE_TEXT("has {0} numbers; at most {1} can be read"), {number(shape.size()), number(core::maxElements)}});
        return shape;
    }

    void fill(Table& table) const
    {
        const core::Shape shape = checkedShape();
        std::vector<float> values;
        values.reserve(std::size_t(shape.size()));
        bool fractionsLost = false;
        for (const Block& block : m_blocks) {
            for (std::size_t i = block.skippedRows; i < block.count; ++i) {
                const Row& row = rowOf(block, i);
                if (m_tick && row.row % 256 == 1)
                    m_tick(0.4 + 0.6 * double(values.size()) / double(shape.size()));
                const auto width = std::int64_t(row.count) - std::int64_t(block.skippedColumns);
                for (std::size_t column = block.skippedColumns; column < row.count; ++column) {
                    const CellNumber cell = numberAt(row, column);
                    if (cell.kind != CellNumber::Number)
                        failAt(row, column);
                    if (std::int64_t(column - block.skippedColumns) >= shape.w)
                        break;
                    if (cell.fraction && table.notation.size() < maxNotations)
                        table.notation.emplace(std::int64_t(values.size()), cellText(m_text, at(row, column)));
                    fractionsLost = fractionsLost || (cell.fraction && table.notation.size() == maxNotations);
                    values.push_back(cell.value);
                }
                if (width < 2 && shape.w > 1)
                    fail({width < 1 ? CORE_TEXT("row {0} has no number, the rows before have {1}")
                                    : CORE_TEXT("row {0} has one number, the rows before have {1}"),
                          {number(row.row), number(shape.w)}});
                if (width != shape.w) {
                    fail({CORE_TEXT("row {0} has {1} numbers, the rows before have {2}"),
                          {number(row.row), number(std::max<std::int64_t>(width, 0)), number(shape.w)}});
                }
            }
        }
        if (fractionsLost)
            table.notes.push_back({CORE_TEXT("Only the first {0} fractions are kept as they were written."), {number(std::int64_t(maxNotations))}});
        table.values = core::Tensor(shape, std::move(values));
    }

    std::string_view m_text;
    Dialect m_dialect;
    const std::string& m_name;
    const Tick& m_tick;
    std::vector<Piece> m_cells;
    std::vector<Row> m_rows;
    std::vector<Block> m_blocks;
    std::int64_t m_comments = 0;
};

} // namespace

Table parseTable(std::string_view bytes, const std::string& name, const TableLayout& layout, const Tick& tick)
{
    if (std::int64_t(bytes.size()) > core::maxFileBytes)
        throw FileError(name, "", {CORE_TEXT("is larger than {0} MiB, the most a file can have"), {number(core::maxFileBytes >> 20)}});
    const std::string text = withoutByteOrderMark(bytes);
    if (const std::size_t zero = text.find('\0'); zero != std::string::npos)
        throw FileError(name, "", {CORE_TEXT("is not a text table: byte {0} is zero"), {number(std::int64_t(zero))}});
    return Reader(text, detect(text, layout), name, tick).read(layout);
}

} // namespace arrays
