#pragma once

#include <QString>

namespace formats {

// Lessons come from strangers, and what is exported is opened by programs that obey some texts. Every text goes through
// one of these before it is escaped for the format; what a character may do is decided in core/printable.h.

/// Text as a document holds it: one line without anything that is not seen or that XML does not know.
QString plain(const QString& text);

/// Plain text that no spreadsheet runs as a formula: one that begins as a formula does gets an apostrophe in front (OWASP,
/// "CSV Injection"; ASVS 1.2.10), also with the wide signs of East Asian keyboards, which Excel there takes for the others.
/// Blanks before the sign do not help: whoever reads HTML takes them away.
QString harmless(const QString& text);

/// At most `most` characters of the text, the last an ellipsis where it had more. TeX, Excel and Python's readers of source
/// all have a longest line, and nobody reads a heading of a megabyte.
QString shortened(const QString& text, qsizetype most);

} // namespace formats
