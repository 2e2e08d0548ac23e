#include "definitions.h"
#include "samples.h"

#include "core/parameters.h"
#include "core/operator.h"

#include <doctest/doctest.h>

#include <cmath>

// Every operator of the table, held against its definition, against its own explanation, and against finite differences.
// A new operator is tested here as soon as it is in the table and in definitions.cpp.

using namespace samples;

static bool sameBits(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

/// Equal but for what float32 arithmetic may lose: some units in the last place of the sum of all terms' sizes.
static bool closeTo(double ours, double expected, double magnitude)
{
    if (std::isnan(expected) || std::isinf(expected))
        return sameBits(ours, expected);
    return std::abs(ours - expected) <= 2e-6 * magnitude + 1e-6 * std::abs(expected) + 1e-37;
}

static bool isExact(const core::Operator& op)
{
    return op.chooses() || op.reads == core::Reads::Winners || op.type == "relu";
}

static std::vector<std::int64_t> asWide(const core::Indices& indices)
{
    return {indices->begin(), indices->end()};
}

/// Runs `property(network, last layer, what it reads)` over random lessons of every operator that can run.
template <typename Property>
static void forEveryOperator(Numbers numbers, Property property)
{
    for (const core::Operator* op : core::operators()) {
        const std::string type(op->type);
        CHECK_MESSAGE(rc::check(type, [&] {
            const core::Lesson lesson = *lessonOf(type, numbers);
            const core::Network network(lesson);
            RC_PRE(network.firstProblem() < 0);
            property(*op, network, network.layerCount() - 1);
        }), type);
    }
}

TEST_CASE("every operator computes what its definition says")
{
    forEveryOperator(Numbers::Anything, [](const core::Operator& op, const core::Network& network, int k) {
        const core::Layer& layer = network.layer(k);
        const core::Output& ours = network.result(k).output;
        std::vector<std::int64_t> winners;
        if (op.reads == core::Reads::Winners)
            winners = asWide(network.poolFor(k)->indices);
        const core::Shape shape = ours.value.shape();
        const definitions::Answer answer = definitions::evaluate(layer, network.inputOf(k), winners, {shape.h, shape.w});
        RC_ASSERT(shape == answer.shape);
        for (std::size_t i = 0; i < answer.values.size(); ++i) {
            const double value = double(ours.value.data()[i]);
            RC_LOG() << "output " << i << ": ours " << value << ", by definition " << answer.values[i] << '\n';
            if (isExact(op))
                RC_ASSERT(sameBits(value, answer.values[i]));
            else
                RC_ASSERT(closeTo(value, answer.values[i], answer.magnitudes[i]));
        }
        RC_ASSERT((ours.indices != nullptr || op.makes != core::Makes::Largest));
        for (std::size_t i = 0; ours.indices && i < answer.winners.size(); ++i) {
            RC_ASSERT(std::int64_t((*ours.indices)[i]) == answer.winners[i]);
        }
    });
}

TEST_CASE("what a step explains is what the whole run computes")
{
    forEveryOperator(Numbers::Anything, [](const core::Operator& op, const core::Network& network, int k) {
        const core::Tensor& output = network.outputOf(k);
        RC_ASSERT(network.stepCount(k) == output.size());
        core::Step reused;
        const auto pool = network.poolFor(k);
        for (std::int64_t i = 0; i < network.stepCount(k); ++i) {
            const core::Step step = network.stepAt(k, i);
            core::stepAt(network.layer(k), network.inputOf(k), i, pool ? &*pool : nullptr, reused);
            RC_ASSERT(step.output == core::cellOfStep(output.shape(), i));
            RC_ASSERT(core::stepOfCell(output.shape(), step.output) == i);
            RC_ASSERT(reused.taps.size() == step.taps.size());
            RC_ASSERT(sameBits(reused.value, step.value));

            const double ran = double(output.data()[std::size_t(i)]);
            double magnitude = std::abs(step.bias);
            for (const core::Tap& tap : step.taps) {
                if (std::isfinite(tap.value))
                    magnitude += std::abs(tap.value * tap.factor);
            }
            if (step.divisor != 0.0 && op.has(core::UsesCountIncludePad))
                magnitude /= std::abs(step.divisor);
            RC_LOG() << "step " << i << ": run " << ran << ", explained " << step.value << '\n';
            if (isExact(op))
                RC_ASSERT(sameBits(ran, step.value));
            else
                RC_ASSERT(closeTo(ran, step.value, magnitude));

            if (op.makes == core::Makes::Largest && step.winner >= 0) {
                const core::Tap& tap = step.taps[std::size_t(step.winner)];
                RC_ASSERT(tap.kind == core::TapKind::Input);
                RC_ASSERT(tap.chosen);
                RC_ASSERT((*network.result(k).output.indices)[std::size_t(i)] == tap.input.row * network.inputOf(k).shape().w + tap.input.col);
            }
            for (const core::Tap& tap : step.taps) {
                if (!tap.readsInput())
                    continue;
                RC_ASSERT(core::contains(network.inputOf(k).shape(), tap.input.row, tap.input.col));
                RC_ASSERT(sameBits(tap.value, double(network.inputOf(k).at(tap.input))));
                RC_ASSERT((tap.kind == core::TapKind::Input) == (tap.input == tap.place));
            }
        }
    });
}

/// d(step.value) / d(what `nudge` moves), by central difference in double.
template <typename Nudge>
static double slope(const core::Operator& op, const core::Layer& layer, const core::Step& step, Nudge nudge)
{
    constexpr double h = 1e-5;
    core::Step moved = step;
    nudge(moved, h);
    op.reduce(layer, moved);
    const double up = moved.value;
    moved = step;
    nudge(moved, -h);
    op.reduce(layer, moved);
    return (up - moved.value) / (2.0 * h);
}

/// Sums of slopes by input cell, weight cell and bias, with the sums of their sizes.
struct Slopes {
    std::vector<double> values;
    std::vector<double> magnitudes;

    explicit Slopes(std::int64_t size) : values(std::size_t(size)), magnitudes(std::size_t(size)) {}
    void add(std::int64_t at, double value)
    {
        values[std::size_t(at)] += value;
        magnitudes[std::size_t(at)] += std::abs(value);
    }
    void compare(const char* what, std::span<const float> ours) const
    {
        RC_ASSERT(ours.size() == values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            RC_LOG() << what << ' ' << i << ": ours " << ours[i] << ", by differences " << values[i] << '\n';
            RC_ASSERT(std::abs(double(ours[i]) - values[i]) <= 1e-5 * magnitudes[i] + 1e-7);
        }
    }
};

TEST_CASE("gradients are what finite differences in double say")
{
    forEveryOperator(Numbers::Distinct, [](const core::Operator& op, const core::Network& network, int k) {
        const core::Layer& layer = network.layer(k);
        const core::Tensor& in = network.inputOf(k);
        const core::Tensor gradOutput = *tensor(network.outputOf(k).shape(), Numbers::Finite);
        const auto pool = network.poolFor(k);
        const core::Gradients ours = core::backward(layer, in, network.result(k).output, gradOutput, pool ? &*pool : nullptr);

        Slopes byInput(in.size());
        Slopes byWeight(op.hasKernel() ? layer.weight.size() : 0);
        Slopes byBias(layer.bias ? std::int64_t(layer.bias->size()) : 0);
        for (std::int64_t i = 0; i < network.stepCount(k); ++i) {
            const core::Step step = network.stepAt(k, i);
            const double upstream = double(gradOutput.data()[std::size_t(i)]);
            // Where several winners of a max_unpool2d land on one cell, the last one stays.
            const std::size_t first = op.reads == core::Reads::Winners && !step.taps.empty() ? step.taps.size() - 1 : 0;
            for (std::size_t t = first; t < step.taps.size(); ++t) {
                const core::Tap& tap = step.taps[t];
                if (tap.readsInput())
                    byInput.add(in.offset(tap.input), upstream * slope(op, layer, step, [&](core::Step& s, double h) { s.taps[t].value += h; }));
                if (op.hasKernel())
                    byWeight.add(layer.weight.offset(tap.weight), upstream * slope(op, layer, step, [&](core::Step& s, double h) { s.taps[t].factor += h; }));
            }
            if (layer.bias)
                byBias.add(step.output.c, upstream * slope(op, layer, step, [](core::Step& s, double h) { s.bias += h; }));
        }
        RC_ASSERT(ours.input.shape() == in.shape());
        byInput.compare("input", ours.input.data());
        RC_ASSERT(ours.weight.has_value() == op.hasKernel());
        if (ours.weight) {
            RC_ASSERT(ours.weight->shape() == layer.weight.shape());
            byWeight.compare("weight", ours.weight->data());
        }
        RC_ASSERT(ours.bias.has_value() == layer.bias.has_value());
        if (ours.bias)
            byBias.compare("bias", *ours.bias);
    });
}

TEST_CASE("a layer that cannot run says why, and names a parameter that it has")
{
    for (const core::Operator* op : core::operators()) {
        const std::string type(op->type);
        if (op->reads == core::Reads::Cell || type.rfind("global_", 0) == 0 || type.rfind("adaptive_", 0) == 0)
            continue; // these run on anything that a lesson can hold
        int problems = 0;
        CHECK_MESSAGE(rc::check(type, [&] {
            const core::Lesson lesson = *lessonOf(type, Numbers::Finite);
            const core::Network network(lesson);
            const int k = network.firstProblem();
            if (k < 0)
                return;
            ++problems;
            const core::Problem& problem = *network.result(k).problem;
            RC_ASSERT(problem.message.english().size() > 10U);
            RC_ASSERT(problem.message.english().find('{') == std::string::npos);
            // Sizes of outputs and memory are no parameter's fault.
            RC_ASSERT((problem.field.empty() || core::parameterTitle(network.layer(k), problem.field) != nullptr));
            if (problem.field.empty())
                RC_ASSERT((network.result(k).lacksMemory || problem.message.english().find("the output would") == 0));
            RC_ASSERT(!network.reached(k));
        }), type);
        CHECK_MESSAGE(problems > 0, type);
    }
}
