#include "formats/csv_reader.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace formats {

std::string tableText(const QByteArray& bytes)
{
    const bool marked = bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    if (marked || QUtf8StringView(bytes).isValidUtf8())
        return bytes.toStdString();
    QStringDecoder chinese("GB18030");
    const QString text = chinese.decode(bytes);
    return (chinese.isValid() && !chinese.hasError() ? text : QString::fromLatin1(bytes)).toStdString();
}

arrays::Table readTable(const QByteArray& bytes, const QString& name, const arrays::TableLayout& layout, const Progress& progress)
{
    return arrays::parseTable(tableText(bytes), name.toStdString(), layout, [&](double done) { report(progress, done); });
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
