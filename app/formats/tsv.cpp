#include "formats/delimited.h"

#include "formats/csv_reader.h"

#include <QCoreApplication>

// Tab-separated values: what spreadsheets put on the clipboard. There is no quoting that all readers agree on, so no field
// holds a tab or a line end.

namespace formats {

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    writeDelimited(what, device, progress, {.separator = '\t', .lineEnd = "\n", .quotes = false});
}

extern const Format tsvFormat;
const Format tsvFormat = {
    .id = "tsv",
    .extensions = {"tsv"},
    .title = QT_TRANSLATE_NOOP("formats", "Tab-separated table"),
    .use = QT_TRANSLATE_NOOP("formats", "For pasting into a spreadsheet"),
    .carries = Steps | Grid | Costs,
    .brings = Grid,
    .write = write,
    .read = readTableFile,
};

} // namespace formats
