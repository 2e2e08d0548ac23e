#include "formats/format.h"

#include "core/explain.h"
#include "formats/harmless.h"
#include "tables/cells.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

// Tables of text. Numbers stay numbers and read back as the same float32, texts are harmless.

namespace formats {

namespace {

/// How a table of text is written: what stands between the fields, and how a field is kept in one piece.
struct Dialect {
    char separator = ',';
    char decimalPoint = '.';
    QByteArrayView lineEnd = "\r\n";
    bool quotes = true;        ///< whether a field may be quoted; else what would end it becomes a blank
    bool byteOrderMark = false; ///< always; else only before headings that are not ASCII
};

class Writer {
public:
    Writer(QIODevice& device, const Progress& progress, const Dialect& dialect)
        : m_device(device), m_progress(progress), m_dialect(dialect)
    {
    }

    void writeSteps(const tables::StepTable& table);
    void writeGrid(const tables::GridTable& table);
    void writeCosts(const core::CostTable& table);

private:
    QByteArray textField(QString text) const;
    QByteArray numberField(float value) const
    {
        return localised(QByteArray::fromStdString(core::exactNumber(value)));
    }
    QByteArray localised(QByteArray number) const { return number.replace('.', m_dialect.decimalPoint); }
    QByteArray stepField(const tables::StepRow& row, tables::Column column, const tables::TableCell& cell) const;
    void putHeadings(const QStringList& titles);
    void putLine(const QByteArrayList& fields) { putLine(fields.join(m_dialect.separator)); }
    void putLine(const QByteArray& line) { put(m_device, line + m_dialect.lineEnd.toByteArray()); }

    QIODevice& m_device;
    const Progress& m_progress;
    const Dialect& m_dialect;
};

QByteArray Writer::textField(QString text) const
{
    text = harmless(text);
    if (!m_dialect.quotes) // harmless text has neither tabs nor line ends
        return text.replace(QLatin1Char(m_dialect.separator), QLatin1Char(' ')).toUtf8();
    // A comma or semicolon is quoted whichever of them separates, for the reader may guess.
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return QStringLiteral(",;\"").contains(c); }))
        text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    return text.toUtf8();
}

QByteArray Writer::stepField(const tables::StepRow& row, tables::Column column, const tables::TableCell& cell) const
{
    if (column == tables::Column::Step)
        return QByteArray::number(qint64(row.number));
    if (column == tables::Column::Values && !row.outlined)
        return textField(QString::fromUtf8(localised(tables::StepTable::exactValues(row.step).toUtf8())));
    return cell.number ? numberField(float(*cell.number)) : textField(cell.text);
}

void Writer::putHeadings(const QStringList& titles)
{
    QByteArrayList fields;
    bool ascii = true;
    for (const QString& title : titles) {
        fields << textField(title);
        ascii = ascii && std::all_of(title.begin(), title.end(), [](QChar c) { return c.unicode() < 128; });
    }
    // Excel takes a file for UTF-8 only when it begins with the mark; other readers would rather have none. So it is
    // written where headings could not be read without.
    if (m_dialect.byteOrderMark || (m_dialect.quotes && !ascii))
        put(m_device, "\xEF\xBB\xBF");
    putLine(fields);
}

void Writer::writeSteps(const tables::StepTable& table)
{
    QStringList titles;
    for (const tables::Column column : table.columns())
        titles << table.heading(column);
    putHeadings(titles);
    for (std::int64_t i = 0; i < table.rowCount(); ++i) {
        report(m_progress, double(i) / double(table.rowCount()));
        const tables::StepRow row = table.row(i);
        QByteArrayList fields;
        for (std::size_t k = 0; k < row.cells.size(); ++k)
            fields << stepField(row, table.columns()[k], row.cells[k]);
        putLine(fields);
    }
}

void Writer::writeCosts(const core::CostTable& table)
{
    QStringList titles;
    for (const core::CostColumn* column : table.columns())
        titles << tables::costHeading(*column);
    putHeadings(titles);
    for (int row = 0; row < table.rowCount(); ++row) {
        report(m_progress, double(row) / table.rowCount());
        QByteArrayList fields;
        for (int k = 0; k < int(table.columns().size()); ++k) {
            const core::CostCell cell = table.cell(row, k);
            fields << (cell.number ? localised(QByteArray::fromStdString(cell.plain())) : textField(tables::costText(cell)));
        }
        putLine(fields);
    }
}

/// Rows of numbers and nothing else for one plane; with several, each block comes under a line that begins with "#"
/// (which numpy.loadtxt skips) and after an empty line.
void Writer::writeGrid(const tables::GridTable& table)
{
    if (m_dialect.byteOrderMark)
        put(m_device, "\xEF\xBB\xBF");
    for (int block = 0; block < table.blockCount(); ++block) {
        const QString title = table.blockTitle(block);
        if (block > 0)
            putLine(QByteArray());
        if (!title.isEmpty())
            putLine(textField(QStringLiteral("# ") + title));
        for (int r = 0; r < table.rows(); ++r) {
            if (r % 64 == 0)
                report(m_progress, (block + double(r) / table.rows()) / table.blockCount());
            QByteArrayList fields;
            for (int c = 0; c < table.columns(); ++c)
                fields << numberField(table.at(block, r, c));
            putLine(fields);
        }
    }
}

void writeDelimited(const Export& what, QIODevice& device, const Progress& progress, const Dialect& dialect)
{
    Writer writer(device, progress, dialect);
    if (const auto* steps = std::get_if<tables::StepTable>(&what))
        writer.writeSteps(*steps);
    else if (const auto* costs = std::get_if<core::CostTable>(&what))
        writer.writeCosts(*costs);
    else
        writer.writeGrid(std::get<tables::GridTable>(what));
}

/// What Excel writes and expects in the user's country: a semicolon where the comma is the decimal sign.
Dialect excelDialect(const QLocale& locale)
{
    const bool comma = locale.decimalPoint() == QStringLiteral(",");
    return {.separator = comma ? ';' : ',', .decimalPoint = comma ? ',' : '.', .byteOrderMark = true};
}

void writeCsv(const Export& what, QIODevice& device, const Progress& progress)
{
    writeDelimited(what, device, progress, what.options.forExcel ? excelDialect(what.options.locale) : Dialect{});
}

void writeTsv(const Export& what, QIODevice& device, const Progress& progress)
{
    writeDelimited(what, device, progress, {.separator = '\t', .lineEnd = "\n", .quotes = false});
}

} // namespace

// Comma-separated values as in RFC 4180: lines end in CRLF, quotes are doubled.
extern const Format csvFormat = {
    .id = "csv",
    .extensions = {"csv"},
    .title = QT_TRANSLATE_NOOP("formats", "Comma-separated table"),
    .use = QT_TRANSLATE_NOOP("formats", "For every spreadsheet and every program; one line a row"),
    .carries = Steps | Grid | Costs,
    .brings = Grid,
    .knows = Country,
    .write = writeCsv,
};

// What spreadsheets put on the clipboard. There is no quoting that all readers agree on, so no field holds a tab or a line end.
extern const Format tsvFormat = {
    .id = "tsv",
    .extensions = {"tsv"},
    .title = QT_TRANSLATE_NOOP("formats", "Tab-separated table"),
    .use = QT_TRANSLATE_NOOP("formats", "For pasting into a spreadsheet"),
    .carries = Steps | Grid | Costs,
    .brings = Grid,
    .write = writeTsv,
};

} // namespace formats
