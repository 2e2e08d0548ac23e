#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// One cell of a text table, as a piece of the text; `quoted` ones stand between quotes, with "" for a quote inside.
struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t length : 31 = 0;
    std::uint32_t quoted : 1 = 0;
};

/// Cuts a text table into rows and cells as RFC 4180 says, and more leniently: any line end, blanks as a separator, text
/// after a closing quote. CR CR LF is one line end: what Python's csv module writes through a file opened as text on Windows
/// (its documentation, footnote 1, says how to avoid it). Bytes are UTF-8.
class Splitter {
public:
    /// `separator` is ',', ';', '\t' or ' '; ' ' means any run of blanks and tabs. `text` must be below 2^31 bytes.
    Splitter(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    /// The most cells of a row that are kept; `columns` counts on, so that a row of a million commas takes no memory.
    static constexpr std::size_t maxCells = 4096 + 16;

    /// Appends the next row's cells, without the empty ones at its end; false at the end of the text.
    bool next(std::vector<Piece>& cells);
    /// Which row that was, counted from 1; empty lines count.
    std::int64_t row() const { return m_row; }
    /// How many cells that row had, the empty ones at its end and those beyond maxCells included.
    std::size_t columns() const { return m_columns; }
    /// Where the next row begins.
    std::size_t position() const { return m_at; }
    /// Whether a quote was opened in the last row and never closed.
    bool openQuote() const { return m_openQuote; }

private:
    bool atRowEnd() const { return m_at >= m_text.size() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    bool atSeparator() const;
    Piece cell();

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::int64_t m_row = 0;
    std::size_t m_columns = 0;
    bool m_openQuote = false;
};

/// A cell without its quotes and the blanks around it, as a piece of the text: quotes inside it still stand doubled.
std::string_view cellView(std::string_view text, Piece piece);
/// The same with single quotes.
std::string cellText(std::string_view text, Piece piece);

/// At most 24 characters of a cell between quotes, for a message; bytes that are not UTF-8 become "?".
std::string quotedText(const std::string& text);

} // namespace arrays
