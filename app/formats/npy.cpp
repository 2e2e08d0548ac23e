#include "formats/format.h"

#include "arrays/npy.h"

#include <QCoreApplication>
#include <QIODevice>

namespace formats {

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    report(progress, 0.0);
    const std::string bytes = arrays::writeNpy(std::get<tables::GridTable>(what).values);
    put(device, {bytes.data(), qsizetype(bytes.size())});
}

extern const Format npyFormat = {
    .id = "npy",
    .extensions = {"npy"},
    .title = QT_TRANSLATE_NOOP("formats", "NumPy array"),
    .use = QT_TRANSLATE_NOOP("formats", "For Python: numpy.load reads it"),
    .carries = Grid,
    .brings = Grid,
    .write = write,
};

} // namespace formats
