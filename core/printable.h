#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

// Words come from strangers: a title, a key, a file's name. Whoever shows them chooses one of the two ways below; what a
// character may do is decided in this one place, for the terminal, the window and every format.

/// What there is to see of a character (Unicode 15).
enum class Look {
    Shown,   ///< itself, if only as room: letters, signs, blanks of any width, marks on what stands before
    Break,   ///< the end of a line, of a page or of a column: tab, line feed … U+2029
    Hidden,  ///< nothing, but it does something to others: turns the reading direction, joins, stands in for a tag …
    Private, ///< whatever a font has put there
    None,    ///< no text at all: control characters, surrogates, noncharacters
};
Look lookOf(char32_t c);
inline bool isPrintable(char32_t c) { return lookOf(c) == Look::Shown; }

/// One character of UTF-8 text. A byte that begins none is U+FFFD, not `valid` and one byte long.
struct Character {
    char32_t code = 0xFFFD;
    std::size_t bytes = 1;
    bool valid = false;
};
/// The character at byte `at`, which lies within `text`. As RFC 3629 has it: no overlong forms, no surrogates.
Character characterAt(std::string_view text, std::size_t at);

/// `text`, UTF-8, on one line and with everything that would not be seen spelled out: "\n", "\x1b", "\u202e", "\U000e0041",
/// and "\xff" for a byte that is no UTF-8. For terminals, messages, comments in programs, and names of files. What is
/// hidden but belongs to a letter stays: the joiners of Arabic, Indic and Mongolian writing and of emoji, and variation
/// selectors, each only after what it can work on (after RFC 5892, appendix A). Twice is the same as once.
std::string printable(std::string_view text);

/// `text`, UTF-8, on one line as a person would read it aloud: breaks are blanks, what is hidden is left out (but for the
/// same that printable() leaves), and what is no text is U+FFFD. Every character of the result may stand in XML 1.0. For
/// documents and for labels that name a lesson.
std::string plainText(std::string_view text);

} // namespace core
