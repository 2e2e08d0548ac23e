#pragma once

#include <QString>

#include "core/message.h"

namespace wording {

/// A sentence of core in the language of the program.
QString said(const core::Message& message);
/// One of core's words marked CORE_TEXT, such as a parameter's title, in the language of the program.
QString said(const char* text);
/// Where something in a file is (core::FileError::place): "line 3, column 7" in that language, a JSON pointer as it is.
QString saidPlace(const std::string& place);
/// What is said of something, with its name before it: "/layers/0/stide: unknown key".
QString saidOf(const QString& name, const QString& words);
/// With the full stop of that language, unless it has one.
QString ended(const QString& sentence);

/// A name or a sentence that has words of a stranger in it, a file's name or a key of a lesson, for a line of the window:
/// what would not be seen is spelled out (core::printable), so that nothing turns the words around it. At most 1000
/// characters, the last an ellipsis where there are more: a file may hold megabytes, and breaking them into lines takes minutes.
QString printable(const QString& text);
/// A lesson's own words for a label: what would not be seen is left out (core::plainText). Keeps its lines, but no more than
/// `most` characters, and of marks upon a letter no more than anybody writes.
QString plain(const std::string& text, qsizetype most);

} // namespace wording
