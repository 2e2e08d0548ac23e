#include "sample_lessons.h"

#include "core/lesson_file.h"

#include <cmath>

core::Lesson lessonOf(const char* json)
{
    return core::parseLesson(json, "sample").lesson;
}

using scene::BoardKind;

QStringList drawing(const scene::Board& board)
{
    QStringList rows;
    for (int row = board.firstRow(); row < board.firstRow() + board.rows(); ++row) {
        QStringList cells;
        for (int col = board.firstCol(); col < board.firstCol() + board.cols(); ++col) {
            const QString text = scene::look(board, row, col).text;
            cells += text.isEmpty() ? "." : text;
        }
        rows += cells.join(' ');
    }
    return rows;
}

namespace {

const char* const inputA = R"("input": [[1,3,2,1],[2,9,1,1],[1,4,2,3],[5,6,1,2]])";
const char* const inputX = R"("input": [[1,0,0,0,1],[0,1,0,1,0],[0,0,1,0,0],[0,1,0,1,0],[1,0,0,0,1]])";
const char* const inputSigned =
    R"("input": [[-2,0.5,1,3],[1.25,-1,0,2],[0,4,-3.5,1],[2,-0.75,1,-1]])";
const char* const antidiagonal = R"({"type": "conv2d", "weight": [[0,0,1],[0,1,0],[1,0,0]], "bias": [0], "padding": 1})";

core::Lesson lesson(const QString& input, const QString& layers)
{
    return lessonOf(QString(R"({"format": "poolscope", "version": 1, %1, "layers": [%2]})").arg(input, layers).toUtf8().constData());
}

/// A landscape of hills: smooth, positive, and without a source outside this file.
core::Tensor picture(int rows, int cols, int channels = 1)
{
    core::Tensor tensor(core::Shape{1, channels, rows, cols});
    const std::span<float> data = tensor.mutableData();
    std::size_t i = 0;
    for (int c = 0; c < channels; ++c) {
        for (int y = 0; y < rows; ++y) {
            for (int x = 0; x < cols; ++x, ++i) {
                const double u = 8.0 * x / cols;
                const double v = 8.0 * y / rows;
                const double hill = std::sin(u + c) * std::cos(v * 0.8) + 0.5 * std::sin(2.3 * u + 1.7 * v) + (x / 8 + y / 8) % 2 * 0.2;
                data[i] = float(std::round(255.0 * (0.5 + 0.25 * hill)));
            }
        }
    }
    return tensor;
}

core::Lesson withInput(core::Tensor input, const QString& layers)
{
    core::Lesson result = lesson("\"input\": [[0]]", layers);
    result.input = std::move(input);
    return result;
}

/// Layer `a` with `b` set beside it.
core::Lesson comparing(const QString& input, const QString& a, const QString& b)
{
    return lessonOf(QString(R"({"format": "poolscope", "version": 1, %1, "layers": [%2], "view": {"layer": 0, "step": 0, "compare": %3}})").arg(input, a, b).toUtf8().constData());
}

/// Small whole numbers without order, always the same.
core::Tensor numbers(core::Shape shape, int low, int high)
{
    core::Tensor tensor(shape);
    std::uint32_t state = 12345;
    for (float& value : tensor.mutableData()) {
        state = state * 1664525U + 1013904223U;
        value = float(low + int((state >> 16U) % std::uint32_t(high - low + 1)));
    }
    return tensor;
}

Sample sample(const QString& name, core::Lesson l, scene::Shot shot, QSize size = {840, 545}, const QString& theme = "light")
{
    return {.name = name, .lesson = std::move(l), .shot = shot, .size = size, .theme = theme};
}

} // namespace

std::vector<Sample> samples()
{
    const core::Lesson max = lesson(inputA, R"({"type": "max_pool2d", "kernel_size": 2})");
    const core::Lesson exampleB = lesson(inputX, QString(antidiagonal) + R"(, {"type": "relu"}, {"type": "max_pool2d", "kernel_size": 2, "stride": 3})");
    const scene::Shot third{.step = 2};
    std::vector<Sample> all;
    all.push_back(sample("max", max, third));
    all.push_back(sample("max_dark", max, third, {840, 545}, "dark"));
    all.push_back(sample("max_contrast", max, third, {840, 545}, "contrast"));
    all.push_back(sample("max_print", max, third, {840, 545}, "print"));
    all.push_back(sample("max_present", max, {.step = 2, .brief = true}, {1440, 900}, "dark"));
    all.push_back(sample("max_hidden", max, {.step = 2, .hideResult = true}));
    all.push_back(sample("max_glide", max, {.step = 2, .phase = 0.35}));
    all.push_back(sample("max_pop", max, {.step = 2, .phase = 0.85}));
    all.push_back(sample("max_small", max, third, {480, 260}));
    all.push_back(sample("conv", exampleB, {.step = 8}));
    all.push_back(sample("conv_dark", exampleB, {.step = 8}, {840, 545}, "dark"));
    all.push_back(sample("conv_contrast", exampleB, {.step = 8}, {840, 545}, "contrast"));
    all.push_back(sample("conv_small", exampleB, {.step = 8}, {480, 260}));
    all.push_back(sample("conv_stage1024", exampleB, {.step = 8}, {620, 360}));
    all.push_back(sample("conv_large", exampleB, {.step = 8}, {1440, 900}));
    all.push_back(sample("conv_present", exampleB, {.step = 8, .brief = true}, {1440, 900}, "dark"));
    all.push_back(sample("conv_portrait", exampleB, {.step = 8}, {595, 842}, "print"));
    all.push_back(sample("conv_hover", exampleB, {.step = 8, .hoverInput = core::Cell{0, 0, 3, 1}, .hoverOutput = {}}));
    all.push_back(sample("products_conv", exampleB, {.step = 8, .grain = core::Grain::Product, .taps = 6}));
    all.push_back(sample("products_max_dark", max, {.step = 1, .grain = core::Grain::Product, .taps = 3}, {840, 545}, "dark"));
    all.push_back(sample("products_present", exampleB, {.step = 8, .grain = core::Grain::Product, .taps = 5, .brief = true}, {1440, 900}, "dark"));
    all.push_back(sample("relu", lesson(inputSigned, R"({"type": "relu"})"), {.step = 6}));
    all.push_back(sample("leaky_relu", lesson(inputSigned, R"({"type": "leaky_relu", "negative_slope": 0.1})"), {.step = 5}));
    all.push_back(sample("sigmoid", lesson(inputSigned, R"({"type": "sigmoid"})"), {.step = 3}));
    all.push_back(sample("tanh_dark", lesson(inputSigned, R"({"type": "tanh"})"), {.step = 7}, {840, 545}, "dark"));
    all.push_back(sample("pool_dropped", exampleB, {.layer = 2, .step = 1}));
    all.push_back(sample("avg", lesson(inputA, R"({"type": "avg_pool2d", "kernel_size": 2})"), {.step = 0}));
    all.push_back(sample("avg_padded", lesson(inputA, R"({"type": "avg_pool2d", "kernel_size": 3, "stride": 1, "padding": 1})"), {.step = 0}));
    all.push_back(sample("avg_not_counted", lesson(inputA, R"({"type": "avg_pool2d", "kernel_size": 3, "stride": 2, "padding": 1, "count_include_pad": false, "ceil_mode": true})"), {.step = 4}));
    all.push_back(sample("max_ties_padded", lesson(R"("input": [[4,1,4],[0,4,2],[-1,-3,-2]])", R"({"type": "max_pool2d", "kernel_size": 3, "stride": 1, "padding": 1})"), {.step = 4}));
    all.push_back(sample("max_padding_never_wins", lesson(R"("input": [[-4,-1,-6],[-7,-3,2],[-1,-3,-2]])", R"({"type": "max_pool2d", "kernel_size": 2, "padding": 1})"), {.step = 1}));
    all.push_back(sample("max_ceil", lesson(inputX, R"({"type": "max_pool2d", "kernel_size": 2, "ceil_mode": true})"), {.step = 5}));
    all.push_back(sample("max_dilated", lesson(inputX, R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1, "dilation": 2})"), {.step = 4}));
    all.push_back(sample("min", lesson(inputSigned, R"({"type": "min_pool2d", "kernel_size": 2, "padding": 1})"), {.step = 4}));
    all.push_back(sample("lp", lesson(inputSigned, R"({"type": "lp_pool2d", "kernel_size": 2, "norm_type": 2})"), {.step = 1}));
    all.push_back(sample("lp3", lesson(inputSigned, R"({"type": "lp_pool2d", "kernel_size": 2, "norm_type": 3})"), {.step = 2}));
    all.push_back(sample("adaptive_max", lesson(inputX, R"({"type": "adaptive_max_pool2d", "output_size": 3})"), {.step = 4}));
    all.push_back(sample("adaptive_avg", lesson(inputX, R"({"type": "adaptive_avg_pool2d", "output_size": [2, 3]})"), {.step = 2}));
    all.push_back(sample("global_avg", lesson(inputA, R"({"type": "global_avg_pool2d"})"), {}));
    all.push_back(sample("global_max_big", withInput(picture(512, 512), R"({"type": "global_max_pool2d"})"), {}));
    all.push_back(sample("unpool", lesson(inputA, R"({"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 0})"), {.layer = 1, .step = 5}));
    all.push_back(sample("unpool_zero", lesson(inputA, R"({"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 0})"), {.layer = 1, .step = 6}));
    all.push_back(sample("transposed", lesson(R"("input": [[1,2],[3,-1]])", R"({"type": "conv_transpose2d", "weight": [[1,2,1],[2,4,2],[1,2,1]], "stride": 2, "padding": 1, "output_padding": 1})"), {.step = 5}));
    all.push_back(sample("transposed_plain", lesson(R"("input": [[1,2],[3,-1]])", R"({"type": "conv_transpose2d", "weight": [[1,2,1],[2,4,2],[1,2,1]], "stride": 1, "bias": [0.5]})"), {.step = 6}));
    all.push_back(sample("conv_reflect", lesson(inputA, R"({"type": "conv2d", "weight": [[-1,-2,-1],[0,0,0],[1,2,1]], "padding": 1, "padding_mode": "reflect"})"), {.step = 5}));
    all.push_back(sample("conv_fractions", lesson(inputSigned, R"({"type": "conv2d", "weight": [["1/9","1/9","1/9"],["1/9","1/9","1/9"],["1/9","1/9","1/9"]], "bias": [0.5]})"), {.step = 3}));
    all.push_back(sample("conv_long_numbers", withInput(numbers({1, 1, 6, 6}, -99, 99), R"({"type": "conv2d", "weight": [[0.125,-0.375],[0.0625,-0.8125]], "padding": [0,0,1,1]})"), {.step = 14}));
    all.push_back(sample("conv_strided_dropped", withInput(numbers({1, 1, 8, 8}, 0, 9), R"({"type": "conv2d", "weight": [[1,-1],[-1,1]], "stride": 3})"), {.step = 4}));
    all.push_back(sample("conv_channels", withInput(numbers({2, 3, 5, 5}, -2, 3), R"({"type": "conv2d", "padding": 1, "bias": [1, -1], "weight": [[[[1,0,-1],[2,0,-2],[1,0,-1]],[[0,1,0],[1,-4,1],[0,1,0]],[[1,1,1],[0,0,0],[-1,-1,-1]]],[[[0,0,1],[0,1,0],[1,0,0]],[[1,0,0],[0,1,0],[0,0,1]],[[0,1,0],[0,1,0],[0,1,0]]]]})"), {.step = 107, .inputChannel = 1}));
    all.push_back(sample("conv_5x5", withInput(numbers({1, 1, 12, 12}, 0, 9), R"({"type": "conv2d", "padding": 2, "weight": [[1,4,6,4,1],[4,16,24,16,4],[6,24,36,24,6],[4,16,24,16,4],[1,4,6,4,1]]})"), {.step = 40}));
    all.push_back(sample("numbers_32", withInput(numbers({1, 1, 32, 32}, 0, 99), R"({"type": "max_pool2d", "kernel_size": 2})"), {.step = 100}, {1440, 900}));
    all.push_back(sample("picture_64", withInput(picture(64, 64), R"({"type": "avg_pool2d", "kernel_size": 2})"), {.step = 700}));
    all.push_back(sample("picture_1024", withInput(picture(1024, 1024), R"({"type": "avg_pool2d", "kernel_size": 8})"), {.step = 9000}));
    all.push_back(sample("picture_1024_dark", withInput(picture(1024, 1024), R"({"type": "max_pool2d", "kernel_size": 4})"), {.step = 65535}, {1440, 900}, "dark"));
    all.push_back(sample("picture_edges", withInput(picture(96, 128), R"({"type": "conv2d", "padding": 1, "weight": [[-1,0,1],[-2,0,2],[-1,0,1]]})"), {.step = 128 * 96 - 1}));
    all.push_back(sample("picture_zoomed", withInput(picture(256, 256), R"({"type": "max_pool2d", "kernel_size": 2})"), {.step = 8256}));
    all.back().zoom = 24.0;
    const scene::View back{.backward = true};
    all.push_back(sample("back_max", max, {.step = 2, .view = back}));
    all.push_back(sample("back_max_dark", max, {.step = 3, .view = back}, {840, 545}, "dark"));
    all.push_back(sample("back_max_1024", max, {.step = 2, .view = back}, {620, 360}));
    all.push_back(sample("back_max_present", max, {.step = 2, .brief = true, .view = back}, {1440, 900}, "dark"));
    all.push_back(sample("back_avg_padded", lesson(inputA, R"({"type": "avg_pool2d", "kernel_size": 3, "stride": 1, "padding": 1})"), {.step = 6, .view = back}));
    all.push_back(sample("back_conv", lesson(inputSigned, R"({"type": "conv2d", "weight": [[-1,0,1],[-2,0,2],[-1,0,1]], "bias": [1], "padding": 1})"), {.step = 9, .view = back}));
    all.push_back(sample("back_conv_dark", exampleB, {.step = 12, .view = back}, {840, 545}, "dark"));
    all.push_back(sample("back_conv_1024", exampleB, {.step = 12, .view = back}, {620, 360}));
    all.push_back(sample("back_relu", lesson(inputSigned, R"({"type": "relu"}, {"type": "max_pool2d", "kernel_size": 2})"), {.step = 7, .view = back}));
    all.push_back(sample("back_lp", lesson(inputSigned, R"({"type": "lp_pool2d", "kernel_size": 2, "norm_type": 2})"), {.step = 2, .view = back}));
    all.push_back(sample("back_unpool", lesson(inputA, R"({"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 0})"), {.layer = 1, .step = 5, .view = back}));
    all.push_back(sample("back_transposed", lesson(R"("input": [[1,2],[3,-1]])", R"({"type": "conv_transpose2d", "weight": [[1,2,1],[2,4,2],[1,2,1]], "stride": 2, "padding": 1, "output_padding": 1})"), {.step = 5, .view = back}));
    all.push_back(sample("back_too_large", withInput(picture(96, 128), R"({"type": "max_pool2d", "kernel_size": 2})"), {.step = 700, .view = back}));
    const core::Lesson sobel = lesson(inputSigned, R"({"type": "conv2d", "weight": [[-1,0,1],[-2,0,2],[-1,0,"1/2"]], "bias": [1], "padding": 1})");
    all.push_back(sample("conv_turned", sobel, {.step = 6, .view = {.turned = true}}));
    all.push_back(sample("conv_turned_dark_1024", sobel, {.step = 6, .view = {.turned = true}}, {620, 360}, "dark"));
    const scene::View chain{.chain = true};
    all.push_back(sample("chain", exampleB, {.layer = 1, .step = 8, .view = chain}));
    all.push_back(sample("chain_dark_1024", exampleB, {.layer = 0, .step = 12, .view = chain}, {620, 360}, "dark"));
    all.push_back(sample("chain_pointed", exampleB, {.layer = 0, .step = 8, .spot = scene::Spot{{BoardKind::Output, 2}, 1, 0}, .view = chain}));
    all.push_back(sample("chain_present", exampleB, {.layer = 2, .step = 1, .brief = true, .view = chain}, {1440, 900}, "dark"));
    all.push_back(sample("chain_large", exampleB, {.layer = 2, .step = 3, .view = chain}, {1440, 900}));
    const QString conv3 = R"({"type": "conv2d", "weight": [[1,0,-1],[2,0,-2],[1,0,-1]], "padding": 1}, {"type": "relu"}, )";
    const QString pool2 = R"({"type": "max_pool2d", "kernel_size": 2}, )";
    all.push_back(sample("chain_long", withInput(numbers({1, 1, 16, 16}, 0, 9), conv3 + pool2 + conv3 + pool2 + conv3 + R"({"type": "global_avg_pool2d"})"), {.layer = 4, .step = 20, .view = chain}, {1440, 900}));
    all.push_back(sample("chain_picture", withInput(picture(256, 256), conv3 + pool2 + R"({"type": "avg_pool2d", "kernel_size": 4})"), {.layer = 2, .step = 5000, .view = chain}));
    const core::Lesson stamped = lesson(R"("input": [[1,2],[3,-1]])", R"({"type": "conv_transpose2d", "weight": [[1,2,1],[2,4,2],[1,2,1]], "stride": 2, "padding": 1, "output_padding": 1})");
    all.push_back(sample("transposed_inserted", stamped, {.step = 5, .view = {.inserted = true}}));
    all.push_back(sample("transposed_inserted_dark", lesson(R"("input": [[1,2],[3,-1]])", R"({"type": "conv_transpose2d", "weight": [[1,2,0],[3,4,0],[0,5,6]], "stride": 3, "bias": [0.5]})"), {.step = 20, .view = {.inserted = true}}, {840, 545}, "dark"));
    const scene::View matrix{.matrix = true};
    all.push_back(sample("matrix", sobel, {.step = 6, .view = matrix}, {1440, 900}));
    all.push_back(sample("matrix_product_dark", sobel, {.step = 6, .grain = core::Grain::Product, .taps = 6, .view = matrix}, {840, 545}, "dark"));
    all.push_back(sample("matrix_transposed", stamped, {.step = 5, .view = matrix}));
    all.push_back(sample("matrix_present", stamped, {.step = 9, .brief = true, .view = matrix}, {1440, 900}, "dark"));
    all.push_back(sample("matrix_channels_1024", withInput(numbers({2, 4, 5, 5}, -2, 3), R"({"type": "conv2d", "padding": 1, "groups": 2, "bias": [1,2,3,4], "weight": [[[[1,0],[0,1]],[[0,1],[1,0]]],[[[2,0],[0,2]],[[0,2],[2,0]]],[[[1,1],[0,1]],[[0,1],[1,1]]],[[[1,3],[0,1]],[[0,1],[1,0]]]]})"), {.step = 80, .view = matrix}, {620, 360}));
    all.push_back(sample("matrix_average", lesson(inputA, R"({"type": "avg_pool2d", "kernel_size": 2})"), {.step = 2, .view = matrix}));
    all.push_back(sample("matrix_tall", withInput(picture(28, 28), R"({"type": "conv2d", "weight": [["1/9","1/9","1/9"],["1/9","1/9","1/9"],["1/9","1/9","1/9"]]})"), {.step = 300, .view = matrix}));
    all.push_back(sample("matrix_pointed", stamped, {.step = 5, .spot = scene::Spot{BoardKind::Input, 4, 1}, .view = matrix}));
    all.push_back(sample("matrix_refused", lesson(inputA, R"({"type": "max_pool2d", "kernel_size": 2})"), {.step = 1, .view = matrix}));
    all.push_back(sample("transposed_product", stamped, {.step = 5, .grain = core::Grain::Product, .taps = 2}));
    all.push_back(sample("max_zero_ghosts", lesson(R"("input": [[-4,-1,-6],[-7,-3,2],[-1,-3,-2]])", R"({"type": "max_pool2d", "kernel_size": 2, "padding": 1})"), {.step = 3, .view = {.zeroGhosts = true}}));
    all.push_back(sample("min_zero_ghosts_print", lesson(R"("input": [[4,1,6],[7,3,-2],[1,3,2]])", R"({"type": "min_pool2d", "kernel_size": 3, "stride": 1, "padding": 1})"), {.step = 8, .view = {.zeroGhosts = true}}, {840, 545}, "print"));
    all.push_back(sample("choosers", withInput(numbers({2, 16, 6, 6}, -2, 3), R"({"type": "max_pool2d", "kernel_size": 2})"), {.step = 150, .choosers = true}));
    all.push_back(sample("choosers_1024_dark", withInput(numbers({2, 3, 5, 5}, -2, 3), R"({"type": "max_pool2d", "kernel_size": 2})"), {.step = 9, .choosers = true}, {620, 360}, "dark"));
    all.push_back(sample("conv_replicate", lesson(inputA, R"({"type": "conv2d", "weight": [[-1,-2,-1],[0,0,0],[1,2,1]], "padding": 1, "padding_mode": "replicate"})"), {.step = 5}));
    all.push_back(sample("conv_circular_dark", lesson(inputA, R"({"type": "conv2d", "weight": [[-1,-2,-1],[0,0,0],[1,2,1]], "padding": 1, "padding_mode": "circular"})"), {.step = 3}, {840, 545}, "dark"));
    all.push_back(sample("conv_same", lesson(inputA, R"({"type": "conv2d", "weight": [[1,2],[3,4]], "padding": "same"})"), {.step = 7}));
    all.push_back(sample("conv_depthwise", withInput(numbers({1, 3, 5, 5}, -2, 3), R"({"type": "conv2d", "padding": 1, "groups": 3, "weight": [[[[1,0,-1],[2,0,-2],[1,0,-1]]],[[[0,1,0],[1,-4,1],[0,1,0]]],[[[1,1,1],[0,0,0],[-1,-1,-1]]]]})"), {.step = 32, .choosers = true}));
    all.push_back(sample("avg_divisor", lesson(inputA, R"({"type": "avg_pool2d", "kernel_size": 2, "divisor_override": 3})"), {.step = 1}));
    all.push_back(sample("conv_hover_weight", exampleB, {.step = 8, .hoverWeight = core::Cell{0, 0, 0, 2}}));
    const QString maxLayer = R"({"type": "max_pool2d", "kernel_size": 2})";
    const QString averageLayer = R"({"type": "avg_pool2d", "kernel_size": 2})";
    const core::Lesson maxOrAverage = comparing(inputA, maxLayer, averageLayer);
    const core::Lesson strides = comparing(QString("\"input\": [[4,1,0,2,3,1],[0,2,1,0,1,5],[1,0,5,1,0,2],[2,1,0,3,1,0],[6,0,1,0,2,1],[1,3,0,2,4,0]]"),
                                           maxLayer, R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})");
    const core::Lesson poolOrConvolve = comparing(inputA, maxLayer, R"({"type": "conv2d", "weight": [["1/4","1/4"],["1/4","1/4"]], "stride": 2})");
    all.push_back(sample("compare", maxOrAverage, {}));
    all.push_back(sample("compare_dark", maxOrAverage, third, {840, 545}, "dark"));
    all.push_back(sample("compare_contrast", strides, {.step = 7}, {840, 545}, "contrast"));
    all.push_back(sample("compare_1024", maxOrAverage, third, {560, 330}));
    all.push_back(sample("compare_large", maxOrAverage, {.step = 3}, {1440, 900}));
    all.push_back(sample("compare_present", maxOrAverage, {.step = 1, .brief = true}, {1440, 800}, "dark"));
    all.push_back(sample("compare_portrait", maxOrAverage, {}, {595, 842}, "print"));
    all.push_back(sample("compare_hidden", maxOrAverage, {.step = 2, .hideResult = true}));
    all.push_back(sample("compare_glide", strides, {.step = 7, .phase = 0.3}));
    all.push_back(sample("compare_strides", strides, {.step = 2}));
    all.push_back(sample("compare_strides_waits", strides, {.step = 13}));
    all.push_back(sample("compare_strides_1024", strides, {.step = 13}, {560, 330}));
    all.push_back(sample("compare_strides_present", strides, {.step = 13, .brief = true}, {1440, 800}, "dark"));
    all.push_back(sample("compare_hover", strides, {.step = 13, .hoverInput = core::Cell{0, 0, 2, 3}}));
    all.push_back(sample("compare_hover_output", strides, {.step = 13, .hoverOutput = core::Cell{0, 0, 3, 4}, .hoverBoard = 1}));
    all.push_back(sample("compare_conv", poolOrConvolve, {.step = 1}));
    all.push_back(sample("compare_conv_1024", poolOrConvolve, {.step = 1}, {560, 330}));
    all.push_back(sample("compare_padding", comparing(inputA, R"({"type": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1})", R"({"type": "avg_pool2d", "kernel_size": 3, "stride": 1, "padding": 1})"), {.step = 5}));
    all.push_back(sample("compare_min_max", comparing(inputSigned, maxLayer, R"({"type": "min_pool2d", "kernel_size": 2})"), {.step = 3}));
    all.push_back(sample("compare_dilated", comparing(inputX, R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})", R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1, "dilation": 2})"), {.step = 6}));
    all.push_back(sample("compare_global", comparing(inputA, R"({"type": "global_avg_pool2d"})", R"({"type": "adaptive_avg_pool2d", "output_size": 2})"), {.step = 2}));
    core::Lesson pictures = comparing(inputA, R"({"type": "max_pool2d", "kernel_size": 4})", R"({"type": "avg_pool2d", "kernel_size": 4})");
    pictures.input = picture(96, 128);
    all.push_back(sample("compare_picture", pictures, {.step = 400}));
    core::Lesson edges = comparing(inputA, R"({"type": "conv2d", "padding": 1, "weight": [[-1,0,1],[-2,0,2],[-1,0,1]]})", R"({"type": "conv2d", "padding": 1, "weight": [[1,2,1],[0,0,0],[-1,-2,-1]], "padding_mode": "reflect"})");
    all.push_back(sample("compare_edges", edges, {.step = 5}));
    core::Lesson channels = comparing(inputA, maxLayer, R"({"type": "conv2d", "weight": [[[[1,0],[0,1]],[[0,1],[1,0]],[[1,1],[-1,-1]]]], "stride": 2})");
    channels.input = numbers({1, 3, 6, 6}, -2, 3);
    all.push_back(sample("compare_channels", channels, {.step = 13}));
    all.push_back(sample("problem_compare", comparing(inputA, maxLayer, R"({"type": "avg_pool2d", "kernel_size": 7})"), {}));
    all.push_back(sample("compare_back", maxOrAverage, {.step = 2, .view = back}));
    all.push_back(sample("wide", withInput(numbers({1, 1, 2, 40}, 0, 9), R"({"type": "max_pool2d", "kernel_size": 2})"), {.step = 5}));
    all.push_back(sample("tall", withInput(numbers({1, 1, 30, 2}, 0, 9), R"({"type": "avg_pool2d", "kernel_size": 2})"), {.step = 5}));
    all.push_back(sample("special_values", lesson(R"("input": [[1,"nan",2],["-inf",0,"inf"],[1e-7,123456789,0.333333333]])", R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})"), {.step = 2}));
    all.push_back(sample("problem", lesson(inputA, R"({"type": "max_pool2d", "kernel_size": 7})"), {}));
    all.push_back(sample("problem_before", lesson(inputA, R"({"type": "max_pool2d", "kernel_size": 7}, {"type": "relu"})"), {.layer = 1}));
    all.push_back(sample("no_layers", lesson(inputA, ""), {}));
    return all;
}
