#include "formats/csv_reader.h"

#include "arrays/encoding.h"

namespace formats {

QString tableText(const QByteArray& bytes)
{
    return QString::fromStdString(arrays::decoded(viewOf(bytes)).utf8);
}

arrays::Table readTable(const QByteArray& bytes, const QString& name, const arrays::TableLayout& layout, const Progress& progress)
{
    return arrays::parseTable(viewOf(bytes), name.toStdString(), layout, [&](double done) { report(progress, done); });
}

} // namespace formats
