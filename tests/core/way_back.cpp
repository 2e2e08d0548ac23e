#include "core/operator.h"
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
