#pragma once

#include <QObject>
#include <QThreadPool>

#include "core/network.h"

#include <memory>

namespace document {

/// Computes the layers of a network that wait, on a thread of its own. Only the last network handed over counts: a new one
/// stops the one before.
class Evaluation : public QObject {
    Q_OBJECT

public:
    explicit Evaluation(QObject* parent = nullptr);
    ~Evaluation() override;

    void start(core::Network network);
    void stop();
    bool isRunning() const { return m_job != nullptr; }
    /// How much is done, 0 … 100.
    int percent() const { return m_percent; }

signals:
    /// Every layer of `network` that can be computed is.
    void finished(const core::Network& network);
    void progressed(int percent);
    /// There was not enough memory.
    void failed();

private:
    struct Job;

    void progress(const std::shared_ptr<Job>& job, int percent);
    void end(const std::shared_ptr<Job>& job);

    QThreadPool m_pool;
    std::shared_ptr<Job> m_job; ///< the one that counts
    int m_percent = 0;
};

} // namespace document
