#include "document/session_lock.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

#include <mutex>
#include <set>

namespace document {

namespace {

/// The locks that this process holds or is about to; the mutex is never held while a disk is waited for.
struct OwnLocks {
    std::mutex mutex;
    std::set<QString> paths;
};

OwnLocks& ownLocks()
{
    static OwnLocks locks;
    return locks;
}

} // namespace

SessionLock::SessionLock(const QString& autosave)
    : m_path(autosave + QStringLiteral(".lock"))
    , m_lock(m_path)
{
    // Never stale by age: a session may be open for days. QLockFile still sees when the process is gone.
    m_lock.setStaleLockTime(0);
}

bool SessionLock::take(int milliseconds)
{
    constexpr unsigned long pause = 20;
    const QDeadlineTimer end(milliseconds);
    while (true) {
        if (attempt())
            return true;
        if (end.hasExpired())
            return false;
        QThread::msleep(pause);
    }
}

bool SessionLock::attempt()
{
    OwnLocks& own = ownLocks();
    {
        const std::scoped_lock guard(own.mutex);
        if (!own.paths.insert(m_path).second)
            return isTaken();
    }
    // QLockFile tells by its number and name whether a process still runs. After a restart, and in a container always, this
    // process may have the number that one before it had: what is not ours then is nobody's.
    qint64 process = 0;
    QString host;
    QString program;
    if (m_lock.getLockInfo(&process, &host, &program) && process == QCoreApplication::applicationPid() && host == QSysInfo::machineHostName())
        m_lock.removeStaleLockFile();
    if (m_lock.tryLock(0))
        return true;
    const std::scoped_lock guard(own.mutex);
    own.paths.erase(m_path);
    return false;
}

void SessionLock::release()
{
    if (!isTaken())
        return;
    m_lock.unlock();
    OwnLocks& own = ownLocks();
    const std::scoped_lock guard(own.mutex);
    own.paths.erase(m_path);
}

} // namespace document
