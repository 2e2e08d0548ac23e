#include "formats/format.h"

#include "arrays/npz.h"

#include <QCoreApplication>

namespace formats {

static Import read(const QByteArray& bytes, const QString& name)
{
    return arrays::parseNpz({bytes.constData(), std::size_t(bytes.size())}, name.toStdString());
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
