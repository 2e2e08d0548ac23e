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
    RC_ASSERT((a.compared() == nullptr) == (b.compared() == nullptr));
    if (a.compared() != nullptr)
        sameResults(*a.compared(), *b.compared());
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

TEST_CASE("some numbers of the input written in place give the network made anew")
{
    CHECK(rc::check("updateInput", [] {
        core::Lesson lesson = *anyLesson();
        core::Network network(lesson);
        for (int edit = 0; edit < 4; ++edit) {
            std::vector<std::int64_t> positions;
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
                positions.push_back(*rc::gen::inRange<std::int64_t>(0, lesson.input.size()));
            const auto write = [&](core::Lesson& written) {
                for (const std::int64_t position : positions)
                    written.input.mutableData()[std::size_t(position)] += 1.5F;
            };
            const core::Network before = edit % 2 == 0 ? network : core::Network(); // somebody shares the numbers, or not
            const core::Lesson lessonBefore = before.lesson(); // NOLINT(performance-unnecessary-copy*): as it is now
            write(lesson);
            network.updateInput(positions, write);
            RC_ASSERT(network.lesson() == lesson);
            sameResults(network, core::Network(lesson));
            RC_ASSERT(before.lesson() == lessonBefore);
            if (edit % 2 == 0)
                sameResults(before, core::Network(lessonBefore));
        }
    }));
}

TEST_CASE("layers that would take too long wait, with their shapes known, and can be finished")
{
    CHECK(rc::check("waiting", [] {
        const core::Lesson lesson = *anyLesson();
        const core::Network whole(lesson);
        core::Network network;
        network.update(lesson, 0.0);
        bool any = false;
        for (int k = 0; k < whole.layerCount(); ++k) {
            if (lesson.layers[std::size_t(k)].type == "max_unpool2d")
                break; // whether it can run depends on numbers too
            RC_ASSERT(network.result(k).problem == whole.result(k).problem);
            RC_ASSERT_FALSE(network.reached(k));
            RC_ASSERT(network.result(k).waits == whole.reached(k));
            if (whole.reached(k))
                RC_ASSERT(network.result(k).outputShape == whole.outputOf(k).shape());
            any = any || whole.reached(k);
        }
        RC_ASSERT((network.waits() || !any));

        // Stopped somewhere on the way, what was done is kept, and the rest still waits.
        double last = 0.0;
        const double enough = *rc::gen::inRange(0, 100) / 100.0;
        try {
            network.finish([&](double done) {
                RC_ASSERT(done >= last);
                last = done;
                if (done > enough)
                    throw 1;
            });
        } catch (int) {
            RC_ASSERT(network.waits());
        }
        network.finish();
        RC_ASSERT_FALSE(network.waits());
        sameResults(network, whole);
    }));
}

TEST_CASE("one long window, and the first row of large ones, can be stopped in between")
{
    struct Long {
        const char* type;
        int side;
        int window;
        double p = 2.0;
    };
    for (const Long& row : {Long{"lp_pool2d", 1000, 1000, 7.0}, Long{"lp_pool2d", 600, 300, 3.0}, Long{"max_pool2d", 600, 300},
                            Long{"avg_pool2d", 600, 300}, Long{"conv2d", 600, 300}, Long{"conv_transpose2d", 600, 300},
                            Long{"global_max_pool2d", 4000, 1}, Long{"tanh", 2000, 1}}) {
        CAPTURE(std::string(row.type));
        core::Layer layer;
        layer.type = row.type;
        layer.rows.size = layer.cols.size = row.window;
        layer.normType = row.p;
        if (layer.type.starts_with("conv"))
            layer.weight = core::Tensor(core::Shape{1, 1, row.window, row.window}, 1.0F);
        const core::Tensor in(core::Shape{1, 1, row.side, row.side}, 1.0F);
        const core::Tensor ones(core::outputShape(layer, in.shape()), 1.0F);
        const core::Output out{ones, core::Indices(std::vector<std::int32_t>(std::size_t(ones.size())))};
        const auto stopsEarly = [](const auto& work) {
            int pulses = 0;
            double last = 0.0;
            CHECK_THROWS_AS(work([&](double done) {
                CHECK(done >= last);
                last = done;
                if (++pulses == 3)
                    throw 1;
            }), int);
            return last < 0.5;
        };
        CHECK(stopsEarly([&](const core::Pulse& pulse) { core::run(layer, in, nullptr, pulse); }));
        if (!core::findOperator(layer.type)->chooses()) // a maximum's gradient goes to its winner at once
            CHECK(stopsEarly([&](const core::Pulse& pulse) { core::backward(layer, in, out, ones, nullptr, pulse); }));
    }
}

TEST_CASE("an edit of a cell writes where the numbers are, unless they are shared")
{
    core::Lesson lesson;
    lesson.input = core::Tensor(core::Shape{1, 1, 64, 64}, 1.0F);
    core::Layer relu;
    relu.type = "relu";
    lesson.layers = {relu};
    core::Network network(std::move(lesson));
    const float* input = network.lesson().input.data().data();
    const float* output = network.outputOf(0).data().data();
    const std::int64_t cell = 130;
    const auto write = [&](core::Lesson& written) { written.input.set({0, 0, 2, 2}, 5.0F); };
    network.updateInput({&cell, 1}, write);
    CHECK(network.lesson().input.data().data() == input);
    CHECK(network.outputOf(0).data().data() == output);
    CHECK(network.outputOf(0).at({0, 0, 2, 2}) == 5.0F);
    CHECK(network.outputOf(0).lastWrite()->part == core::Part{2, 3, 2, 3});

    const core::Network share = network;
    network.updateInput({&cell, 1}, [](core::Lesson& written) { written.input.set({0, 0, 2, 2}, -7.0F); });
    CHECK(share.outputOf(0).at({0, 0, 2, 2}) == 5.0F);
    CHECK(network.outputOf(0).at({0, 0, 2, 2}) == 0.0F);
}
