#include "formats/csv_reader.h"

#include <QCoreApplication>

#include "arrays/encoding.h"

namespace formats {

static std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

QString tableText(const QByteArray& bytes)
{
    return QString::fromStdString(arrays::decoded(viewOf(bytes)).utf8);
}

arrays::Table readTable(const QByteArray& bytes, const QString& name, const arrays::TableLayout& layout, const Progress& progress)
{
    return arrays::parseTable(viewOf(bytes), name.toStdString(), layout, [&](double done) { report(progress, done); });
}

Import readTableFile(const QByteArray& bytes, const QString& name)
{
    return readTable(bytes, name).values;
}

// What programs that do not know of .csv and .tsv call their tables.
extern const Format textTableFormat;
const Format textTableFormat = {
    .id = "txt",
    .extensions = {"txt", "tab", "dat"},
    .title = QT_TRANSLATE_NOOP("formats", "Text table"),
    .brings = Grid,
    .read = readTableFile,
};

} // namespace formats
