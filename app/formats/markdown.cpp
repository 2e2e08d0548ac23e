#include "formats/harmless.h"
#include "formats/shown_table.h"

#include <QCoreApplication>
#include <QIODevice>

// Tables as in GitHub Flavored Markdown.

namespace formats {

/// Text that means nothing but itself. Outside code, a backslash takes any ASCII punctuation's meaning away.
static QByteArray escaped(const QString& text)
{
    QString result;
    for (const QChar c : plain(text)) {
        if (QStringLiteral("\\`*_{}[]<>#|~&!$").contains(c))
            result += QLatin1Char('\\');
        result += c;
    }
    return result.toUtf8();
}

static QByteArray line(const QStringList& cells)
{
    QByteArray text = "|";
    for (const QString& cell : cells)
        text += ' ' + escaped(cell) + " |";
    return text + '\n';
}

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const std::vector<ShownTable> tables = shownTables(what);
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const ShownTable& table = tables[t];
        if (t > 0)
            put(device, "\n");
        if (!table.caption.isEmpty())
            put(device, "**" + escaped(table.caption) + "**\n\n");
        put(device, line(table.headings));
        QByteArray rule = "|";
        for (const bool number : table.numbers)
            rule += number ? " ---: |" : " --- |";
        put(device, rule + '\n');
        for (std::int64_t i = 0; i < table.rowCount; ++i) {
            report(progress, (double(t) + double(i) / double(table.rowCount)) / double(tables.size()));
            put(device, line(table.row(i)));
        }
    }
}

extern const Format markdownFormat = {
    .id = "markdown",
    .extensions = {"md", "markdown"},
    .title = QT_TRANSLATE_NOOP("formats", "Markdown table"),
    .use = QT_TRANSLATE_NOOP("formats", "For notes, wikis and GitHub"),
    .carries = Steps | Grid | Costs,
    .digits = 4,
    .write = write,
};

} // namespace formats
