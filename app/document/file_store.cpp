#include "document/file_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "core/lesson_file.h"

namespace document {

namespace {

[[noreturn]] void fail(const QString& path, const QString& reason)
{
    throw core::FileError(path.toStdString(), {}, {CORE_TEXT("could not be written: {0}"), {reason.toStdString()}});
}

} // namespace

void writeWhole(const QString& path, const QByteArray& bytes)
{
    const QFileInfo info(path);
    if (info.isDir())
        throw core::FileError(path.toStdString(), {}, {CORE_TEXT("is a folder, not a file"), {}});
    if (info.exists() && !info.isFile()) {
        // A pipe or a device has no old content to keep, and a file renamed over it would destroy it.
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
            fail(path, file.errorString());
        return;
    }
    // Without the direct-write fallback: it would truncate the old file first, and a full disk would then lose both.
    // And flushed before it is committed: what Qt 6.4 still has in its buffer then may fail to be written unnoticed.
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        fail(path, file.errorString());
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
