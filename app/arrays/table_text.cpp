#include "arrays/table_text.h"

#include "arrays/cell_number.h"
#include "core/printable.h"

#include <algorithm>

namespace arrays {

static bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool Splitter::atSeparator() const
{
    return m_separator == ' ' ? isBlank(m_text[m_at]) : m_text[m_at] == m_separator;
}

Piece Splitter::cell()
{
    std::size_t quote = m_at;
    while (quote < m_text.size() && m_text[quote] == ' ')
        ++quote;
    if (quote < m_text.size() && m_text[quote] == '"') {
        std::size_t end = quote + 1;
        while (end < m_text.size()) {
            if (m_text[end] != '"')
                ++end;
            else if (end + 1 < m_text.size() && m_text[end + 1] == '"')
                end += 2;
            else
                break;
        }
        m_openQuote = m_openQuote || end >= m_text.size();
        const Piece piece{std::uint32_t(quote + 1), std::uint32_t(std::min(end, m_text.size()) - quote - 1), 1};
        m_at = std::min(end + 1, m_text.size());
        while (!atRowEnd() && m_text[m_at] == ' ' && !atSeparator())
            ++m_at;
        if (atRowEnd() || atSeparator())
            return piece;
        m_at = quote; // "a"b: no quoted cell after all, so that what stands there is named in full
    }
    const std::size_t begin = m_at;
    while (!atRowEnd() && !atSeparator())
        ++m_at;
    return {std::uint32_t(begin), std::uint32_t(m_at - begin), 0};
}

bool Splitter::next(std::vector<Piece>& cells)
{
    if (m_at >= m_text.size())
        return false;
    ++m_row;
    m_columns = 0;
    const std::size_t first = cells.size();
    while (true) {
        if (m_separator == ' ') {
            while (!atRowEnd() && atSeparator())
                ++m_at;
            if (atRowEnd())
                break;
        }
        const Piece piece = cell();
        if (++m_columns <= maxCells)
            cells.push_back(piece);
        if (atRowEnd())
            break;
        ++m_at;
    }
    if (m_at < m_text.size()) {
        constexpr std::size_t most = 3; // CRs of one line end; a file of nothing else is looked at once, not from each
        std::size_t end = m_at;
        while (end < std::min(m_text.size(), m_at + most) && m_text[end] == '\r')
            ++end;
        const bool lineFeed = end < m_text.size() && m_text[end] == '\n';
        m_at = lineFeed ? end + 1 : m_at + 1;
    }
    while (cells.size() > first && cellView(m_text, cells.back()).empty())
        cells.pop_back();
    return true;
}

std::string_view cellView(std::string_view text, Piece piece)
{
    return withoutBlanks(text.substr(piece.begin, piece.length));
}

std::string cellText(std::string_view text, Piece piece)
{
    const std::string_view view = cellView(text, piece);
    std::string result;
    for (std::size_t i = 0; i < view.size(); ++i) {
        result += view[i];
        if (piece.quoted && view[i] == '"')
            ++i; // its double
    }
    return result;
}

std::string quotedText(const std::string& text)
{
    constexpr int most = 24;
    std::string out = "\"";
    int count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        if (count == most)
            return out + "…\"";
        const core::Character character = core::characterAt(text, at);
        const bool control = character.code < 0x20 || character.code == 0x7F;
        out += !character.valid ? "?" : control ? " " : text.substr(at, character.bytes);
        at += character.bytes;
    }
    return out + '"';
}

} // namespace arrays
