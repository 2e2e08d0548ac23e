#include "formats/harmless.h"
#include "formats/shown_table.h"

#include <QCoreApplication>
#include <QIODevice>

// A plain table as a document of its own, well-formed as XML too, so that any reader takes it. Nothing in it is ever run:
// every text is escaped, the policy forbids scripts besides, and a spreadsheet that opens it meets no formula, not even in the
// heading.

namespace formats {

static constexpr const char* style =
    "body{font:16px system-ui,sans-serif;margin:2em;color:#1c2430;background:#fff}"
    "table{border-collapse:collapse;margin:0 0 2em}"
    "caption{text-align:left;font-weight:600;padding:.4em 0}"
    "th,td{padding:.3em .8em;border-bottom:1px solid #d5dae1;text-align:left}"
    "thead th{border-bottom:2px solid #5a6675}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}";

static QByteArray escaped(const QString& text)
{
    return harmless(text).toHtmlEscaped().toUtf8();
}

static void writeTable(const ShownTable& table, QIODevice& device, const std::function<void(double)>& done)
{
    put(device, "<table>\n");
    if (!table.caption.isEmpty())
        put(device, "<caption>" + escaped(table.caption) + "</caption>\n");
    QByteArray head = "<thead><tr>";
    for (qsizetype k = 0; k < table.headings.size(); ++k)
        head += QByteArray("<th scope=\"col\"") + (table.numbers[std::size_t(k)] ? " class=\"n\">" : ">")
                + escaped(table.headings[k]) + "</th>";
    put(device, head + "</tr></thead>\n<tbody>\n");
    for (std::int64_t i = 0; i < table.rowCount; ++i) {
        done(double(i) / double(table.rowCount));
        const QStringList cells = table.row(i);
        QByteArray line = "<tr>";
        for (qsizetype k = 0; k < cells.size(); ++k) {
            const QByteArray tag = k == 0 ? "th scope=\"row\"" : "td";
            const bool number = table.numbers[std::size_t(k)]; // whose minus sign is none of a formula's
            line += '<' + tag + (number ? " class=\"n\">" : ">") + (number ? cells[k].toHtmlEscaped().toUtf8() : escaped(cells[k])) + "</"
                    + tag.left(2) + '>';
        }
        put(device, line + "</tr>\n");
    }
    put(device, "</tbody>\n</table>\n");
}

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const QByteArray title = escaped(documentTitle(what));
    put(device, "<!DOCTYPE html>\n<html lang=\"" + escaped(QString::fromStdString(what.options.language).replace('_', '-'))
                    + "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                      "<title>" + title + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n");
    const std::vector<ShownTable> tables = shownTables(what);
    for (std::size_t t = 0; t < tables.size(); ++t)
        writeTable(tables[t], device, [&](double done) { report(progress, (double(t) + done) / double(tables.size())); });
    put(device, "</body>\n</html>\n");
}

// ".html" is also the interactive page; which one is meant is told by what is exported, a table or a lesson.
extern const Format htmlTableFormat = {
    .id = "html-table",
    .extensions = {"html", "htm", "table.html"},
    .title = QT_TRANSLATE_NOOP("formats", "HTML table"),
    .use = QT_TRANSLATE_NOOP("formats", "For a web page or a word processor"),
    .carries = Steps | Grid | Costs,
    .digits = 4,
    .write = write,
};

} // namespace formats
