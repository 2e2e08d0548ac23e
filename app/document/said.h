#pragma once

#include <QString>

#include "core/message.h"

namespace document {

/// A sentence of core in the language of the program.
QString said(const core::Message& message);
/// One of core's words marked CORE_TEXT, such as an operator's title, in the language of the program.
QString said(const char* text);

/// A name or a sentence that has words of a stranger in it, a file's name or a key of a lesson, for a line of the window:
/// what would not be seen is spelled out (core::printable), so that nothing turns the words around it.
QString printable(const QString& text);
/// A lesson's own words for a label: what would not be seen is left out (core::plainText). Keeps its lines.
QString plain(const QString& text);

} // namespace document
