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

QStringList with(QStringList paths, const QStringList& later)
{
    for (const QString& path : later) {
        if (path.isEmpty()) {
            paths.clear();
            continue;
        }
        paths.removeAll(path);
        paths.prepend(path);
    }
    return paths;
}

} // namespace

RecentFiles::RecentFiles()
{
    m_pool.setMaxThreadCount(1);
}

RecentFiles::~RecentFiles() = default;

QStringList RecentFiles::paths() const
{
    // First what is on its way: should it arrive in between, it is there twice, and not never.
    const QStringList later = unwritten();
    QStringList existing;
    for (const QString& path : with(stored(), later)) {
        if (QFileInfo::exists(path))
            existing << path;
    }
    return existing.mid(0, capacity);
}

void RecentFiles::add(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (!absolute.contains(u'\n')) // the list has a line for each
        put(absolute);
}

void RecentFiles::clear()
{
    put({});
}

void RecentFiles::put(const QString& path)
{
    {
        const QMutexLocker locker(&m_mutex);
        m_unwritten << path;
    }
    m_pool.start([this] {
        const QStringList later = unwritten();
        if (later.isEmpty())
            return; // written together with the one before
        store(with(stored(), later).mid(0, capacity));
        const QMutexLocker locker(&m_mutex);
        m_unwritten.remove(0, later.size());
    });
}

QStringList RecentFiles::unwritten() const
{
    const QMutexLocker locker(&m_mutex);
    return m_unwritten;
}

} // namespace document
