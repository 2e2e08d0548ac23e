#pragma once

#include <QObject>
#include <QThreadPool>

#include "core/network.h"

#include <memory>

namespace document {

/// Computes the layers of a network that wait, in order, on a thread of its own. Only the last network handed over counts: a new one
/// stops the one before.
class Evaluation : public QObject {
    Q_OBJECT

public:
    explicit Evaluation(QObject* parent = nullptr);
    ~Evaluation() override;

    void start(core::Network network);
    /// Ends it within a moment (tests/bench/stop.cpp); nothing more is told of it.
    void stop();
    bool isRunning() const { return m_job != nullptr; }
    /// How much is done, 0 … 100.
    int percent() const { return m_percent; }

    /// Whether a layer, stopped perhaps, is still being worked on.
    bool isIdle() const { return m_pool.activeThreadCount() == 0; }

signals:
    /// Some more layers of `network` are there, and the next one takes long.
    void advanced(const core::Network& network);
    /// Every layer of `network` that can be computed is.
    void finished(const core::Network& network);
    void progressed(int percent);
    /// There was not enough memory.
    void failed();

private:
    struct Job;

    void work(const std::shared_ptr<Job>& job);
    void progress(const std::shared_ptr<Job>& job, int percent);
    void advance(const std::shared_ptr<Job>& job, const core::Network& network);
    void end(const std::shared_ptr<Job>& job);

    QThreadPool m_pool;
    std::shared_ptr<Job> m_job; ///< the one that counts
    int m_percent = 0;
};

} // namespace document
