#pragma once

#include "formats/format.h"

namespace formats {

/// How a table of text is written: what stands between the fields, and how a field is kept in one piece.
struct Dialect {
    char separator = ',';
    char decimalPoint = '.';
    QByteArrayView lineEnd = "\r\n";
    bool quotes = true;        ///< whether a field may be quoted; else what would end it becomes a blank
    bool byteOrderMark = false; ///< always; else only before headings that are not ASCII
};

/// Writes a step table or a grid. Text is harmless; numbers stay numbers and read back as the same float32.
void writeDelimited(const Export& what, QIODevice& device, const Progress& progress, const Dialect& dialect);

} // namespace formats
