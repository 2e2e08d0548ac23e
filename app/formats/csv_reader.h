#pragma once

#include <QByteArray>
#include <QString>

#include "arrays/table.h"
#include "formats/format.h"

namespace formats {

/// A text file's bytes in an encoding that arrays::parseTable reads: what is not UTF-8 and has no byte order mark is taken
/// for GB18030, as Excel writes it in China, else for Latin-1.
std::string tableText(const QByteArray& bytes);

/// Reads a text table of any separator. Throws core::FileError, and Cancelled when `progress` says stop.
arrays::Table readTable(const QByteArray& bytes, const QString& name, const arrays::TableLayout& layout = {},
                        const Progress& progress = {});

/// The same for the rows of formats().
Import readTableFile(const QByteArray& bytes, const QString& name);

} // namespace formats
