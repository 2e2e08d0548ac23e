#include "formats/delimited.h"

#include "formats/csv_reader.h"

#include <QCoreApplication>

// Comma-separated values as in RFC 4180: lines end in CRLF, quotes are doubled.

namespace formats {

/// What Excel writes and expects in the user's country: a semicolon where the comma is the decimal sign.
static Dialect excelDialect(const QLocale& locale)
{
    const bool comma = locale.decimalPoint() == QStringLiteral(",");
    return {.separator = comma ? ';' : ',', .decimalPoint = comma ? ',' : '.', .byteOrderMark = true};
}

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    writeDelimited(what, device, progress, what.options.forExcel ? excelDialect(what.options.locale) : Dialect{});
}

extern const Format csvFormat;
const Format csvFormat = {
    .id = "csv",
    .extensions = {"csv"},
    .title = QT_TRANSLATE_NOOP("formats", "Comma-separated table"),
    .use = QT_TRANSLATE_NOOP("formats", "For every spreadsheet and every program; one line a row"),
    .carries = Steps | Grid | Costs,
    .brings = Grid,
    .knows = Country,
    .write = write,
    .read = readTableFile,
};

} // namespace formats
