#include "document/file_store.h"

#include <QDir>
#include <QFileInfo>

#include "core/lesson_file.h"
#include "files/disk_file.h"

namespace document {

void writeWhole(const QString& path, const QByteArray& bytes, const std::function<void()>& beforeReplacing)
{
    if (QFileInfo(path).isDir())
        throw core::FileError(path.toStdString(), {}, {CORE_TEXT("is a folder, not a file"), {}});
    try {
        files::DiskFile file(path);
        file.write(bytes);
        file.sync();
        if (beforeReplacing)
            beforeReplacing();
        file.commit();
    } catch (const files::DiskFault& fault) {
        throw core::FileError(path.toStdString(), {}, {CORE_TEXT("could not be written: {0}"), {fault.reason().toStdString()}});
    }
}

QString stateFolder()
{
    // QStandardPaths knows no state folder before Qt 6.7. The specification says to ignore relative paths.
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base))
        base = QDir::homePath() + QStringLiteral("/.local/state");
    const QString folder = base + QStringLiteral("/poolscope");
    QDir().mkpath(folder);
    return folder;
}

} // namespace document
