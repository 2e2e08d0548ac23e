// Numbers that the words of the built-in lessons state without a placeholder, computed here: over all cases where they speak
// of all.
#include "builtin_lessons.h"

#include "core/compare.h"
#include "core/evaluate.h"
#include "core/insight/information_loss.h"
#include "core/way_back.h"

#include <cmath>
#include <numeric>
#include <random>

using core::Cell;
using core::Lesson;
using core::Network;
using core::Tensor;
using samples::builtin;
using samples::Told;

static double sum(const Tensor& values)
{
    return std::accumulate(values.data().begin(), values.data().end(), 0.0);
}

static double mean(const Tensor& values)
{
    return sum(values) / double(values.size());
}

static int differing(const Tensor& a, const Tensor& b)
{
    int count = 0;
    for (std::size_t i = 0; i < a.data().size(); ++i)
        count += a.data()[i] != b.data()[i] ? 1 : 0;
    return count;
}

static Tensor shifted(const Tensor& plane, int down, int right)
{
    Tensor moved(plane.shape());
    for (int row = 0; row < plane.shape().h; ++row) {
        for (int col = 0; col < plane.shape().w; ++col) {
            if (core::contains(plane.shape(), row - down, col - right))
                moved.set({0, 0, row, col}, plane.at({0, 0, row - down, col - right}));
        }
    }
    return moved;
}

/// What the layer that is compared makes in the beat's step.
static double compared(const Told& told)
{
    REQUIRE(told.network.compared() != nullptr);
    return told.network.compared()->stepAt(told.beat.layer, told.beat.step).value;
}

static core::Gradients throughLayer(const Told& told)
{
    const int k = told.beat.layer;
    return core::backward(told.network.layer(k), told.in(), told.network.result(k).output, core::arrivingGradient(told.network, k));
}

TEST_CASE("what a shift does: so many outputs change as is said")
{
    const Told before("what-a-shift-does", "Five strong cells");
    const struct {
        const char* words;
        int down;
        int right;
        int changed;
    } cases[] = {{"Two. Only", 0, 1, 2}, {"One cell down: a single output", 1, 0, 1}, {"six of nine outputs", 0, -1, 6}, {"One cell up: six again", -1, 0, 6}};
    for (const auto& each : cases) {
        CAPTURE(each.words);
        const Told after("what-a-shift-does", each.words);
        CHECK(after.in() == shifted(before.in(), each.down, each.right));
        CHECK(differing(before.out(), after.out()) == each.changed);
    }
}

TEST_CASE("what a shift does: a step of one cell leaves the window from half of all positions, one of two cells from all")
{
    const Told told("what-a-shift-does", "from half of all 36 positions, from 18");
    core::Layer layer = told.network.layer(0);
    const int steps[][2] = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
    for (int far = 1; far <= 2; ++far) {
        for (const auto& step : steps) {
            int crossed = 0;
            for (int row = 0; row < 6; ++row) {
                for (int col = 0; col < 6; ++col) {
                    // In a larger plane, so that nothing leaves the picture.
                    Tensor plane(core::Shape{1, 1, 10, 10});
                    plane.set({0, 0, row + 2, col + 2}, 1.0F);
                    const Tensor moved = shifted(plane, far * step[0], far * step[1]);
                    crossed += differing(core::run(layer, plane).value, core::run(layer, moved).value) > 0 ? 1 : 0;
                }
            }
            CHECK(crossed == (far == 1 ? 18 : 36));
        }
    }
}

TEST_CASE("average pooling: the levels")
{
    const Told tiled("average-pooling", "is 2.75, and so is that of the four outputs");
    CHECK(mean(tiled.in()) == 2.75);
    CHECK(mean(tiled.out()) == 2.75);
    CHECK(mean(Told("average-pooling", "it is 3.083 on average").out()) == doctest::Approx(3.083).epsilon(1e-4));
    const Told maximum("max-pooling", "Not their sum, 16, and not their mean, 4");
    double total = 0;
    for (const core::Tap& tap : maximum.step().taps)
        total += tap.value;
    CHECK(total == 16);
}

TEST_CASE("max or average: what the other one says, and which loses less")
{
    CHECK(compared(Told("max-or-average", "the average 2. Max asks")) == 2);
    CHECK(compared(Told("max-or-average", "The average: 2 again")) == 2);
    CHECK(compared(Told("max-or-average", "turns it down to 2")) == 2);
    CHECK(compared(Told("max-or-average", "{result} and 4. Which")) == 4);
    const Told loss("max-or-average", "the average loses less");
    CHECK(*core::rebuildError(loss.in(), loss.network.compared()->outputOf(0)) < *core::rebuildError(loss.in(), loss.out()));
    const Told global("global-average-pooling", "with 8 against 2");
    CHECK(compared(global) == 8);
    CHECK(global.network.compared()->stepAt(0, 1).value == 2);
}

TEST_CASE("what is lost: the map of errors and its numbers")
{
    const Told back("what-is-lost", "Four of sixteen numbers have come back");
    const Told errors("what-is-lost", "This is the map of errors");
    double squares = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        const float lost = back.network.lesson().input.data()[i] - back.out().data()[i];
        CHECK(errors.in().data()[i] == lost);
        squares += double(lost) * double(lost);
    }
    CHECK(squares == 68);
    CHECK(std::sqrt(squares / 16) == doctest::Approx(2.06).epsilon(2e-3));
    const Told copied("what-is-lost", "the error is 3.43, for they are too high; from the averages only 1.86");
    CHECK(*core::rebuildError(copied.in(), copied.out()) == doctest::Approx(3.43).epsilon(1e-3));
    CHECK(*core::rebuildError(copied.in(), copied.network.compared()->outputOf(0)) == doctest::Approx(1.86).epsilon(2e-3));
}

TEST_CASE("the gradient goes where it is said to go")
{
    const Told neuron("where-the-gradient-goes", "each pooled number gets its weight");
    CHECK(throughLayer(neuron).input.data()[1] == -2);
    CHECK(throughLayer(neuron).input.data()[2] == 3);
    const Tensor winners = throughLayer(Told("where-the-gradient-goes", "four of sixteen cells learn something")).input;
    CHECK(16 - std::ranges::count(winners.data(), 0.0F) == 4);
    CHECK(winners.at({0, 0, 1, 1}) == 1);
    CHECK(winners.at({0, 0, 0, 2}) == -2); // the first of the tie
    CHECK(winners.at({0, 0, 3, 1}) == 3);
    CHECK(throughLayer(Told("where-the-gradient-goes", "0.125 for each of the four")).input.at({0, 0, 3, 3}) == 0.125F);

    const Told kernel("how-a-kernel-learns", "6 and 6 above, 5 and 5 below");
    CHECK(std::ranges::equal(throughLayer(kernel).weight->data(), std::vector<float>{6, 6, 5, 5}));
    CHECK(sum(kernel.out()) == 11);
    CHECK(sum(Told("how-a-kernel-learns", "together 17. Before it was 11").out()) == 17);

    const Tensor slopes = throughLayer(Told("sigmoid", "a quarter at 0, but less than a fiftieth at 4 and at −4")).input;
    CHECK(slopes.data()[1] == 0.25F);
    CHECK(std::max(slopes.data()[0], slopes.data()[3]) < 0.02F);
    CHECK(1 / (1 + std::exp(-1.0)) == doctest::Approx(0.731).epsilon(1e-3));
    Told("sigmoid", "where the sigmoid says 0.731");
    const Tensor relu = throughLayer(Told("relu", "the gradient passes whole, times 1")).input;
    const Told forward("relu", "five of nine cells are 0 now");
    CHECK(std::ranges::count(forward.out().data(), 0.0F) == 5);
    for (std::size_t i = 0; i < 9; ++i)
        CHECK(relu.data()[i] == (forward.in().data()[i] > 0 ? 1 : 0));
}

TEST_CASE("two convolutions are one, for any signal")
{
    const Told two("two-convolutions-are-one", "Could a single layer do the same?");
    const Told one("two-convolutions-are-one", "Two convolutions are one.");
    std::mt19937 numbers(1); // NOLINT: the same signals every time
    for (int i = 0; i < 100; ++i) {
        Tensor signal(core::Shape{1, 1, 1, 8});
        for (float& value : signal.mutableData())
            value = float(int(numbers() % 19) - 9);
        const Tensor first = core::run(two.network.layer(0), signal).value;
        CHECK(core::run(two.network.layer(1), first).value == core::run(one.network.layer(0), signal).value);
    }
    const Told bent("two-convolutions-are-one", "No single kernel answers to a rise");
    CHECK(bent.network.layer(1).type == "relu");
}

TEST_CASE("a kernel turned round, a fall that no rise has, and cells in the gaps")
{
    const Told signal("signals", "no negative number after it");
    for (std::size_t i = 3; i < signal.out().data().size(); ++i)
        CHECK(signal.out().data()[i] >= 0);
    const Told gaps("dilated-convolution", "The nine cells that it reads all hold 0. The 3 and the 1 stand in the gaps");
    for (const core::Tap& tap : gaps.step().taps)
        CHECK(tap.value == 0);
    double between = 0;
    for (int row = 1; row <= 5; ++row) {
        for (int col = 1; col <= 5; ++col)
            between += double(gaps.in().at({0, 0, row, col}));
    }
    CHECK(between == 3 + 1);
    const Told same("flipped-kernel", "The same after half a turn");
    const auto weights = same.network.layer(0).weight.data();
    CHECK(std::equal(weights.begin(), weights.end(), weights.rbegin()));
}

TEST_CASE("channels: partial sums and counts of weights")
{
    const auto partial = [](const char* words, int channel) {
        double total = 0;
        for (const core::Tap& tap : Told("channels-as-blocks", words).step().taps)
            total += tap.place.c == channel ? tap.value * tap.factor : 0;
        return total;
    };
    CHECK(partial("4·3 = 12", 0) == 12);
    CHECK(partial("no green: 0", 1) == 0);
    CHECK(partial("on blue: 0 as well", 2) == 0);
    for (int channel = 0; channel < 3; ++channel)
        CHECK(partial("12 − 12 − 12 =", channel) == (channel == 0 ? 12 : -12));
    CHECK(Told("channels-as-blocks", "3 slices of 2 × 2: 12").network.layer(0).weight.size() == 12);
    CHECK(64 * 3 * 3 == 576);
    const Told grouped("depthwise-convolution", "6 + 14 = 20");
    CHECK(compared(grouped) == 20);
    CHECK(grouped.network.layer(0).weight.size() == 8);
    CHECK(grouped.network.compared()->layer(0).weight.size() == 16);
    const Told apart("depthwise-and-pointwise", "3 · 2 in the second: 14");
    CHECK(apart.network.layer(0).weight.size() + apart.network.layer(1).weight.size() == 14);
    Told("depthwise-and-pointwise", "it is 589 824 against 67 840");
    CHECK(256 * 256 * 9 == 589824);
    CHECK(256 * 9 + 256 * 256 == 67840);
}

TEST_CASE("strides, rounding and padding")
{
    const Told strides("stride-one-or-two", "27 against 75");
    CHECK(strides.out().size() * 3 == 75);
    CHECK(strides.network.compared()->outputOf(0).size() * 3 == 27);
    CHECK(strides.network.compared()->outputOf(0).size() == 9);
    CHECK(std::ranges::count(strides.out().data(), 9.0F) == 4);
    CHECK(std::ranges::count(strides.network.compared()->outputOf(0).data(), 9.0F) == 1);
    const Told dropped("rounding-up", "The 9 and the 8, the strongest answers of all");
    CHECK(std::ranges::max(dropped.out().data()) == 5);
    const Told padded("padding-in-the-average", "36 / 9. The padding counts as five zeros");
    CHECK(std::ranges::count(padded.step().taps, core::TapKind::Padding, &core::Tap::kind) == 5);
}

TEST_CASE("the checkerboard: how many kernels reach a cell")
{
    const Told uneven("checkerboard", "four kernels reach this cell, two the one beside it, one the one after that");
    CHECK(uneven.out().at({0, 0, 2, 2}) == 4);
    CHECK(uneven.out().at({0, 0, 2, 3}) == 2);
    CHECK(uneven.out().at({0, 0, 3, 3}) == 1);
    const Told even("checkerboard", "everywhere, but for the edge");
    for (int row = 2; row < 8; ++row) {
        for (int col = 2; col < 8; ++col)
            CHECK(even.out().at({0, 0, row, col}) == 4);
    }
    const Told apart("checkerboard", "they do not overlap at all");
    CHECK(std::ranges::count(apart.out().data(), 1.0F) == 64);
}

TEST_CASE("whole nets: means, and how far a cell sees")
{
    const Told star("pooling-a-photograph", "The average of the window is 28.75");
    double total = 0;
    int dark = 0;
    for (const core::Tap& tap : star.step().taps) {
        total += tap.value;
        dark += tap.value <= 17 ? 1 : 0;
    }
    CHECK(total / 16 == 28.75);
    CHECK(dark == 15);
    const Told photograph("pooling-a-photograph", "its mean rose from 59 to 81");
    CHECK(std::lround(mean(photograph.in())) == 59);
    CHECK(std::lround(mean(photograph.out())) == 81);
    CHECK(photograph.in().size() == 16384);

    const Told nine("receptive-field", "and there are nine of those");
    CHECK(std::ranges::count(nine.out().data(), 1.0F) == 9);
    // A cell of the picture is seen where the output follows it.
    const Lesson lesson = builtin("receptive-field");
    const int sides[] = {3, 5, 6};
    for (int k = 0; k < 3; ++k) {
        for (int row = 0; row < 9; ++row) {
            for (int col = 0; col < 9; ++col) {
                Lesson dot = lesson;
                dot.input = Tensor(lesson.input.shape());
                dot.input.set({0, 0, row, col}, 1.0F);
                CHECK((Network(dot).outputOf(k).at({}) > 0) == (row < sides[k] && col < sides[k]));
            }
        }
    }
}

TEST_CASE("a 7 stays a 7 wherever it stands, and even in pieces")
{
    const Told digit("a-digit-through-a-net", "It is a 7, says the net");
    const Told moved("a-digit-through-a-net", "nothing has changed");
    CHECK(moved.in() == digit.in());
    CHECK(moved.network.lesson().input == shifted(digit.network.lesson().input, 1, 1));
    CHECK(Told("a-digit-through-a-net", "still gets").out() == digit.out());
    const Told one("a-digit-through-a-net", "A 1 instead");
    CHECK(one.out().data()[1] > one.out().data()[0]);
}
