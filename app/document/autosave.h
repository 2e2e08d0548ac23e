#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QThreadPool>

#include "document/leftovers.h"

#include <atomic>
#include <memory>

namespace document {

class Document;
struct Autosaved;

/// Keeps unsaved work in the state folder, a second old at most (and as long as it takes to write), until it is saved or
/// given up. Everything is written and removed on another thread, one after the other: the window waits for no disk.
///
/// At every moment the work stands whole in at least one place: in the autosave, which is replaced in one piece, or in the
/// lesson's own file. It is removed only by `clear`, which the document's being unmodified calls, and that is only so when
/// the file is on the disk for good (see files::DiskFile) or the user gave the work up.
class Autosave : public QObject {
    Q_OBJECT

public:
    explicit Autosave(const Document& document, QObject* parent = nullptr);
    ~Autosave() override;

    /// Takes over what an earlier session left, which the document has just been given, as this session's own: it stays
    /// where it is until newer work has replaced it, so no kill can lose it. What this session had kept before is removed.
    void adopt(Claim claim);
    /// Forgets this session's autosave: its work is saved, or was given up knowingly. It is gone as soon as the disk lets
    /// it go, at the latest when this object is.
    void clear();
    /// Writes at once what was to be written in a moment.
    void flush();
    /// Waits for the disk, but no longer than that; whether it has answered.
    bool finish(int milliseconds) { return m_pool.waitForDone(milliseconds); }
    /// Where this session keeps its work.
    QString path() const { return m_path; }

signals:
    /// The state folder cannot be written, or not for long already: the work is not protected.
    void failed(const QString& sentence);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void schedule();
    void write();
    void writeOnAnotherThread(Autosaved work);
    void giveUpWriting();
    void tell(const QString& fault);

    const Document& m_document;
    QString m_path;
    std::shared_ptr<SessionLock> m_lock; ///< the other thread's
    QBasicTimer m_timer;
    QThreadPool m_pool; ///< of its own, with one thread: an export or a file being read must not put it off
    std::shared_ptr<std::atomic<bool>> m_wanted; ///< whether what is on its way to the disk still is; nothing when nothing is
    qint64 m_took = 0;                           ///< milliseconds that the last one needed
    bool m_failed = false;
};

} // namespace document
