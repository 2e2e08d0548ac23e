#pragma once

#include <QByteArray>
#include <QString>

#include "arrays/table.h"
#include "formats/format.h"

namespace formats {

/// A text file's characters, in whatever encoding they are.
QString tableText(const QByteArray& bytes);

/// Reads a text table of any separator. Throws core::FileError, and Cancelled when `progress` says stop.
arrays::Table readTable(const QByteArray& bytes, const QString& name, const arrays::TableLayout& layout = {},
                        const Progress& progress = {});

/// The same for the rows of formats().
Import readTableFile(const QByteArray& bytes, const QString& name);

} // namespace formats
