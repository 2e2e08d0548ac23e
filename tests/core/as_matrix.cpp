#include "samples.h"

#include "core/insight/as_matrix.h"
#include "core/operator.h"

#include <doctest/doctest.h>

#include <cmath>

// A layer as a matrix: the product is what the layer makes.

using namespace samples;

/// One block of a tensor as lines of numbers.
static std::string drawn(const core::Tensor& tensor, int n = 0, int c = 0)
{
    std::string text;
    for (int row = 0; row < tensor.shape().h; ++row) {
        for (int col = 0; col < tensor.shape().w; ++col)
            text += (col > 0 ? " " : "") + core::exactNumber(tensor.at({n, c, row, col}));
        text += '\n';
    }
    return text;
}

static bool close(double a, double b, double size)
{
    return (std::isnan(a) && std::isnan(b)) || a == b || std::abs(a - b) <= 1e-6 * size + 1e-37;
}

/// Where the output's cells stand in the product.
static void checkProduct(const core::Layer& layer, const core::Tensor& in)
{
    const core::Operator& op = *core::findOperator(layer.type);
    const core::AsMatrix view = core::asMatrix(layer, in);
    const core::Tensor out = core::run(layer, in).value;
    const int groups = view.matrix.shape().c;
    const int channels = out.shape().c / groups;
    const core::Tensor arranged = core::outputAsMatrix(layer, in.shape(), out);
    RC_ASSERT(view.matrix.shape().w == view.factors.shape().h);
    RC_ASSERT(arranged.shape().h == view.matrix.shape().h);
    RC_ASSERT(arranged.shape().w == view.factors.shape().w);
    RC_ASSERT(view.filled.size() == std::size_t(view.matrix.size()));
    for (std::int64_t i = 0; i < out.size(); ++i) {
        const core::Cell cell = core::cellOfStep(out.shape(), i);
        const int g = cell.c / channels;
        const int o = cell.c % channels;
        const bool spreads = op.reads == core::Reads::Spread;
        const core::MatrixPlace place = core::matrixPlace(layer, in.shape(), out.shape(), cell);
        RC_ASSERT(core::cellOfMatrix(layer, in.shape(), out.shape(), place) == cell);
        const float placed = arranged.at({place.sample, place.group, place.row, place.column});
        RC_ASSERT(placed == out.data()[std::size_t(i)] || std::isnan(placed));
        const core::Step step = core::stepAt(layer, in, i);
        for (std::size_t tap = 0; tap < step.taps.size(); ++tap) {
            const core::Cell there{spreads ? 0 : cell.n, g, place.row, core::matrixColumn(layer, in.shape(), step, tap)};
            const float read = view.matrix.at(there);
            RC_ASSERT(read == float(spreads ? step.taps[tap].factor : step.taps[tap].value) || std::isnan(read));
            RC_ASSERT(view.filled[std::size_t(view.matrix.offset(there))] == !step.taps[tap].readsInput());
        }
        const int inPlane = cell.row * out.shape().w + cell.col;
        const int row = spreads ? int(o * out.shape().planeSize()) + inPlane : inPlane;
        double sum = 0.0;
        double size = 0.0;
        for (int k = 0; k < view.matrix.shape().w; ++k) {
            const double product = double(view.matrix.at({spreads ? 0 : cell.n, g, row, k})) * double(view.factors.at({spreads ? cell.n : 0, g, k, spreads ? 0 : o}));
            sum += product;
            size += std::abs(product);
        }
        const double bias = layer.bias && op.hasKernel() ? double((*layer.bias)[std::size_t(cell.c)]) : 0.0;
        RC_LOG() << "cell " << i << ": product " << sum + bias << ", output " << out.data()[std::size_t(i)] << '\n';
        RC_ASSERT(close(double(out.data()[std::size_t(i)]), sum + bias, size + std::abs(bias)));
    }
}

TEST_CASE("the product of the matrix and its factors is the layer's output")
{
    for (const core::Operator* op : core::operators()) {
        if (op->makes != core::Makes::Sum && op->makes != core::Makes::Average)
            continue;
        const std::string type(op->type);
        int checked = 0;
        CHECK_MESSAGE(rc::check([&] {
            // A transposed matrix has zeros where nothing is reached, which no infinity may meet.
            const core::Lesson lesson = *lessonOf(type, op->reads == core::Reads::Spread ? Numbers::Finite : Numbers::Anything);
            const core::Layer& layer = lesson.layers.back();
            RC_PRE(!core::check(layer, lesson.input.shape()));
            if (core::whyNoMatrix(layer, lesson.input))
                return;
            checkProduct(layer, lesson.input);
            ++checked;
        }), type);
        CHECK_MESSAGE(checked > 20, type);
    }
}

TEST_CASE("a window is a row, read from left to right and from top to bottom")
{
    core::Layer layer;
    layer.weight = core::Tensor::plane({{1, 2}, {3, 4}});
    layer.cols.padAfter = 1;
    const core::AsMatrix view = core::asMatrix(layer, core::Tensor::plane({{1, 2}, {3, 4}, {5, 6}}));
    CHECK(drawn(view.matrix) == "1 2 3 4\n"
                                "2 0 4 0\n"
                                "3 4 5 6\n"
                                "4 0 6 0\n");
    CHECK(drawn(view.factors) == "1\n2\n3\n4\n");
    const std::vector<bool> padding = {false, false, false, false, false, true, false, true, false, false, false, false, false, true, false, true};
    CHECK(view.filled == padding);
}

TEST_CASE("fractions stay fractions")
{
    core::Layer layer;
    layer.weight = core::Tensor({2, 1, 1, 2}, {1, 0.5F, 3, 4});
    layer.weightNotation[1] = "1/2"; // the first kernel's second number: row 1, column 0
    const core::Notation expected = {{2, "1/2"}};
    CHECK(core::asMatrix(layer, core::Tensor::plane({{1, 2}})).factorsNotation == expected);
    layer.type = "conv_transpose2d";
    layer.weight = core::Tensor::plane({{1, 0.5F}});
    const core::Notation twice = {{2, "1/2"}, {5, "1/2"}};
    CHECK(core::asMatrix(layer, core::Tensor::plane({{1, 2}})).matrixNotation == twice);
}

TEST_CASE("a transposed convolution's matrix is the convolution's across the diagonal")
{
    core::Layer layer;
    layer.type = "conv_transpose2d";
    layer.weight = core::Tensor::plane({{1, 2, 3}});
    const core::AsMatrix view = core::asMatrix(layer, core::Tensor::plane({{7, 8}}));
    CHECK(drawn(view.matrix) == "1 0\n"
                                "2 1\n"
                                "3 2\n"
                                "0 3\n");
    CHECK(drawn(view.factors) == "7\n8\n");
}

TEST_CASE("an average pooling is a convolution of each channel by itself with equal weights")
{
    core::Layer layer;
    layer.type = "avg_pool2d";
    layer.rows = layer.cols = {.size = 2, .stride = 2};
    core::Tensor in({1, 2, 2, 4});
    float number = 0.0F;
    for (float& value : in.mutableData())
        value = number++;
    const core::AsMatrix view = core::asMatrix(layer, in);
    CHECK(drawn(view.matrix, 0, 0) == "0 1 4 5\n2 3 6 7\n");
    CHECK(drawn(view.matrix, 0, 1) == "8 9 12 13\n10 11 14 15\n");
    CHECK(drawn(view.factors, 0, 1) == "0.25\n0.25\n0.25\n0.25\n");
}

TEST_CASE("windows that stand on nothing that counts have factors of 0, for their average is 0")
{
    core::Layer layer;
    layer.type = "avg_pool2d";
    layer.cols = {.size = 2, .dilation = 2, .padBefore = 1, .padAfter = 1};
    layer.countIncludePad = false;
    CHECK(drawn(core::asMatrix(layer, core::Tensor::plane({{5}})).factors) == "0\n0\n");
}

TEST_CASE("a layer without a matrix says why")
{
    const auto why = [](const core::Layer& layer, const core::Shape& in) {
        const auto message = core::whyNoMatrix(layer, core::Tensor(in));
        return message ? message->english() : "";
    };
    core::Layer layer;
    layer.type = "max_pool2d";
    layer.rows.size = layer.cols.size = 2;
    CHECK(why(layer, {1, 1, 4, 4}) == "it is no sum of products; convolutions, transposed convolutions and average poolings are");
    layer.type = "avg_pool2d";
    CHECK(why(layer, {1, 1, 4, 4}).empty());
    layer.rows.padBefore = layer.rows.padAfter = 1;
    CHECK(why(layer, {1, 1, 4, 4}).empty());
    layer.countIncludePad = false;
    CHECK(why(layer, {1, 1, 4, 4}).find("its windows are divided by different numbers") == 0);
    std::swap(layer.rows, layer.cols);
    CHECK(why(layer, {1, 1, 4, 4}).find("its windows are divided by different numbers") == 0);
    layer = {};
    layer.weight = core::Tensor({1, 1, 3, 3});
    CHECK(why(layer, {1, 1, 340, 340}).empty());
    CHECK(why(layer, {1, 1, 1000, 1000})
          == "its matrix would be 996004 × 9; at most 1048576 numbers are written out: smaller planes or fewer channels would fit");
    layer.type = "conv_transpose2d";
    CHECK(why(layer, {1, 1, 1000, 1000}).find("its matrix would be 1004004 × 1000000;") == 0);
}
