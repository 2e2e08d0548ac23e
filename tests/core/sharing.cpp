#include "core/lesson_file.h"
#include "core/network.h"

#include <doctest/doctest.h>

#include <atomic>
#include <numeric>
#include <thread>
#include <utility>
#include <vector>

// Numbers that copies share, on several threads. What each copy says is checked here; that nobody reads what another is
// writing is for ThreadSanitizer to see (cmake --workflow --preset tsan).

using namespace core;

namespace {

constexpr int rounds = 4000;

double sum(std::span<const float> numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

} // namespace

TEST_CASE("who is alone writes in place, who is not writes to a copy")
{
    Shared<int> one(std::vector<int>{1, 2, 3});
    const int* place = one->data();
    one.own()[0] = 7;
    CHECK(one->data() == place);
    Shared<int> other = one;
    CHECK(other == one);
    other.own()[0] = 9;
    CHECK_FALSE(other == one);
    CHECK(one->front() == 7);
    CHECK(other->front() == 9);
    other = one;
    one = nullptr;
    CHECK_FALSE(one);
    CHECK(other.own().data() == place); // alone again
    const Shared<int> moved = std::move(other);
    CHECK(moved->data() == place);
}

TEST_CASE("a copy that is read and let go on another thread keeps its numbers, and the writer its own")
{
    for (int round = 0; round < rounds; ++round) {
        Tensor mine(Shape{1, 1, 2, 8}, 1.0F);
        const float* place = mine.data().data();
        double seen = 0.0;
        // Says when, and nothing else: relaxed, it puts no order between what the two threads do.
        std::atomic<bool> gone = false;
        std::thread reader([&seen, &gone, copy = mine]() mutable {
            seen = sum(copy.data());
            copy = Tensor(); // from here on the numbers are the writer's alone
            gone.store(true, std::memory_order_relaxed);
        });
        const bool waits = round % 2 == 0; // else the two go at it at once
        while (waits && !gone.load(std::memory_order_relaxed))
            std::this_thread::yield();
        for (int turn = 0; turn < 3; ++turn) {
            for (float& number : mine.mutableData())
                number += 1.0F;
        }
        reader.join();
        if (waits)
            CHECK(mine.data().data() == place);
        CHECK(seen == 16.0);
        CHECK(sum(mine.data()) == 64.0);
    }
}

TEST_CASE("a network that is edited while a copy of it is read and let go on another thread")
{
    const Lesson lesson = parseLesson(R"({"format": "poolscope", "version": 1, "input": [[1, 2, 3, 4], [5, 6, 7, 8], [9, 8, 7, 6], [5, 4, 3, 2]],
        "layers": [{"type": "relu"}, {"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 1}]})", "shared").lesson;
    Network network(lesson);
    for (int round = 0; round < rounds / 20; ++round) {
        double seen = 0.0;
        std::thread reader([&seen, copy = network]() mutable {
            for (const std::int32_t winner : *copy.result(1).output.indices)
                seen += double(winner) + sum(copy.outputOf(2).data());
            copy = Network();
        });
        Lesson next = network.lesson();
        next.input.set({0, 0, round % 4, round / 4 % 4}, float(round % 10));
        network.update(next);
        next = Lesson();
        network.updateInput(std::vector<std::int64_t>{3}, [&](Lesson& edited) { edited.input.set({0, 0, 0, 3}, float(round % 7)); });
        reader.join();
        CHECK(seen > 0.0);
        const Network fresh(network.lesson());
        CHECK(network.outputOf(2) == fresh.outputOf(2));
        CHECK(*network.result(1).output.indices == *fresh.result(1).output.indices);
    }
}
