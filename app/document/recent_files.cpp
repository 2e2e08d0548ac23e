#include "document/recent_files.h"

#include <QFile>
#include <QFileInfo>

#include "core/lesson_file.h"
#include "document/file_store.h"

namespace document {

namespace {

QString listFile()
{
    return stateFolder() + QStringLiteral("/recent");
}

QStringList stored()
{
    QFile file(listFile());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(1 << 16)).split(u'\n', Qt::SkipEmptyParts);
}

void store(const QStringList& paths)
{
    try {
        writeWhole(listFile(), paths.join(u'\n').toUtf8());
    } catch (const core::FileError&) {
        // A list of recent files is a convenience: not being able to keep it must not get in the way of the lesson.
    }
}

} // namespace

QStringList RecentFiles::paths() const
{
    QStringList existing;
    for (const QString& path : stored()) {
        if (QFileInfo::exists(path))
            existing << path;
    }
    return existing.mid(0, capacity);
}

void RecentFiles::add(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (absolute.contains(u'\n')) // the list has a line for each
        return;
    QStringList all = stored();
    all.removeAll(absolute);
    all.prepend(absolute);
    store(all.mid(0, capacity));
}

void RecentFiles::clear()
{
    store({});
}

} // namespace document
