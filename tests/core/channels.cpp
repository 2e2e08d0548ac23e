#include "samples.h"

#include "core/kernels/instructions.h"
#include "core/operator.h"
#include "core/work.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <random>

// Convolutions of many channels, which are products of matrices: the same to the last bit as adding up one product after the
// other, and on the way back the same as the sum of all steps.

using namespace samples;
using core::kernels::Extents;

/// Numbers of very different sizes, the large ones such that they often cancel: in another order other digits are lost.
template <typename Number>
static std::vector<Number> uneven(std::size_t count)
{
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    std::uniform_int_distribution<int> digits(-3, 3);
    std::uniform_int_distribution<int> size(0, 2);
    std::vector<Number> numbers;
    for (std::size_t i = 0; i < count; ++i)
        numbers.push_back(std::ldexp(Number(digits(random)), 30 * size(random)));
    return numbers;
}

static std::vector<double> wholeNumbers(int rows, int cols)
{
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    std::uniform_int_distribution<int> digits(-9, 9);
    std::vector<double> numbers(std::size_t(rows) * std::size_t(cols));
    for (double& number : numbers)
        number = digits(random);
    return numbers;
}

static bool sameBits(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

static std::size_t at(int row, int col, int rows)
{
    return std::size_t(col) * std::size_t(rows) + std::size_t(row);
}

TEST_CASE("a product sums each cell in the order of the taps, whatever the processor")
{
    for (const core::kernels::Instructions* instructions : core::kernels::everyInstructions()) {
        const core::kernels::Products& products = instructions->products;
        CHECK(rc::check([&] {
            const Extents extents{core::kernels::windowsTogether * *rc::gen::inRange(1, 6), *rc::gen::inRange(1, 700), *rc::gen::inRange(1, 12)};
            const auto read = uneven<double>(std::size_t(extents.windows) * std::size_t(extents.taps));
            const auto kernels = uneven<double>(std::size_t(extents.taps) * std::size_t(extents.channels));
            std::vector<double> values(std::size_t(extents.windows) * std::size_t(extents.channels), NAN);
            products.values(read.data(), kernels.data(), values.data(), extents);
            for (int channel = 0; channel < extents.channels; ++channel) {
                for (int window = 0; window < extents.windows; ++window) {
                    double sum = 0.0;
                    for (int tap = 0; tap < extents.taps; ++tap)
                        sum += read[at(window, tap, extents.windows)] * kernels[at(tap, channel, extents.taps)];
                    RC_ASSERT(sameBits(values[at(window, channel, extents.windows)], sum));
                }
            }
        }));
    }
}

TEST_CASE("a row of sums has each in the order of the taps, whatever the processor")
{
    for (const core::kernels::Instructions* instructions : core::kernels::everyInstructions()) {
        CHECK(rc::check([&] {
            const int count = *rc::gen::inRange(1, 150);
            const int first = *rc::gen::inRange(0, 5);
            const int taps = *rc::gen::inRange(1, 40);
            const auto numbers = uneven<double>(std::size_t(count + first) * std::size_t(taps));
            const auto factors = uneven<double>(std::size_t(taps));
            std::vector<const double*> sources;
            for (int k = 0; k < taps; ++k)
                sources.push_back(numbers.data() + std::ptrdiff_t(k) * (count + first));
            std::vector<float> products(std::size_t(count), NAN);
            std::vector<double> sums(std::size_t(count), NAN);
            instructions->sums.ofProducts(sources.data(), first, factors.data(), std::size_t(taps), 0.1, products.data(), count);
            instructions->sums.ofNumbers(sources.data(), std::size_t(taps), sums.data(), count);
            for (int x = 0; x < count; ++x) {
                double product = 0.0;
                double sum = 0.0;
                for (int k = 0; k < taps; ++k) {
                    product += factors[std::size_t(k)] * sources[std::size_t(k)][first + x];
                    sum += sources[std::size_t(k)][x];
                }
                RC_ASSERT(sameBits(double(products[std::size_t(x)]), double(float(product + 0.1))));
                RC_ASSERT(sameBits(sums[std::size_t(x)], sum));
            }
        }));
    }
}

TEST_CASE("the products of the way back add to what is there, whatever the processor")
{
    for (const core::kernels::Instructions* instructions : core::kernels::everyInstructions()) {
        const core::kernels::Products& products = instructions->products;
        CHECK(rc::check([&] {
            const Extents extents{*rc::gen::inRange(1, 60), *rc::gen::inRange(1, 60), *rc::gen::inRange(1, 12)};
            const std::vector<double> read = wholeNumbers(extents.windows, extents.taps);
            const std::vector<double> kernels = wholeNumbers(extents.taps, extents.channels);
            const std::vector<double> values = wholeNumbers(extents.windows, extents.channels);
            std::vector<double> toRead = read;
            std::vector<double> toKernels = kernels;
            products.addToRead(values.data(), kernels.data(), toRead.data(), extents);
            products.addToKernels(read.data(), values.data(), toKernels.data(), extents);
            for (int tap = 0; tap < extents.taps; ++tap) {
                for (int window = 0; window < extents.windows; ++window) {
                    double sum = read[at(window, tap, extents.windows)];
                    for (int channel = 0; channel < extents.channels; ++channel)
                        sum += values[at(window, channel, extents.windows)] * kernels[at(tap, channel, extents.taps)];
                    RC_ASSERT(toRead[at(window, tap, extents.windows)] == sum);
                }
                for (int channel = 0; channel < extents.channels; ++channel) {
                    double sum = kernels[at(tap, channel, extents.taps)];
                    for (int window = 0; window < extents.windows; ++window)
                        sum += read[at(window, tap, extents.windows)] * values[at(window, channel, extents.windows)];
                    RC_ASSERT(toKernels[at(tap, channel, extents.taps)] == sum);
                }
            }
        }));
    }
}

/// A random layer that can run, with `channels` in each of its groups, and an input.
struct Wide {
    core::Layer layer;
    core::Tensor in;
};

static Wide wide(const std::string& type, Numbers numbers)
{
    const core::Lesson lesson = *lessonOf(type, numbers);
    Wide one{lesson.layers.back(), lesson.input};
    const int channels = *rc::gen::inRange(8, 14);
    core::Shape shape = one.layer.weight.shape();
    if (type == "conv2d")
        shape.n = channels * one.layer.groups;
    else
        shape.c = channels;
    one.layer.weight = *tensor(shape, numbers);
    if (one.layer.bias)
        one.layer.bias = std::vector<float>(std::size_t(channels) * std::size_t(one.layer.groups), 0.1F);
    RC_PRE(!core::check(one.layer, one.in.shape()));
    return one;
}

static void checkSteps(const core::Layer& layer, const core::Tensor& in)
{
    const core::Tensor whole = core::run(layer, in).value;
    for (std::int64_t i = 0; i < whole.size(); ++i) {
        const float explained = float(core::stepAt(layer, in, i).value);
        RC_LOG() << "step " << i << ": run " << whole.data()[std::size_t(i)] << ", explained " << explained << '\n';
        RC_ASSERT(sameBits(double(whole.data()[std::size_t(i)]), double(explained)));
    }
}

TEST_CASE("many channels are, to the last bit, what each step adds up")
{
    CHECK(rc::check("anything", [] {
        const auto [layer, in] = wide("conv2d", Numbers::Anything);
        checkSteps(layer, in);
    }));
    CHECK(rc::check("numbers of very different sizes", [] {
        auto [layer, in] = wide("conv2d", Numbers::Finite);
        in = core::Tensor(in.shape(), uneven<float>(std::size_t(in.size())));
        layer.weight = core::Tensor(layer.weight.shape(), uneven<float>(std::size_t(layer.weight.size())));
        checkSteps(layer, in);
    }));
}

/// Two convolutions that take more than one block of windows, and more than one of channels.
static std::vector<Wide> largeOnes()
{
    std::vector<Wide> all(2);
    for (Wide& one : all)
        one.layer.rows = one.layer.cols = {.size = 3, .padBefore = 1, .padAfter = 1};
    all[0].in = core::Tensor({2, 4, 23, 31});
    all[0].layer.groups = 2;
    all[0].layer.weight = core::Tensor({18, 2, 3, 3});
    all[1].in = core::Tensor({1, 900, 5, 6});
    all[1].layer.weight = core::Tensor({40, 900, 3, 3});
    float number = 0.0F;
    for (Wide& one : all) {
        for (float& value : one.in.mutableData())
            value = std::sin(number += 1.0F);
        for (float& value : one.layer.weight.mutableData())
            value = std::sin(number += 1.0F);
    }
    return all;
}

TEST_CASE("windows and channels of many blocks are put together")
{
    for (const auto& [layer, in] : largeOnes()) {
        const core::Tensor whole = core::run(layer, in).value;
        int different = 0;
        for (std::int64_t i = 0; i < whole.size(); ++i)
            different += int(!sameBits(double(whole.data()[std::size_t(i)]), double(float(core::stepAt(layer, in, i).value))));
        CHECK(different == 0);
    }
}

/// The gradients, against the sum of those of all steps.
struct Sums {
    std::vector<double> values;
    std::vector<double> sizes;

    explicit Sums(std::int64_t size) : values(std::size_t(size)), sizes(std::size_t(size)) {}
    void add(std::int64_t where, double value)
    {
        values[std::size_t(where)] += value;
        sizes[std::size_t(where)] += std::abs(value);
    }
    /// How many of `ours` are another number, but for their rounding to float32.
    int differences(std::span<const float> ours) const
    {
        int count = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double difference = std::abs(double(ours[i]) - values[i]);
            count += int(!sameBits(double(ours[i]), double(float(values[i]))) && !(difference <= 6e-8 * std::abs(values[i]) + 1e-13 * sizes[i] + 1e-44));
        }
        return count;
    }
};

static int differencesOnTheWayBack(const core::Layer& layer, const core::Tensor& in, const core::Tensor& gradOutput)
{
    const core::Gradients ours = core::backward(layer, in, {}, gradOutput);
    Sums toInput(in.size());
    Sums toWeight(layer.weight.size());
    for (std::int64_t i = 0; i < gradOutput.size(); ++i) {
        const core::GradientStep step = core::gradientStepAt(layer, in, gradOutput, i);
        for (std::size_t t = 0; t < step.toInput.size(); ++t) {
            const core::Tap& tap = step.forward.taps[t];
            if (tap.readsInput()) {
                toInput.add(in.offset(tap.input), step.toInput[t]);
                toWeight.add(layer.weight.offset(tap.weight), step.toWeight[t]);
            }
        }
    }
    return toInput.differences(ours.input.data()) + toWeight.differences(ours.weight->data());
}

TEST_CASE("gradients of convolutions are the sums of all steps'")
{
    for (const char* type : {"conv2d", "conv_transpose2d"}) {
        for (const Numbers numbers : {Numbers::Finite, Numbers::Anything}) {
            CHECK_MESSAGE(rc::check([&] {
                const auto [layer, in] = wide(type, numbers);
                const core::Tensor gradOutput = *tensor(core::outputShape(layer, in.shape()), numbers);
                RC_ASSERT(differencesOnTheWayBack(layer, in, gradOutput) == 0);
            }), type);
        }
    }
    for (const auto& [layer, in] : largeOnes()) {
        core::Tensor gradOutput(core::outputShape(layer, in.shape()));
        float number = 0.5F;
        for (float& value : gradOutput.mutableData())
            value = std::cos(number += 1.0F);
        CHECK(differencesOnTheWayBack(layer, in, gradOutput) == 0);
    }
}

TEST_CASE("what a transposed convolution drops beyond its output meets no infinity on the way back")
{
    Wide one;
    one.layer.type = "conv_transpose2d";
    one.layer.rows = one.layer.cols = {.size = 3, .padBefore = 1, .padAfter = 1, .border = core::Border::Reflect}; // not its parameter
    one.layer.weight = core::Tensor({1, 8, 3, 3}, 2.0F);
    one.in = core::Tensor::plane({{1, 2}, {3, 4}});
    const core::Tensor gradOutput(core::outputShape(one.layer, one.in.shape()), 5.0F);
    CHECK(differencesOnTheWayBack(one.layer, one.in, gradOutput) == 0);
    Wide infinite = one;
    infinite.in.set({0, 0, 0, 0}, INFINITY);
    CHECK(differencesOnTheWayBack(infinite.layer, infinite.in, gradOutput) == 0);
    infinite = one;
    infinite.layer.weight.set({0, 3, 0, 0}, INFINITY);
    CHECK(differencesOnTheWayBack(infinite.layer, infinite.in, gradOutput) == 0);
}

TEST_CASE("a pulse hears every few million products, up to the end")
{
    const Wide large = largeOnes()[1];
    const core::Layer& layer = large.layer; // clang 14 lets no lambda take structured bindings
    const core::Tensor& in = large.in;
    const core::Tensor gradOutput(core::outputShape(layer, in.shape()), 1.0F);
    const auto heard = [](auto compute) {
        std::vector<double> times;
        compute([&](double done) { times.push_back(done); });
        return times;
    };
    for (const std::vector<double>& times : {heard([&](const core::Pulse& pulse) { core::run(layer, in, nullptr, pulse); }),
                                             heard([&](const core::Pulse& pulse) { core::backward(layer, in, {}, gradOutput, nullptr, pulse); })}) {
        REQUIRE(times.size() > 2);
        CHECK(std::ranges::is_sorted(times));
        CHECK(times.front() == 0.0);
        CHECK(times.back() == doctest::Approx(1.0));
    }
}

TEST_CASE("the block of windows that is written out counts as memory, and the products as little time")
{
    core::Layer layer;
    layer.weight = core::Tensor({15, 16, 3, 3});
    const core::Shape in{1, 16, 224, 224};
    const auto bytes = [&] { return core::passingBytesOf(layer, in, core::outputShape(layer, in)); };
    const auto operations = [&] { return core::operationsOf(layer, in, core::outputShape(layer, in)); };
    const std::int64_t rowByRow = bytes();
    const double slowly = operations();
    layer.weight = core::Tensor({16, 16, 3, 3});
    CHECK(bytes() - rowByRow > 384 * 16 * 9 * 8);
    CHECK(bytes() < 4 << 20);
    layer.weight = core::Tensor({30, 16, 3, 3});
    CHECK(operations() < 2.0 * slowly);
}
