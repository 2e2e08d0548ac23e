#include "cli/cost.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace cli {

namespace {

using Lines = std::vector<std::string>;

/// How many columns of a terminal `text` takes: its characters, for none of them is wide.
std::size_t widthOf(const std::string& text)
{
    return std::size_t(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Lines wrapped(const std::string& heading)
{
    constexpr std::size_t most = 15;
    std::istringstream words(heading);
    Lines lines;
    for (std::string word; words >> word;) {
        if (lines.empty() || widthOf(lines.back()) + 1 + widthOf(word) > most)
            lines.push_back(word);
        else
            lines.back() += ' ' + word;
    }
    return lines;
}

/// A column as it is printed, all of one width, its heading on `headLines` lines that end just above the cells.
Lines printed(const core::CostTable& table, int column, std::size_t headLines)
{
    const core::CostColumn& what = *table.columns()[std::size_t(column)];
    Lines lines = wrapped(what.heading);
    lines.insert(lines.begin(), headLines - lines.size(), std::string());
    for (int row = 0; row < table.rowCount(); ++row)
        lines.push_back(table.cell(row, column).english());
    std::size_t width = 0;
    for (const std::string& line : lines)
        width = std::max(width, widthOf(line));
    for (std::string& line : lines)
        line.insert(what.number ? 0 : line.size(), std::string(width - widthOf(line), ' '));
    return lines;
}

} // namespace

std::string costText(const core::CostTable& table)
{
    std::size_t headLines = 1;
    for (const core::CostColumn* column : table.columns())
        headLines = std::max(headLines, wrapped(column->heading).size());
    Lines all(headLines + std::size_t(table.rowCount()));
    for (int column = 0; column < int(table.columns().size()); ++column) {
        const Lines lines = printed(table, column, headLines);
        for (std::size_t k = 0; k < all.size(); ++k)
            all[k] += (column > 0 ? "  " : "") + lines[k];
    }
    std::string text;
    for (std::string& line : all) {
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace cli
