#include "core/operator.h"
#include "core/way_back.h"
#include "samples.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>

using namespace core;

namespace {

/// backward()'s gradients, summed up step by step from gradientStepAt, with the size of what was summed.
struct Sums {
    std::vector<double> values;
    std::vector<double> magnitudes;

    explicit Sums(std::int64_t size) : values(std::size_t(size), 0.0), magnitudes(std::size_t(size), 0.0) { }

    void add(std::int64_t at, double value)
    {
        values[std::size_t(at)] += value;
        magnitudes[std::size_t(at)] += std::abs(value);
    }
    void expect(std::span<const float> gradients) const
    {
        RC_ASSERT(gradients.size() == values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            RC_ASSERT(std::abs(double(gradients[i]) - values[i]) <= 1e-5 * magnitudes[i] + 1e-6);
    }
};

} // namespace

TEST_CASE("the steps' gradients sum to what backward gives")
{
    for (const Operator* op : operators()) {
        const std::string type(op->type);
        CAPTURE(type);
        CHECK(rc::check(type, [&] {
            const Network network(*samples::lessonOf(type, samples::Numbers::Finite));
            const int k = network.layerCount() - 1;
            RC_PRE(network.reached(k));
            const Layer& layer = network.layer(k);
            const Tensor& in = network.inputOf(k);
            const auto pool = network.poolFor(k);
            const Tensor gradOutput = *samples::tensor(network.outputOf(k).shape(), samples::Numbers::Finite);
            const Gradients gradients = backward(layer, in, network.result(k).output, gradOutput, pool ? &*pool : nullptr);

            Sums input(in.size());
            Sums weight(layer.weight.size());
            Sums bias(layer.bias ? std::int64_t(layer.bias->size()) : 0);
            for (std::int64_t i = 0; i < network.stepCount(k); ++i) {
                const GradientStep back = gradientStepAt(layer, in, gradOutput, i, pool ? &*pool : nullptr);
                RC_ASSERT(back.toInput.size() == back.forward.taps.size());
                for (std::size_t t = 0; t < back.toInput.size(); ++t) {
                    const Tap& tap = back.forward.taps[t];
                    if (tap.readsInput())
                        input.add(in.offset(tap.input), back.toInput[t]);
                    else
                        RC_ASSERT(back.toInput[t] == 0.0);
                    if (!back.toWeight.empty())
                        weight.add(layer.weight.offset(tap.weight), back.toWeight[t]);
                }
                if (layer.bias && op->has(UsesWeight))
                    bias.add(back.forward.output.c, back.toBias);
            }
            input.expect(gradients.input.data());
            if (gradients.weight)
                weight.expect(gradients.weight->data());
            if (gradients.bias)
                bias.expect(*gradients.bias);
        }));
    }
}

TEST_CASE("what arrives at a layer is what Network::backward sends it")
{
    CHECK(rc::check("arrivingGradient", [] {
        const auto every = operators();
        Lesson lesson = *samples::lessonOf(std::string(every[std::size_t(*rc::gen::inRange(0, int(every.size())))]->type), samples::Numbers::Finite);
        for (const char* type : {"tanh", "relu"}) {
            Layer after;
            after.type = type;
            lesson.layers.push_back(after);
        }
        const Network network(lesson);
        const int count = network.layerCount();
        RC_PRE(network.reached(count - 1));
        const std::vector<Gradients> all = network.backward(Tensor(network.outputOf(count - 1).shape(), 1.0F));
        for (int k = 0; k < count; ++k) {
            const Tensor arriving = arrivingGradient(network, k);
            if (k + 1 < count)
                RC_ASSERT(arriving == all[std::size_t(k) + 1].input);
            RC_ASSERT(arriving.shape() == network.outputOf(k).shape());
        }
    }));
}

TEST_CASE("every operator's way back has a sentence for every step")
{
    for (const Operator* op : operators()) {
        const std::string type(op->type);
        CAPTURE(type);
        CHECK(rc::check(type, [&] {
            const Network network(*samples::lessonOf(type, samples::Numbers::Finite));
            const int k = network.layerCount() - 1;
            RC_PRE(network.reached(k));
            const Tensor arriving = arrivingGradient(network, k);
            const auto pool = network.poolFor(k);
            for (std::int64_t i = 0; i < std::min<std::int64_t>(network.stepCount(k), 9); ++i) {
                const std::string said = sentence(network.layer(k), gradientStepAt(network.layer(k), network.inputOf(k), arriving, i, pool ? &*pool : nullptr)).english();
                RC_ASSERT(said.starts_with("The gradient at ("));
                RC_ASSERT(said.find('{') == std::string::npos);
            }
        }));
    }
}

TEST_CASE("a maximum's gradient goes to the winner, an average's is shared")
{
    Lesson lesson;
    lesson.input = Tensor::plane({{1, 3}, {2, 9}});
    Layer pool;
    pool.rows = pool.cols = {.size = 2, .stride = 2};
    const auto said = [&](const char* type) {
        pool.type = type;
        lesson.layers = {pool};
        const Network network(lesson);
        return sentence(pool, gradientStepAt(pool, lesson.input, arrivingGradient(network, 0), 0)).english();
    };
    CHECK(said("max_pool2d") == "The gradient at (0, 0) is 1. All of it goes to the winner at (1, 1); the other cells get nothing.");
    CHECK(said("avg_pool2d") == "The gradient at (0, 0) is 1. Divided by 4 it is 0.25, which each cell of rows 0–1, columns 0–1 gets.");
    lesson.input = Tensor::plane({{9, 3}, {2, 9}});
    CHECK(said("max_pool2d") == "The gradient at (0, 0) is 1. All of it goes to (0, 0), the first of the equal winners.");
}

TEST_CASE("an edited cell gives what a fresh evaluation gives")
{
    CHECK(rc::check("Network::update", [] {
        Lesson lesson = *samples::anyLesson();
        Network network(lesson);
        for (int edit = *rc::gen::inRange(1, 4); edit > 0; --edit) {
            const auto at = std::size_t(*rc::gen::inRange<std::int64_t>(0, lesson.input.size()));
            const Tensor numbers = *samples::tensor({1, 1, 1, 1}, samples::Numbers::Anything);
            lesson.input.mutableData()[at] = numbers.data().front();
            network.update(lesson);
        }
        const Network fresh(lesson);
        for (int k = 0; k < fresh.layerCount(); ++k) {
            RC_ASSERT(network.reached(k) == fresh.reached(k));
            if (!fresh.reached(k))
                continue;
            RC_ASSERT(network.outputOf(k).shape() == fresh.outputOf(k).shape());
            for (std::size_t i = 0; i < fresh.outputOf(k).data().size(); ++i) {
                const float expected = fresh.outputOf(k).data()[i];
                const float got = network.outputOf(k).data()[i];
                RC_ASSERT(got == expected || (std::isnan(got) && std::isnan(expected)));
            }
            RC_ASSERT((network.result(k).output.indices == nullptr) == (fresh.result(k).output.indices == nullptr));
            if (fresh.result(k).output.indices)
                RC_ASSERT(*network.result(k).output.indices == *fresh.result(k).output.indices);
        }
    }));
}

TEST_CASE("an edited cell of a large picture is patched, not computed anew, and comes out the same")
{
    Lesson lesson;
    lesson.input = Tensor(Shape{1, 2, 64, 64}, 1.0F);
    Layer conv;
    conv.type = "conv2d";
    conv.weight = Tensor(Shape{2, 2, 3, 3}, 0.5F);
    conv.rows = conv.cols = {.size = 3, .padBefore = 1, .padAfter = 1};
    Layer pool;
    pool.type = "max_pool2d";
    pool.rows = pool.cols = {.size = 2, .stride = 2};
    lesson.layers = {conv, pool};
    Network network(lesson);
    lesson.input.set({0, 1, 20, 31}, -7.0F);
    network.update(lesson);
    const Network fresh(lesson);
    for (int k = 0; k < 2; ++k)
        CHECK(network.outputOf(k) == fresh.outputOf(k));
    CHECK(*network.result(1).output.indices == *fresh.result(1).output.indices);
}
