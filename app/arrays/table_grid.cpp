#include "arrays/table_grid.h"

#include "arrays/cell_word.h"
#include "arrays/separator.h"
#include "core/check.h"
#include "core/lesson_file.h"

#include <algorithm>
#include <utility>

namespace arrays {

constexpr std::size_t maxCells = std::size_t(1) << 25; // a number and its separator take two bytes of at most 64 MiB

Grid::Grid(std::string_view text, char separator, const std::string& name, const Tick& tick)
    : m_text(text), m_separator(separator), m_name(name)
{
    Splitter splitter(m_text, m_separator);
    bool gap = true;
    std::size_t first = 0;
    std::size_t begin = 0;
    while (splitter.next(m_cells)) {
        const std::size_t start = std::exchange(begin, splitter.position());
        if (tick && splitter.row() % 1024 == 1)
            tick(0.4 * double(splitter.position()) / double(m_text.size()));
        if (splitter.openQuote())
            fail({CORE_TEXT("row {0}: a quote is opened and never closed"), {std::to_string(splitter.row())}});
        const std::size_t count = m_cells.size() - first;
        if (count > 0 && splitter.columns() > Splitter::maxCells)
            fail({CORE_TEXT("row {0} has {1} columns; at most {2} can be read"),
                  {std::to_string(splitter.row()), std::to_string(splitter.columns()), std::to_string(core::maxSide)}});
        if (count == 0) {
            gap = true;
            continue;
        }
        const std::string_view cell = m_text.substr(m_cells[first].begin, m_cells[first].length);
        if (cell == "#" || cell.starts_with("# ")) {
            ++m_comments;
            m_cells.resize(first);
            continue;
        }
        if (gap)
            m_blocks.emplace_back().first = m_rows.size();
        failWhenEndless();
        gap = false;
        ++m_blocks.back().count;
        m_rows.push_back({first, count, splitter.columns(), splitter.row(), m_text[start] == ' ' || m_text[start] == '\t'});
        first = m_cells.size();
    }
}

/// Ends the reading of what is certainly too much. Words above and between the numbers do not count towards the limits, so
/// there is room for as many again.
void Grid::failWhenEndless() const
{
    const bool rows = m_blocks.back().count > 2 * std::size_t(core::maxSide);
    const bool blocks = m_blocks.size() > 2 * std::size_t(core::maxChannels);
    if (!rows && !blocks && m_cells.size() <= maxCells)
        return;
    if (std::none_of(m_rows.begin(), m_rows.end(), [this](const Row& row) { return hasNumber(row); }))
        failWithoutNumbers();
    if (rows)
        fail({CORE_TEXT("has more than {0} rows; at most {1} can be read"), {std::to_string(m_blocks.back().count - 1), std::to_string(core::maxSide)}});
    if (blocks)
        fail({CORE_TEXT("has more than {0} blocks between empty lines; at most {1} can be read as channels"),
              {std::to_string(m_blocks.size() - 1), std::to_string(core::maxChannels)}});
    fail({CORE_TEXT("has more than {0} cells, the most that can be read"), {std::to_string(maxCells)}});
}

std::string_view Grid::view(const Row& row, std::size_t column) const
{
    return column < row.count ? cellView(m_text, m_cells[row.first + column]) : std::string_view();
}

NumberForm Grid::form(const Row& row, std::size_t column) const
{
    return numberForm(view(row, column), blanksGroup(m_separator, isQuoted(row, column)));
}

CellNumber Grid::number(const Row& row, std::size_t column, bool decimalComma) const
{
    return cellNumber(view(row, column), decimalComma, blanksGroup(m_separator, isQuoted(row, column)));
}

bool Grid::hasNumber(const Row& row) const
{
    for (std::size_t column = 0; column < row.count; ++column) {
        if (isNumber(row, column))
            return true;
    }
    return false;
}

std::string Grid::written(const Row& row, std::size_t column) const
{
    return column < row.count ? cellText(m_text, m_cells[row.first + column]) : std::string();
}

std::string Grid::quoted(const Row& row, std::size_t column) const
{
    return quotedText(written(row, column));
}

void Grid::fail(core::Message message) const
{
    throw core::FileError(m_name, "", std::move(message));
}

void Grid::failAt(const Row& row, std::size_t column, bool decimalComma) const
{
    const std::string where = std::to_string(row.row);
    const std::string what = std::to_string(column + 1);
    if (isEmpty(row, column))
        fail({CORE_TEXT("row {0}, column {1} is empty; write a number there, or nan"), {where, what}});
    const std::string text = quoted(row, column);
    if (number(row, column, decimalComma).kind == CellNumber::TooLarge)
        fail({CORE_TEXT("row {0}, column {1}: {2} does not fit a float32"), {where, what, text}});
    if (isNumber(row, column))
        fail({decimalComma ? CORE_TEXT("row {0}, column {1}: {2} is not a number with a decimal comma")
                           : CORE_TEXT("row {0}, column {1}: {2} is not a number with a decimal point"),
              {where, what, text}});
    fail({sentenceFor(cellWord(view(row, column))), {where, what, text}});
}

void Grid::failWithoutNumbers() const
{
    for (const Row& row : m_rows) {
        for (std::size_t column = 0; column < row.count; ++column) {
            if (!isEmpty(row, column) && !isNumber(row, column))
                failAt(row, column);
        }
    }
    fail({CORE_TEXT("holds no numbers"), {}});
}

} // namespace arrays
