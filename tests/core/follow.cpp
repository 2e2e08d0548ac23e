#include "core/follow.h"

#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/operator.h"
#include "core/presets.h"
#include "samples.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>

using namespace core;

namespace {

/// Example B: convolution, ReLU, max pooling with stride 3.
Network exampleB()
{
    return Network(parseLesson(R"({"format": "poolscope", "version": 1,
        "input": [[1,0,0,0,1],[0,1,0,1,0],[0,0,1,0,0],[0,1,0,1,0],[1,0,0,0,1]],
        "layers": [{"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "bias": [0], "padding": 1},
                   {"type": "relu"}, {"type": "max_pool2d", "kernel_size": 2, "stride": 3}]})", "example B").lesson);
}

using Cells = std::set<std::pair<int, int>>;

Cells cellsOf(const CellSet& set)
{
    Cells cells;
    for (const int row : set.rows)
        for (const int col : set.cols)
            cells.insert({row, col});
    return cells;
}

Cells readBy(const Step& step)
{
    Cells cells;
    for (const Tap& tap : step.taps) {
        if (tap.readsInput())
            cells.insert({tap.input.row, tap.input.col});
    }
    return cells;
}

/// The taps' cells lie in the set; and for every operator but max_unpool2d, which reads winners only, they are the set.
void inputsAreTheTaps(const Network& network, int k)
{
    const auto pool = network.poolFor(k);
    const Shape& in = network.inputOf(k).shape();
    const Shape& out = network.outputOf(k).shape();
    for (int row = 0; row < out.h; ++row) {
        for (int col = 0; col < out.w; ++col) {
            const Step step = network.stepAt(k, stepOfCell(out, {0, 0, row, col}));
            const Cells cells = cellsOf(inputsOf(network.layer(k), in, out, {{row}, {col}}, pool ? &*pool : nullptr));
            const Cells read = readBy(step);
            if (pool)
                RC_ASSERT(std::ranges::includes(cells, read));
            else
                RC_ASSERT(cells == read);
        }
    }
}

void outputsAreTheInverse(const Network& network, int k)
{
    const auto pool = network.poolFor(k);
    const PoolSource* source = pool ? &*pool : nullptr;
    const Shape& in = network.inputOf(k).shape();
    const Shape& out = network.outputOf(k).shape();
    for (int row = 0; row < in.h; ++row) {
        for (int col = 0; col < in.w; ++col) {
            const CellSet readers = outputsOf(network.layer(k), in, out, {{row}, {col}}, source);
            for (int y = 0; y < out.h; ++y)
                for (int x = 0; x < out.w; ++x)
                    RC_ASSERT(readers.contains(y, x) == inputsOf(network.layer(k), in, out, {{y}, {x}}, source).contains(row, col));
        }
    }
}

} // namespace

TEST_CASE("the inputs of an output cell are its taps, and the outputs of an input cell are the inverse")
{
    for (const Operator* op : operators()) {
        const std::string type(op->type);
        CAPTURE(type);
        CHECK(rc::check(type, [&] {
            const Network network(*samples::lessonOf(type, samples::Numbers::Anything));
            const int k = network.layerCount() - 1;
            RC_PRE(network.reached(k));
            inputsAreTheTaps(network, k);
            outputsAreTheInverse(network, k);
        }));
    }
}

TEST_CASE("Example B: a pooled cell's receptive field is 4 × 4, cut by the edge")
{
    const Network network = exampleB();
    CHECK(receptiveField(network, 2, 0, 0, 2) == CellSet{{0, 1}, {0, 1}});
    CHECK(receptiveField(network, 2, 0, 0, 1) == CellSet{{0, 1}, {0, 1}});
    CHECK(receptiveField(network, 2, 0, 0, 0) == CellSet{{0, 1, 2}, {0, 1, 2}});
    CHECK(receptiveField(network, 2, 1, 1, 0) == CellSet{{2, 3, 4}, {2, 3, 4}});
    CHECK(influence(network, 0, 2, 2, 0) == CellSet{{1, 2, 3}, {1, 2, 3}});
    CHECK(influence(network, 0, 2, 2, 2) == CellSet{{0, 1}, {0, 1}});
}

TEST_CASE("a dilated window's receptive field has gaps")
{
    Layer layer;
    layer.type = "max_pool2d";
    layer.rows = {.size = 2, .stride = 1, .dilation = 3};
    layer.cols = {.size = 2, .stride = 1, .dilation = 2};
    CHECK(inputsOf(layer, {1, 1, 8, 8}, {1, 1, 5, 6}, {{1}, {2}}) == CellSet{{1, 4}, {2, 4}});
}

TEST_CASE("a weight is multiplied with every cell that its tap stands on")
{
    CHECK(rc::check("inputsOfWeight", [] {
        const Network network(*samples::lessonOf("conv2d", samples::Numbers::Finite));
        RC_PRE(network.reached(0));
        const Shape& out = network.outputOf(0).shape();
        const Shape& weight = network.layer(0).weight.shape();
        const int i = *rc::gen::inRange(0, weight.h);
        const int j = *rc::gen::inRange(0, weight.w);
        Cells cells;
        for (std::int64_t k = 0; k < out.planeSize(); ++k) {
            for (const Tap& tap : network.stepAt(0, k).taps) {
                if (tap.readsInput() && tap.weight.row == i && tap.weight.col == j)
                    cells.insert({tap.input.row, tap.input.col});
            }
        }
        RC_ASSERT(cellsOf(inputsOfWeight(network.layer(0), network.inputOf(0).shape(), out, i, j)) == cells);
    }));
}

TEST_CASE("random whole numbers stay in range, reach both ends, and repeat with their seed")
{
    const Tensor values = randomIntegers({1, 1, 40, 40}, -2, 3, 7);
    CHECK(std::ranges::min(values.data()) == -2.0F);
    CHECK(std::ranges::max(values.data()) == 3.0F);
    CHECK(values == randomIntegers({1, 1, 40, 40}, -2, 3, 7));
    CHECK_FALSE(values == randomIntegers({1, 1, 40, 40}, -2, 3, 8));
    // SplitMix64's published first outputs for seed 1234567, scaled to 0 … 9: what a worksheet shows on every machine.
    const Tensor published = randomIntegers({1, 1, 1, 5}, 0, 9, 1234567);
    CHECK(published == Tensor(Shape{1, 1, 1, 5}, std::vector<float>{3, 1, 5, 2, 8}));
}

TEST_CASE("presets: every grid says what its fractions say")
{
    for (const auto* presets : {&inputPresets(), &kernelPresets()}) {
        CHECK(presets->size() >= 13);
        for (const Preset& preset : *presets) {
            CAPTURE(preset.title);
            CHECK(preset.values.size() >= 9);
            for (const auto& [position, written] : preset.notation)
                CHECK(parseNumber(written) == preset.values.data()[std::size_t(position)]);
        }
    }
}
