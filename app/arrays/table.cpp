#include "arrays/table.h"

#include "arrays/ascii.h"
#include "arrays/decimal_sign.h"
#include "arrays/encoding.h"
#include "arrays/separator.h"
#include "arrays/table_grid.h"
#include "arrays/table_words.h"
#include "arrays/two_readings.h"
#include "core/check.h"
#include "core/rounded.h"

#include <algorithm>
#include <utility>

namespace arrays {

using core::FileError;
using core::Message;

namespace {

using Row = Grid::Row;
using Block = Grid::Block;

constexpr std::size_t maxNotations = std::size_t(1) << 16; // beyond that nobody reads them as fractions

/// Calls `visit` with each row of numbers.
template <typename Visit>
void forEachRow(const Grid& grid, Visit visit)
{
    for (const Block& block : grid.blocks()) {
        for (std::size_t i = block.skippedRows; i < block.count; ++i)
            visit(block, grid.rowOf(block, i));
    }
}

DecimalSign::Found decimalSign(const Grid& grid, std::optional<bool> asked)
{
    DecimalSign sign;
    forEachRow(grid, [&](const Block& block, const Row& row) {
        for (std::size_t column = block.skippedColumns; column < row.count; ++column) {
            const NumberForm form = grid.form(row, column);
            if (form.isNumber())
                sign.add(form, grid.view(row, column), row.row, column - block.skippedColumns, column);
        }
    });
    return sign.decide(grid.name(), asked, grid.separator());
}

/// Whether the separator may group thousands as well: "1,024" in a row of its own is two cells or one number.
class Thousands {
public:
    explicit Thousands(const Grid& grid) : m_grid(grid)
    {
        forEachRow(grid, [this](const Block& block, const Row& row) { look(block, row); });
    }

    /// A group with a leading zero beside numbers of one and two digits is hardly a number by itself.
    const Row* padded() const { return m_short || m_joined ? m_padded : nullptr; }
    /// Columns that would be one number in every row.
    struct Joined {
        std::size_t first = 0;
        std::size_t end = 0; ///< behind the last
    };
    std::optional<Joined> joined() const
    {
        const Block& block = m_grid.blocks().front();
        if (m_joined)
            return Joined{0, m_grid.rowOf(block, block.skippedRows).count};
        if (m_large || !m_across)
            return std::nullopt;
        const auto goesOn = std::find(m_across->begin(), m_across->end(), true);
        const auto end = std::find(goesOn, m_across->end(), false);
        if (goesOn == m_across->end())
            return std::nullopt;
        return Joined{std::size_t(goesOn - m_across->begin()) - 1, std::size_t(end - m_across->begin())};
    }
    std::string text(const Row& row, Joined columns) const
    {
        std::string text;
        for (std::size_t column = columns.first; column < columns.end; ++column)
            text += (column > columns.first ? std::string(1, m_grid.separator()) : "") + std::string(m_grid.view(row, column));
        return text;
    }

private:
    static constexpr std::size_t most = 3; ///< cells of a number: those of more than nine digits are nobody's table

    /// Keeps in m_across the columns that every row so far may join with the one before: "12.5,1,234" is two numbers then.
    void lookAcross(const Block& block, const Row& row)
    {
        std::vector<bool> across(row.count);
        std::size_t cells = 0; // of a number that may go on
        for (std::size_t column = block.skippedColumns; column < row.count; ++column) {
            const std::string_view cell = m_grid.view(row, column);
            const std::string_view plain = cell.substr(cell.starts_with('-') ? 1 : 0);
            const std::string_view whole = plain.substr(0, plain.find_first_of(m_grid.separator() == ' ' ? ".," : "."));
            const bool number = !m_grid.isQuoted(row, column) && !whole.empty() && isDigits(whole);
            const bool ends = whole.size() < plain.size();
            m_large = m_large || (number && whole.size() > 3);
            across[column] = cells > 0 && number && cell.front() != '-' && whole.size() == 3 && m_grid.view(row, column - 1).end() + 1 == cell.begin();
            cells = across[column] ? cells + 1 : number && whole.size() <= 3 && whole.front() != '0' ? 1 : 0;
            if (cells > most)
                std::fill(across.begin() + std::ptrdiff_t(column + 1 - cells), across.end(), false);
            if (ends)
                cells = 0;
        }
        if (!m_across)
            m_across = across;
        m_across->resize(std::min(m_across->size(), across.size()));
        for (std::size_t column = 0; column < m_across->size(); ++column)
            (*m_across)[column] = (*m_across)[column] && across[column];
    }

    void look(const Block& block, const Row& row)
    {
        lookAcross(block, row);
        const std::size_t count = row.count - std::min(block.skippedColumns, row.count);
        bool joined = block.skippedColumns == 0 && count > 1 && count <= most;
        for (std::size_t column = block.skippedColumns; column < row.count; ++column) {
            std::string_view cell = m_grid.view(row, column);
            const bool first = column == block.skippedColumns;
            if (first && cell.starts_with('-'))
                cell.remove_prefix(1);
            // The last one may go on behind a decimal sign.
            const char* const signs = m_grid.separator() == ' ' ? ".," : ".";
            const std::string_view digits = cell.substr(0, column + 1 == row.count ? cell.find_first_of(signs) : std::string_view::npos);
            const bool group = digits.size() == 3 && isDigits(digits) && !m_grid.isQuoted(row, column);
            const bool lead = !digits.empty() && digits.size() <= 3 && isDigits(digits) && digits.front() != '0' && !m_grid.isQuoted(row, column);
            joined = joined && (first ? lead : group);
            m_short = m_short || (isDigits(cell) && cell.size() < 3);
            // "50 000,1 000": where blanks part cells, the comma that parts them may seem a decimal sign.
            const auto headOf = [&](std::size_t at) { return m_grid.view(row, at).substr(0, m_grid.view(row, at).find_first_of(",.")); };
            const auto isGroup = [](std::string_view head) { return head.size() == 3 && isDigits(head); };
            const bool across = m_grid.separator() == ' ' && !first && cell.find(',') == 3 && isGroup(headOf(column)) && column + 1 < row.count
                                && isGroup(headOf(column + 1)) && !m_grid.isQuoted(row, column);
            if (!first && m_lead && !m_padded && (across || (group && cell.front() == '0')))
                m_padded = &row;
            m_lead = lead;
        }
        // "1.234,50" with a decimal comma.
        const bool point = m_grid.separator() == ',' && block.skippedColumns == 0 && count == 2 && m_grid.form(row, 0).commaGroups == Grouping::Point && isDigits(m_grid.view(row, 1));
        m_joined = m_joined && (joined || point);
    }

    const Grid& m_grid;
    bool m_lead = false;
    bool m_short = false;
    bool m_joined = true;
    bool m_large = false; ///< a whole number of more than three digits: whoever groups thousands groups all
    std::optional<std::vector<bool>> m_across; ///< by column
    const Row* m_padded = nullptr;
};

/// Throws or notes that a comma or a blank between digits may be no separator.
void askAboutThousands(const Grid& grid, Table& table)
{
    const bool comma = grid.separator() == ',';
    if (!comma && grid.separator() != ' ')
        return;
    const Thousands thousands(grid);
    if (const Row* row = thousands.padded()) {
        throw TwoReadings(grid.name(), TwoReadings::Separator,
                          {comma ? CORE_TEXT("row {0}: in {1} the comma may group thousands or part cells")
                                 : CORE_TEXT("row {0}: in {1} the blank may group thousands or part cells"),
                           {std::to_string(row->row), quotedText(thousands.text(*row, {0, row->count}))}});
    }
    if (const auto columns = thousands.joined()) {
        const Block& block = grid.blocks().front();
        table.notes.push_back({comma ? CORE_TEXT("The comma parts cells, though it could be a mark within a number: {0} is {1} numbers.")
                                     : CORE_TEXT("The blank parts cells, though it could group thousands: {0} is {1} numbers."),
                               {thousands.text(grid.rowOf(block, block.skippedRows), *columns), std::to_string(columns->end - columns->first)}});
    }
}

/// MATLAB prints "1.0e+03 *" above numbers that are all to be multiplied by it.
void refuseFactors(const Grid& grid)
{
    for (const Block& block : grid.blocks()) {
        const Row& row = grid.rowOf(block, 0);
        if (row.count == 2 && grid.view(row, 1) == "*" && grid.isNumber(row, 0))
            grid.fail({CORE_TEXT("row {0}: {1} is a factor of all numbers after it; print them without one (MATLAB: format shortG)"), {std::to_string(row.row), quotedText(std::string(grid.view(row, 0)) + " *")}});
    }
}

core::Shape checkedShape(const Grid& grid)
{
    const Block& block = grid.blocks().front();
    const Row& first = grid.rowOf(block, block.skippedRows);
    const auto width = std::int64_t(first.count) - std::int64_t(block.skippedColumns);
    if (width < 1)
        grid.fail({CORE_TEXT("row {0} holds no number"), {std::to_string(first.row)}});
    if (width > core::maxSide)
        grid.fail({CORE_TEXT("row {0} has {1} columns; at most {2} can be read"), {std::to_string(first.row), std::to_string(width), std::to_string(core::maxSide)}});
    const std::size_t blocks = grid.blocks().size();
    if (blocks > std::size_t(core::maxChannels))
        grid.fail({CORE_TEXT("has {0} blocks between empty lines; at most {1} can be read as channels"),
                   {std::to_string(blocks), std::to_string(core::maxChannels)}});
    for (const Block& other : grid.blocks()) {
        if (other.height() > std::size_t(core::maxSide))
            grid.fail({CORE_TEXT("has {0} rows; at most {1} can be read"), {std::to_string(other.height()), std::to_string(core::maxSide)}});
        if (other.height() != block.height()) {
            grid.fail({CORE_TEXT("the number of rows is {1} in the block from row {0} on, {2} in the one before; blocks between empty lines are channels and must be of one size"),
                       {std::to_string(grid.rowOf(other, other.skippedRows).row), std::to_string(other.height()), std::to_string(block.height())}});
        }
    }
    const core::Shape shape{1, int(blocks), int(block.height()), int(width)};
    if (shape.size() > core::maxElements)
        grid.fail({CORE_TEXT("has {0} numbers; at most {1} can be read"), {std::to_string(shape.size()), std::to_string(core::maxElements)}});
    return shape;
}

/// A row has another number of cells than `first`, the first one, has.
[[noreturn]] void failAboutWidth(const Grid& grid, const Block& block, const Row& row, const Row& first, std::int64_t expected)
{
    const auto width = std::int64_t(row.count) - std::int64_t(block.skippedColumns);
    // Separators at the end of a row say that there is a cell, and that nothing is in it.
    if (row.count < first.count && row.columns > row.count)
        grid.failAt(row, row.count);
    if (first.count < row.count && first.columns > first.count)
        grid.failAt(first, first.count);
    if (width < 2 && expected > 1)
        grid.fail({width < 1 ? CORE_TEXT("row {0} has no number, the rows before have {1}") : CORE_TEXT("row {0} has one number, the rows before have {1}"),
                   {std::to_string(row.row), std::to_string(expected)}});
    grid.fail({CORE_TEXT("row {0} has {1} numbers, the rows before have {2}"), {std::to_string(row.row), std::to_string(std::max<std::int64_t>(width, 0)), std::to_string(expected)}});
}

void fill(const Grid& grid, Table& table, const Tick& tick)
{
    const core::Shape shape = checkedShape(grid);
    const Row& first = grid.rowOf(grid.blocks().front(), grid.blocks().front().skippedRows);
    std::vector<float> values;
    values.reserve(std::size_t(shape.size()));
    bool fractionsLost = false;
    core::Rounded rounded;
    forEachRow(grid, [&](const Block& block, const Row& row) {
        if (tick && row.row % 256 == 1)
            tick(0.4 + 0.6 * double(values.size()) / double(shape.size()));
        const auto width = std::int64_t(row.count) - std::int64_t(block.skippedColumns);
        for (std::size_t column = block.skippedColumns; column < row.count; ++column) {
            const CellNumber cell = grid.number(row, column, table.decimalComma);
            if (cell.kind != CellNumber::Number)
                grid.failAt(row, column, table.decimalComma);
            if (std::int64_t(column - block.skippedColumns) >= shape.w)
                break;
            if (cell.fraction && table.notation.size() < maxNotations)
                table.notation.emplace(std::int64_t(values.size()), grid.written(row, column));
            fractionsLost = fractionsLost || (cell.fraction && table.notation.size() == maxNotations);
            if (cell.rounded)
                rounded.add(grid.view(row, column), cell.value);
            values.push_back(cell.value);
        }
        if (width != shape.w)
            failAboutWidth(grid, block, row, first, shape.w);
    });
    if (fractionsLost)
        table.notes.push_back({CORE_TEXT("Only the first {0} fractions are kept as they were written."), {std::to_string(maxNotations)}});
    if (rounded.count > 0)
        table.notes.push_back(rounded.note());
    table.values = core::Tensor(shape, std::move(values));
}

} // namespace

Table parseTable(std::string_view bytes, const std::string& name, const TableLayout& layout, const Tick& tick)
{
    if (std::int64_t(bytes.size()) > core::maxFileBytes)
        throw FileError(name, "", {CORE_TEXT("is larger than {0} MiB, the most a file can have"), {std::to_string(core::maxFileBytes >> 20)}});
    Text source = decoded(bytes);
    const std::string text = withPlainNumbers(std::move(source.utf8));
    if (const std::size_t zero = text.find('\0'); zero != std::string::npos)
        throw FileError(name, "", {CORE_TEXT("is not a text table: byte {0} is zero"), {std::to_string(zero)}});

    Grid grid(text, findSeparator(text, layout), name, tick);
    refuseFactors(grid);
    findWords(grid, layout);
    const auto hasNumbers = [](const Block& block) { return block.height() > 0; };
    if (std::none_of(grid.blocks().begin(), grid.blocks().end(), hasNumbers))
        grid.failWithoutNumbers();
    Table table;
    table.notes = notesOfWords(grid);
    std::erase_if(grid.blocks(), [&](const Block& block) { return !hasNumbers(block); });
    table.separator = grid.separator();
    table.headerRows = int(grid.blocks().front().skippedRows);
    table.headerColumn = grid.blocks().front().headerColumn;
    if (!layout.separator)
        askAboutThousands(grid, table);
    DecimalSign::Found sign = decimalSign(grid, layout.decimalComma);
    table.decimalComma = sign.comma;
    fill(grid, table, tick);
    for (std::vector<Message>* notes : {&sign.notes, &source.notes})
        std::move(notes->begin(), notes->end(), std::back_inserter(table.notes));
    if (table.values.shape().c > 1 && table.values.shape().h == 1) {
        table.notes.push_back({CORE_TEXT("Empty lines part channels: these are {0} channels of one row each."), {std::to_string(table.values.shape().c)}});
    }
    return table;
}

} // namespace arrays
