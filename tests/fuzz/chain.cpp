#include "definitions.h"
#include "drawn.h"

#include "core/lesson_file.h"
#include "core/network.h"
#include "core/operator.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

// Bytes as choices: which layers, with which parameters and numbers. What the chain computes is held against the slow
// definitions, its steps, and what is left of it after an edit.

namespace {

/// Answers every choice from the next bytes, with the lowest once they have run out: more bytes, larger lessons.
class Choices {
public:
    Choices(const std::uint8_t* data, std::size_t size) : m_data(data), m_end(data + size) {}
    int operator()(int low, int high)
    {
        const unsigned span = unsigned(high - low) + 1U;
        unsigned drawn = next();
        if (span > 256U)
            drawn = drawn << 8U | next();
        return low + int(drawn % span);
    }

private:
    unsigned next() { return m_data == m_end ? 0U : *m_data++; }

    const std::uint8_t* m_data;
    const std::uint8_t* m_end;
};

[[noreturn]] void fail(const core::Lesson& lesson, const char* what, int layer, std::size_t at, double ours, double expected)
{
    std::fprintf(stderr, "layer %d, %s, number %zu: %.9g, by definition %.9g\n%s\n", layer, what, at, ours, expected,
                 core::writeLesson(lesson).c_str());
    std::abort();
}

/// Equal but for what float32 loses: some units in the last place of the sum of all terms' sizes, and what is larger
/// than a float32 can be.
bool agrees(double ours, double expected, double magnitude)
{
    if (std::isnan(expected) || std::isnan(ours))
        return std::isnan(expected) == std::isnan(ours) || magnitude > double(std::numeric_limits<float>::max());
    if (std::isinf(ours) || std::isinf(expected))
        return ours == expected || magnitude > double(std::numeric_limits<float>::max());
    return std::abs(ours - expected) <= 2e-6 * magnitude + 1e-6 * std::abs(expected) + 1e-37;
}

void checkOutput(const core::Network& network, int k)
{
    const core::Layer& layer = network.layer(k);
    const core::Output& ours = network.result(k).output;
    const core::Shape shape = ours.value.shape();
    const auto pool = network.poolFor(k);
    std::vector<std::int64_t> winners;
    if (pool)
        winners.assign(pool->indices->begin(), pool->indices->end());
    const definitions::Answer answer = definitions::evaluate(layer, network.inputOf(k), winners, {shape.h, shape.w});
    if (!(answer.shape == shape))
        fail(network.lesson(), "cells", k, 0, double(shape.size()), double(answer.shape.size()));
    for (std::size_t i = 0; i < answer.values.size(); ++i) {
        const double value = double(ours.value.data()[i]);
        if (!agrees(value, answer.values[i], answer.magnitudes[i]))
            fail(network.lesson(), "output", k, i, value, answer.values[i]);
        const core::Step step = network.stepAt(k, std::int64_t(i));
        if (!agrees(step.value, answer.values[i], answer.magnitudes[i]))
            fail(network.lesson(), "step", k, i, step.value, answer.values[i]);
    }
    for (std::size_t i = 0; core::findOperator(layer.type)->makes == core::Makes::Largest && i < answer.winners.size(); ++i) {
        if ((*ours.indices)[i] != answer.winners[i])
            fail(network.lesson(), "winner", k, i, double((*ours.indices)[i]), double(answer.winners[i]));
    }
}

/// What flows back must be what flows back through each step, all of them together.
void checkGradients(const core::Network& network, const Choices& choices)
{
    const int last = network.layerCount() - 1;
    const core::Tensor gradOutput = samples::drawnTensor(choices, network.outputOf(last).shape(), samples::Numbers::Finite);
    const std::vector<core::Gradients> all = network.backward(gradOutput);
    for (int k = last; k >= 0; --k) {
        const core::Tensor& upstream = k == last ? gradOutput : all[std::size_t(k) + 1].input;
        const auto pool = network.poolFor(k);
        std::vector<double> sums(std::size_t(network.inputOf(k).size()));
        std::vector<double> magnitudes(sums.size());
        for (std::int64_t i = 0; i < network.stepCount(k); ++i) {
            const core::GradientStep step = core::gradientStepAt(network.layer(k), network.inputOf(k), upstream, i, pool ? &*pool : nullptr);
            for (std::size_t t = 0; t < step.forward.taps.size(); ++t) {
                const core::Tap& tap = step.forward.taps[t];
                if (!tap.readsInput())
                    continue;
                const auto at = std::size_t(network.inputOf(k).offset(tap.input));
                sums[at] += step.toInput[t];
                magnitudes[at] += std::abs(step.toInput[t]);
            }
        }
        const auto ours = all[std::size_t(k)].input.data();
        for (std::size_t i = 0; i < sums.size(); ++i) {
            // With NaN or ∞ about, a product with 0 may be left out or be NaN: PyTorch's own kernels differ in that.
            if (std::isfinite(sums[i]) && std::isfinite(ours[i]) && !agrees(double(ours[i]), sums[i], magnitudes[i] * 10.0))
                fail(network.lesson(), "gradient by the input", k, i, double(ours[i]), sums[i]);
        }
    }
}

/// Some cells are other numbers: what is computed anew must be what a fresh start computes.
void checkEdit(const core::Network& network, Choices& choices)
{
    core::Lesson lesson = network.lesson();
    const std::span<float> data = lesson.input.mutableData();
    for (int edits = choices(1, 3); edits > 0; --edits)
        data[std::size_t(choices(0, int(data.size()) - 1))] = float(choices(-9, 9)) / 4.0F;
    core::Network edited = network;
    edited.update(lesson);
    const core::Network fresh(lesson);
    for (int k = 0; k < fresh.layerCount(); ++k) {
        if (!(edited.result(k).problem == fresh.result(k).problem) || edited.reached(k) != fresh.reached(k)
            || (fresh.reached(k) && !(edited.outputOf(k) == fresh.outputOf(k))))
            fail(lesson, "after an edit", k, 0, 0.0, 0.0);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Choices choices(data, size);
    const core::Lesson lesson = samples::drawnChain(std::ref(choices), samples::Numbers::Anything);
    if (!(core::parseLesson(core::writeLesson(lesson), "again.poolscope").lesson == lesson))
        fail(lesson, "written and read", 0, 0, 0.0, 0.0);
    const core::Network network(lesson);
    const int problem = network.firstProblem();
    if (problem >= 0 && network.result(problem).problem->message.english().empty())
        std::abort();
    for (int k = 0; k < network.layerCount() && network.reached(k); ++k)
        checkOutput(network, k);
    if (problem < 0)
        checkGradients(network, choices);
    checkEdit(network, choices);
    return 0;
}
