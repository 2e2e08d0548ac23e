#include "document/evaluation.h"

#include <algorithm>
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

/// What takes more operations is worth showing the layers before it.
constexpr double longOperations = 1e8;

} // namespace

Evaluation::Evaluation(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Evaluation::~Evaluation()
{
    stop();
    m_pool.waitForDone(); // until the next pulse
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
            work(job);
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

void Evaluation::work(const std::shared_ptr<Job>& job)
{
    core::Network& network = job->network;
    const double all = std::max(network.operationsLeft(), 1.0);
    int last = 0;
    bool fresh = false;
    for (int k = 0; k < network.layerCount() && network.waits(); ++k) {
        const double operations = network.operationsLeft(k);
        if (operations == 0.0)
            continue;
        if (fresh && operations > longOperations)
            QMetaObject::invokeMethod(this, [this, job, network] { advance(job, network); }, Qt::QueuedConnection);
        const double before = all - network.operationsLeft();
        network.finish([&](double done) {
            if (job->stopped)
                throw Stopped{};
            const int percent = int(100.0 * (before + done * operations) / all);
            if (std::exchange(last, percent) != percent)
                QMetaObject::invokeMethod(this, [this, job, percent] { progress(job, percent); }, Qt::QueuedConnection);
        }, k);
        fresh = true;
    }
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

void Evaluation::advance(const std::shared_ptr<Job>& job, const core::Network& network)
{
    if (job == m_job)
        emit advanced(network);
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
