#include "formats/temporary_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace formats {

void writeThroughFile(QIODevice& device, const QString& suffix, const std::function<void(const QString& path)>& make)
{
    // A folder rather than a file: only there is nobody else who could put something under that name.
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/poolscope-XXXXXX"));
    if (!folder.isValid())
        throw FileFault(folder.errorString());
    const QString path = folder.filePath(QStringLiteral("export") + suffix);
    make(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw FileFault(file.errorString());
    while (!file.atEnd()) {
        const QByteArray piece = file.read(1 << 20);
        if (piece.isEmpty())
            throw FileFault(file.errorString());
        put(device, piece);
    }
}

} // namespace formats
