#pragma once

#include <QLockFile>
#include <QString>

namespace document {

/// A session's right to one autosave. Who is killed has it no longer.
class SessionLock {
public:
    explicit SessionLock(const QString& autosave);
    ~SessionLock() { release(); }
    SessionLock(const SessionLock&) = delete;
    SessionLock& operator=(const SessionLock&) = delete;

    /// Waits a moment for who is only looking; false when a running session has it. Asks the disk: for another thread.
    bool take(int milliseconds);
    void release();
    bool isTaken() const { return m_lock.isLocked(); }

private:
    bool attempt();

    QString m_path;
    QLockFile m_lock;
};

} // namespace document
