#include "samples.h"

#include <doctest/doctest.h>

using namespace samples;

/// Both networks have the same problems and, bit for bit, the same outputs.
static void sameResults(const core::Network& a, const core::Network& b)
{
    RC_ASSERT(a.layerCount() == b.layerCount());
    for (int k = 0; k < a.layerCount(); ++k) {
        RC_ASSERT(a.result(k).problem == b.result(k).problem);
        RC_ASSERT(a.reached(k) == b.reached(k));
        if (!a.reached(k))
            continue;
        RC_ASSERT(a.outputOf(k) == b.outputOf(k));
        const core::Indices one = a.result(k).output.indices;
        const core::Indices other = b.result(k).output.indices;
        RC_ASSERT((one && other ? *one == *other : one == other));
    }
}

TEST_CASE("a network that is updated is the network made anew, whatever was changed")
{
    CHECK(rc::check("updates", [] {
        core::Network updated;
        core::Lesson lesson = *anyLesson();
        for (int edit = 0; edit < 6; ++edit) {
            const core::Lesson other = *anyLesson();
            switch (*rc::gen::inRange(0, 6)) {
            case 0:
                lesson = other;
                break;
            case 1:
                lesson.input = other.input;
                break;
            case 2:
                lesson.input.mutableData()[0] += 1.0F;
                break;
            case 3:
                if (!lesson.layers.empty())
                    lesson.layers.erase(lesson.layers.begin() + *rc::gen::inRange(0, int(lesson.layers.size())));
                break;
            case 4:
                lesson.layers.insert(lesson.layers.begin() + *rc::gen::inRange(0, int(lesson.layers.size()) + 1), other.layers.begin(), other.layers.end());
                break;
            default:
                std::reverse(lesson.layers.begin(), lesson.layers.end());
            }
            updated.update(lesson);
            RC_ASSERT(updated.lesson() == lesson);
            sameResults(updated, core::Network(lesson));
        }
    }));
}

TEST_CASE("a copy of a network keeps its results when the other one changes")
{
    core::Lesson lesson;
    lesson.input = core::Tensor::plane({{1, 2}, {3, 4}});
    core::Layer pool;
    pool.type = "max_pool2d";
    pool.rows.size = pool.cols.size = 2;
    lesson.layers = {pool};
    core::Network network(lesson);
    const core::Network copy = network;
    lesson.input.set({0, 0, 1, 1}, 9.0F);
    network.update(lesson);
    CHECK(copy.outputOf(0).data()[0] == 4.0F);
    CHECK(network.outputOf(0).data()[0] == 9.0F);
}

TEST_CASE("layers after one with a problem are not reached, and have no problem of their own")
{
    core::Lesson lesson;
    lesson.input = core::Tensor::plane({{1, 2}, {3, 4}});
    core::Layer tooLarge;
    tooLarge.type = "max_pool2d";
    tooLarge.rows.size = tooLarge.cols.size = 3;
    core::Layer relu;
    relu.type = "relu";
    lesson.layers = {relu, tooLarge, relu};
    const core::Network network(lesson);
    CHECK(network.firstProblem() == 1);
    CHECK(network.reached(0));
    CHECK_FALSE(network.reached(1));
    CHECK_FALSE(network.reached(2));
    CHECK_FALSE(network.result(2).problem);
    CHECK(network.stepCount(2) == 0);
}
