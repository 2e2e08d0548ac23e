#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/network.h"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

// A network on several threads, as the window uses it: what takes long is computed beside the hands, which go on editing
// and begin it anew. The numbers are checked here; ThreadSanitizer sees who reads what another is writing
// (cmake --workflow --preset tsan).

using namespace core;

namespace {

Lesson chain()
{
    Lesson lesson = parseLesson(R"({"format": "poolscope", "version": 1, "input": [[0]], "layers": [
        {"type": "conv2d", "weight": [[1, 0, -1], [2, 0, -2], [1, 0, -1]], "padding": 1}, {"type": "relu"},
        {"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 2}]})", "threads").lesson;
    lesson.input = Tensor({1, 1, 24, 24});
    for (std::size_t i = 0; i < 576; ++i)
        lesson.input.mutableData()[i] = float(i * 7 % 11);
    return lesson;
}

struct Stopped {};

/// One evaluation beside the hands, in the manner of document::Evaluation: the network is the worker's until it has ended.
struct Job {
    Network network;
    std::atomic<bool> stopped = false;
    bool done = false;
};

void finish(Job& job)
{
    try {
        job.network.finish([&](double) {
            if (job.stopped)
                throw Stopped{};
        });
        job.done = true;
    } catch (const Stopped&) {
        job.network = {};
    }
}

} // namespace

TEST_CASE("a network is computed on another thread while it is edited, stopped and begun again")
{
    Lesson next = chain();
    int finished = 0;
    for (int round = 0; round < 200; ++round) {
        next.input.set({0, 0, round % 24, round * 5 % 24}, float(round % 13) - 6.0F);
        Network mine;
        mine.update(next, 0.0); // everything waits
        REQUIRE(mine.waits());
        Job job;
        job.network = mine;
        std::thread worker([&job] { finish(job); });
        // Meanwhile the hands go on: in the same numbers, which are shared.
        mine.updateInput(std::vector<std::int64_t>{round % 576}, [&](Lesson& edited) { edited.input.set({0, 0, 0, round % 24}, 1.0F); }, 0.0);
        if (round % 3 == 0)
            job.stopped = true;
        worker.join();
        if (!job.done)
            continue;
        ++finished;
        CHECK(job.network.outputOf(3) == Network(next).outputOf(3));
        mine.finish();
        CHECK(mine.outputOf(3) == Network(mine.lesson()).outputOf(3));
    }
    CHECK(finished >= 100);
}

TEST_CASE("several threads explain, derive and write the same network")
{
    const Network network(chain());
    const std::string written = writeLesson(network.lesson());
    const std::vector<Gradients> gradients = network.backward(Tensor(network.outputOf(3).shape(), 1.0F));
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t, copy = network] {
            for (int k = 0; k < copy.layerCount(); ++k) {
                for (std::int64_t i = t; i < copy.stepCount(k); i += 17) {
                    const Step step = copy.stepAt(k, i);
                    const bool same = float(step.value) == copy.outputOf(k).data()[std::size_t(i)];
                    wrong += !same || equation(copy.layer(k), step).text().empty();
                }
            }
            wrong += writeLesson(copy.lesson()) != written;
            wrong += !(copy.backward(Tensor(copy.outputOf(3).shape(), 1.0F)).front().input == gradients.front().input);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(wrong == 0);
}
