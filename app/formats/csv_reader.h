#pragma once

#include <QByteArray>
#include <QString>

#include "arrays/table.h"
#include "formats/format.h"

namespace formats {

inline std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// A text file's characters, in whatever encoding they are.
QString tableText(const QByteArray& bytes);

/// Reads a text table of any separator. Throws core::FileError, and Cancelled when `progress` says stop.
arrays::Table readTable(const QByteArray& bytes, const QString& name, const arrays::TableLayout& layout = {},
                        const Progress& progress = {});

} // namespace formats
