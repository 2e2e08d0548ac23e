#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>
#include <QThread>
#include <QThreadPool>

#include "formats/format.h"

#include <functional>
#include <memory>

namespace window {

/// Work on another thread, of which only the last one asked for counts: a new one stops the one before, and whoever owns
/// this may go away at any time. `Result` is copied between threads.
template <typename Result>
class Background {
public:
    using Work = std::function<Result(const formats::Progress&)>;

    explicit Background(QThreadPool& pool = *QThreadPool::globalInstance()) : m_pool(pool) {}
    ~Background()
    {
        if (m_watcher) {
            m_watcher->disconnect();
            m_watcher->cancel();
        }
    }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// Runs `work`, which may throw formats::Cancelled when its Progress says stop and nothing else; then calls
    /// `finished` on this thread. `progressed` is told 0 to 100.
    void run(Work work, std::function<void(Result)> finished, std::function<void(int)> progressed)
    {
        stop();
        auto promise = std::make_shared<QPromise<Result>>();
        m_watcher = std::make_unique<QFutureWatcher<Result>>();
        QFutureWatcher<Result>* watcher = m_watcher.get();
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, finished = std::move(finished)] {
            if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
                finished(watcher->result());
        });
        QObject::connect(watcher, &QFutureWatcherBase::progressValueChanged, watcher, std::move(progressed));
        promise->setProgressRange(0, 100);
        promise->start();
        watcher->setFuture(promise->future());
        m_pool.start([promise, work = std::move(work)] {
            try {
                promise->addResult(work([&promise](double done) {
                    promise->setProgressValue(int(done * 100.0));
                    return !promise->isCanceled();
                }));
            } catch (const formats::Cancelled&) {
            }
            promise->finish();
        });
    }

    /// Waits for the end of the work, but no longer than that; when it has come, `finished` has been called.
    void wait(int milliseconds)
    {
        if (!m_watcher)
            return;
        // A future knows no waiting with an end.
        const QDeadlineTimer end(milliseconds);
        while (!m_watcher->isFinished() && !end.hasExpired())
            QThread::usleep(500);
        if (!m_watcher->isFinished())
            return;
        m_watcher->waitForFinished(); // until that is posted, too
        QCoreApplication::sendPostedEvents(m_watcher.get());
    }

    void stop()
    {
        if (!m_watcher)
            return;
        m_watcher->disconnect();
        m_watcher->cancel();
        // `finished` may be what asked for this, so the watcher lives until its signal has come back.
        m_watcher.release()->deleteLater();
    }

    bool isRunning() const { return m_watcher && m_watcher->isRunning(); }

private:
    QThreadPool& m_pool;
    std::unique_ptr<QFutureWatcher<Result>> m_watcher;
};

} // namespace window
