#include "formats/format.h"

#include "core/explain.h"

#include "formats/csv_reader.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

// Comma-separated values as in RFC 4180: lines end in CRLF, quotes are doubled.

namespace formats {

/// A text field. Spreadsheets run a field that begins like a formula, so such a field gets an apostrophe in front
/// (OWASP, ASVS 1.2.10); numbers never pass through here.
static QByteArray textField(QString text)
{
    static const QString dangerous = QStringLiteral("=+-@\t\r\n") + QChar(0);
    if (!text.isEmpty() && dangerous.contains(text.front()))
        text.prepend(QLatin1Char('\''));
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return QStringLiteral(",;\"\r\n").contains(c); }))
        text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    return text.toUtf8();
}

static QByteArray numberField(float value)
{
    return QByteArray::fromStdString(core::exactNumber(value));
}

/// Excel takes a file for UTF-8 only when it begins with the byte order mark; other readers would rather have none. So
/// it is written where headings could not be read without.
static void writeHeading(QIODevice& device, const QStringList& titles)
{
    QByteArray line;
    bool ascii = true;
    for (const QString& title : titles) {
        line += (line.isEmpty() ? "" : ",") + textField(title);
        ascii = ascii && std::all_of(title.begin(), title.end(), [](QChar c) { return c.unicode() < 128; });
    }
    put(device, (ascii ? "" : "\xEF\xBB\xBF") + line + "\r\n");
}

static void writeSteps(const tables::StepTable& table, QIODevice& device, const Progress& progress)
{
    QStringList titles;
    for (const tables::Column column : table.columns())
        titles << tables::StepTable::title(column);
    writeHeading(device, titles);
    for (std::int64_t i = 0; i < table.rowCount(); ++i) {
        if (i % 1024 == 0)
            report(progress, double(i) / double(table.rowCount()));
        const tables::StepRow row = table.row(i);
        QByteArray line;
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            line += k > 0 ? "," : "";
            switch (table.columns()[k]) {
            case tables::Column::Step:
                line += QByteArray::number(qint64(row.number));
                break;
            case tables::Column::Values:
                line += textField(tables::StepTable::exactValues(row.step));
                break;
            case tables::Column::Result:
                line += numberField(row.result);
                break;
            default:
                line += textField(row.cells[k].text);
            }
        }
        put(device, line + "\r\n");
    }
}

/// Rows of numbers and nothing else for one plane; with several, each block comes under a line that begins with "#"
/// (which numpy.loadtxt skips) and after an empty line.
static void writeGrid(const tables::GridTable& table, QIODevice& device, const Progress& progress)
{
    for (int block = 0; block < table.blockCount(); ++block) {
        report(progress, double(block) / table.blockCount());
        const QString title = table.blockTitle(block);
        if (!title.isEmpty())
            put(device, QByteArray(block > 0 ? "\r\n" : "") + textField(QStringLiteral("# ") + title) + "\r\n");
        for (int r = 0; r < table.rows(); ++r) {
            QByteArray line;
            for (int c = 0; c < table.columns(); ++c)
                line += (c > 0 ? "," : "") + numberField(table.at(block, r, c));
            put(device, line + "\r\n");
        }
    }
}

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    if (const auto* steps = std::get_if<tables::StepTable>(&what))
        writeSteps(*steps, device, progress);
    else
        writeGrid(std::get<tables::GridTable>(what), device, progress);
}

extern const Format csvFormat;
const Format csvFormat = {
    .id = "csv",
    .extensions = {"csv"},
    .title = QT_TRANSLATE_NOOP("formats", "Comma-separated table"),
    .carries = Steps | Grid,
    .brings = Grid,
    .write = write,
    .read = readTableFile,
};

} // namespace formats
