// A throw-away format for the test of the recipes: each step as one line, "3 -> 17".
#include "formats/format.h"

#include <QCoreApplication>

namespace formats {

static void write(const Export& what, QIODevice& device, const Progress& /*progress*/)
{
    const auto& table = std::get<tables::StepTable>(what);
    for (std::int64_t i = 0; i < table.rowCount(); ++i)
        put(device, QStringLiteral("%1 -> %2\n").arg(i + 1).arg(table.row(i).cells.back().text).toUtf8());
}

extern const Format arrowsFormat;
const Format arrowsFormat = {
    .id = "arrows",
    .extensions = {"arrows"},
    .title = QT_TRANSLATE_NOOP("formats", "Arrows"),
    .use = QT_TRANSLATE_NOOP("formats", "For a test that is thrown away"),
    .carries = Steps,
    .write = write,
};

} // namespace formats
