#pragma once

#include <QMutex>
#include <QStringList>
#include <QThreadPool>

namespace document {

/// The lesson files opened or saved last, the latest first, kept between sessions. They are written on another thread, and
/// are in the list before they are on the disk: the window waits for no disk.
class RecentFiles {
public:
    static constexpr int capacity = 10;

    RecentFiles();
    ~RecentFiles();
    RecentFiles(const RecentFiles&) = delete;
    RecentFiles& operator=(const RecentFiles&) = delete;

    /// The ones that still exist.
    QStringList paths() const;
    void add(const QString& path);
    void clear();
    /// Waits until they are written, or could not be, but no longer than that; whether it is so.
    bool finish(int milliseconds) { return m_pool.waitForDone(milliseconds); }

private:
    void put(const QString& path);
    QStringList unwritten() const;

    mutable QMutex m_mutex;
    QStringList m_unwritten; ///< in the order in which they came; an empty one clears those before it
    QThreadPool m_pool;
};

} // namespace document
