#include "document/autosave.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>
#include <QTimerEvent>
#include <QUuid>

#include "core/lesson_file.h"
#include "document/autosave_file.h"
#include "document/document.h"
#include "files/disk_file.h"
#include "wording/said.h"

#include <algorithm>
#include <new>
#include <utility>

namespace document {

static constexpr int delay = 1000;         ///< milliseconds between a change and its autosave
static constexpr int delayOfRetry = 10000; ///< and after one that failed, for the disk may have room again
static constexpr int patience = 10000;     ///< until it is said that the disk does not answer

/// On the other thread.
static void put(const QString& path, SessionLock& lock, Autosaved work, const std::atomic<bool>& wanted)
{
    autosaveFolder(); // somebody may have removed it
    lock.take(0);
    files::DiskFile file(path);
    write(file, work);
    // While the lesson is shared with the window's thread, an edit copies a large input: 64 MiB for one of 4096 × 4096,
    // once an autosave at most. So it is let go here, before the disk is waited for.
    work = {};
    file.sync();
    // Who wants it no longer from here on has it removed on this thread, and so afterwards.
    if (wanted)
        file.commit();
}

Autosave::Autosave(const Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_path(autosaveFolder() + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".poolscope"))
    , m_lock(std::make_shared<SessionLock>(m_path))
{
    m_pool.setMaxThreadCount(1);
    connect(&document, &Document::changed, this, &Autosave::schedule);
    connect(&document, &Document::stateChanged, this, [this] {
        // A lesson that was brought back is modified without having been changed.
        if (m_document.isModified())
            schedule();
        else
            clear();
    });
}

Autosave::~Autosave()
{
    giveUpWriting();
    m_pool.waitForDone();
}

void Autosave::schedule()
{
    // A running timer is not started anew: steady typing must not put the autosave off for ever. Where writing takes long
    // (128 MiB, or a slow disk), it gets a third of the time.
    if (m_document.isModified() && !m_timer.isActive())
        m_timer.start(int(std::max<qint64>(delay, 2 * m_took)), Qt::CoarseTimer, this);
}

void Autosave::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_timer.stop();
    if (m_document.isModified())
        write();
}

void Autosave::write()
{
    if (m_wanted) { // the one before first
        schedule();
        return;
    }
    writeOnAnotherThread({m_document.own(), m_document.fileName(), m_document.builtinName(), QDateTime::currentDateTime(),
                          m_document.diskState()});
}

void Autosave::flush()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    m_wanted.reset(); // what is on its way is written too, before this
    write();
}

void Autosave::writeOnAnotherThread(Autosaved work)
{
    const auto wanted = std::make_shared<std::atomic<bool>>(true);
    m_wanted = wanted;
    QTimer::singleShot(patience, this, [this, wanted] {
        if (m_wanted == wanted)
            tell(tr("the disk has not answered for %n seconds", nullptr, patience / 1000));
    });
    m_pool.start([this, wanted, path = m_path, lock = m_lock, work = std::move(work)]() mutable {
        QElapsedTimer clock;
        clock.start();
        QString fault;
        try {
            if (*wanted)
                put(path, *lock, std::move(work), *wanted);
        } catch (const files::DiskFault& error) {
            fault = error.reason();
        } catch (const core::FileError& error) {
            fault = wording::said(error.message());
        } catch (const std::bad_alloc&) {
            fault = wording::said(CORE_TEXT("the lesson is too large"));
        }
        QMetaObject::invokeMethod(this, [this, wanted, fault, took = clock.elapsed()] {
            if (m_wanted != wanted)
                return;
            m_wanted.reset();
            m_took = took;
            tell(fault);
        }, Qt::QueuedConnection);
    });
}

void Autosave::giveUpWriting()
{
    if (const auto wanted = std::exchange(m_wanted, nullptr))
        *wanted = false;
}

void Autosave::tell(const QString& fault)
{
    // Said once, not once a second.
    if (!fault.isEmpty() && !m_failed)
        emit failed(tr("Unsaved work is not protected against a crash: %1.").arg(fault));
    m_failed = !fault.isEmpty();
    if (m_failed && !m_timer.isActive())
        m_timer.start(delayOfRetry, Qt::CoarseTimer, this);
}

void Autosave::adopt(Claim claim)
{
    clear();
    m_path = claim.path;
    m_lock = std::move(claim.lock);
    schedule();
}

void Autosave::clear()
{
    giveUpWriting();
    m_timer.stop();
    m_pool.start([path = m_path, lock = m_lock] {
        QFile::remove(path);
        lock->release();
    });
}

} // namespace document
