#include "formats/numbers.h"

#include <QCoreApplication>

namespace formats {

static Import read(const QByteArray& bytes, const QString& name)
{
    return readNumbers(bytes, name).values;
}

extern const Format npzFormat;
const Format npzFormat = {
    .id = "npz",
    .extensions = {"npz"},
    .title = QT_TRANSLATE_NOOP("formats", "NumPy archive"),
    .brings = Grid,
    .read = read,
};

} // namespace formats
