#include "document/evaluation.h"

#include <atomic>
#include <new>
#include <utility>

namespace document {

/// What both threads know of one evaluation. The network belongs to the worker until the job has ended.
struct Evaluation::Job {
    core::Network network;
    std::atomic<bool> stopped = false;
    bool failed = false;
};

namespace {

struct Stopped {};

} // namespace

Evaluation::Evaluation(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Evaluation::~Evaluation()
{
    stop();
    m_pool.waitForDone(); // a row of cells at most
}

void Evaluation::start(core::Network network)
{
    stop();
    const auto job = std::make_shared<Job>();
    job->network = std::move(network);
    m_job = job;
    m_percent = 0;
    m_pool.start([this, job] {
        try {
            job->network.finish([this, job, last = 0](double done) mutable {
                if (job->stopped)
                    throw Stopped{};
                if (const int percent = int(done * 100.0); std::exchange(last, percent) != percent)
                    QMetaObject::invokeMethod(this, [this, job, percent] { progress(job, percent); }, Qt::QueuedConnection);
            });
        } catch (const Stopped&) {
            job->network = {};
            return;
        } catch (const std::bad_alloc&) {
            job->network = {};
            job->failed = true;
        }
        QMetaObject::invokeMethod(this, [this, job] { end(job); }, Qt::QueuedConnection);
    });
}

void Evaluation::stop()
{
    if (m_job)
        m_job->stopped = true;
    m_job.reset();
}

void Evaluation::progress(const std::shared_ptr<Job>& job, int percent)
{
    if (job != m_job)
        return;
    m_percent = percent;
    emit progressed(percent);
}

void Evaluation::end(const std::shared_ptr<Job>& job)
{
    if (job != m_job)
        return;
    m_job.reset();
    if (job->failed)
        emit failed();
    else
        emit finished(job->network);
}

} // namespace document
