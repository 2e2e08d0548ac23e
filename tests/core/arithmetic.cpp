#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/network.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

// Arithmetic where numbers end: powers that no double holds, ∞ and NaN on the way back, winners that change places.

using namespace core;

namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

Network network(const std::string& input, const std::string& layers)
{
    return Network(parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layers + "]}", "edge").lesson);
}

/// Numbers as text, signs of zeros too: "-0 inf nan 1.5".
std::string drawn(std::span<const float> values)
{
    std::string text;
    for (const float value : values)
        text += (text.empty() ? "" : " ") + exactNumber(value);
    return text;
}

Network lp(const std::vector<float>& row, double p)
{
    Lesson lesson;
    lesson.input = Tensor::plane({row});
    Layer layer;
    layer.type = "lp_pool2d";
    layer.cols = {.size = int(row.size()), .stride = int(row.size())};
    layer.normType = p;
    lesson.layers = {layer};
    return Network(lesson);
}

bool close(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-6 * std::abs(b);
}

/// What `layer` sends back for these inputs when each output's gradient is the one below it.
std::string sentBack(const std::string& layer, const std::vector<float>& inputs, const std::vector<float>& gradients)
{
    Lesson lesson = network("[[0, 0]]", layer).lesson();
    lesson.input = Tensor::plane({inputs});
    const Network edge(lesson);
    REQUIRE(edge.firstProblem() < 0);
    const Tensor gradOutput = Tensor::plane({gradients});
    const Tensor whole = edge.backward(gradOutput).front().input;
    // Step by step the same.
    std::vector<float> sums(inputs.size(), 0.0F);
    for (std::int64_t i = 0; i < edge.stepCount(0); ++i) {
        const GradientStep step = gradientStepAt(edge.layer(0), edge.inputOf(0), gradOutput, i);
        for (std::size_t t = 0; t < step.toInput.size(); ++t) {
            if (step.forward.taps[t].readsInput())
                sums[std::size_t(step.forward.taps[t].input.col)] += float(step.toInput[t]);
            else
                CHECK(drawn(std::vector<float>{float(step.toInput[t])}) == "0");
        }
    }
    CHECK(drawn(sums) == drawn(whole.data()));
    return drawn(whole.data());
}

} // namespace

TEST_CASE("an Lp norm is there whenever it is a float32, however large its powers are, or small")
{
    struct Row {
        std::vector<float> window;
        double p;
        double norm;
    };
    const float tiny = 1e-40F; // below the smallest normal float32
    const Row rows[] = {
        {{255, 254, 3, 4}, 200, 255 * std::pow(1 + std::pow(254.0 / 255, 200), 1 / 200.0)},
        {{1, 1, 1, 1}, 1e6, std::pow(4, 1e-6)},
        {{3e38F, -3e38F}, 2, inf}, // 4.2e38 is no float32
        {{2e38F, -1e38F}, 3, 2e38 * std::cbrt(1 + 0.125)},
        {{2, -3}, 0.5, std::pow(std::sqrt(2.0) + std::sqrt(3.0), 2)},
        {{0, -3}, 0.01, 3},
        {{1e-30F, 1e-30F}, 3, 1e-30 * std::cbrt(2.0)},
        {{tiny, 0}, 9, double(tiny)},
        {{-tiny, tiny}, 2, double(tiny) * std::sqrt(2.0)},
        {{0, 0, 0}, 200, 0},
        {{0, -0.0F}, 1e-3, 0},
        {{1, 1, 1, 1}, 1e-3, inf}, // 4^1000
        {{1, -inf}, 200, inf},
        {{inf, inf}, 1e-3, inf},
        {{1, notANumber}, 200, notANumber},
        {{0, notANumber}, 3, notANumber},
        {{inf, notANumber}, 2, notANumber},
    };
    for (const Row& row : rows) {
        const Network one = lp(row.window, row.p);
        CAPTURE(drawn(row.window));
        CAPTURE(row.p);
        const double whole = double(one.outputOf(0).data().front());
        const double explained = one.stepAt(0, 0).value;
        // The smallest float32 have few digits.
        const bool coarse = row.norm != 0 && std::abs(row.norm) < 1e-37;
        if (coarse)
            CHECK(std::abs(whole - row.norm) <= 1e-45);
        else
            CHECK(close(whole, row.norm));
        CHECK(close(std::abs(explained) >= floatLimit ? double(inf) : explained, row.norm));
    }
}

TEST_CASE("an Lp norm's gradient is a direction, also where powers end")
{
    const auto gradient = [](const std::vector<float>& window, double p) {
        const Network one = lp(window, p);
        const Tensor back = one.backward(Tensor(Shape{}, 1.0F)).front().input;
        return std::vector<float>(back.data().begin(), back.data().end());
    };
    // The norm does not change when all numbers grow alike, so Σ x · dy/dx = y.
    for (const double p : {1e-1, 0.5, 1.0, 3.0, 200.0, 1e4}) {
        const std::vector<float> window = {255, -254, 3, 4};
        const std::vector<float> slopes = gradient(window, p);
        double sum = 0.0;
        for (std::size_t i = 0; i < window.size(); ++i)
            sum += double(window[i]) * double(slopes[i]);
        CAPTURE(p);
        CHECK(close(sum, lp(window, p).stepAt(0, 0).value));
    }
    CHECK(drawn(gradient({1e-30F, 0}, 9)) == "1 0");
    CHECK(drawn(gradient({0, 0}, 3)) == "0 0");
    CHECK(drawn(gradient({0, 0}, 0.5)) == "0 0");
    CHECK(drawn(gradient({1, inf}, 3)) == "0 nan"); // as PyTorch's lp_pool2d
    CHECK(drawn(gradient({-std::nanf(""), 1}, 1)) == drawn(gradient({std::nanf(""), 1}, 1)));
    CHECK(sentBack(R"({"type": "lp_pool2d", "kernel_size": [1, 2]})", {3, 0}, {inf}) == "inf 0");
}

TEST_CASE("an Lp step whose powers end takes the largest number out, and still adds up")
{
    const auto said = [](const std::vector<float>& window, double p) {
        const Network one = lp(window, p);
        return equation(one.layer(0), one.stepAt(0, 0)).text();
    };
    CHECK(said({255, 254, 3, 4}, 200) == "255·(|255/255|^200 + |254/255|^200 + |3/255|^200 + |4/255|^200)^(1/200) ≈ 255.5");
    CHECK(said({1e-30F, 0}, 3) == "1×10⁻³⁰·(|1×10⁻³⁰/1×10⁻³⁰|^3 + |0/1×10⁻³⁰|^3)^(1/3) = 1×10⁻³⁰");
    CHECK(said({3, 4}, 2) == "√(|3|² + |4|²) = 5");
    CHECK(said({inf, 1}, 200) == "(|∞|^200 + |1|^200)^(1/200) = ∞");
    const Network one = lp({255, 254}, 200);
    CHECK(runningEquation(one.layer(0), one.stepAt(0, 0), 1).text() == "|255/255|^200 = 1");
    CHECK(runningSentence(one.layer(0), one.stepAt(0, 0), 2).english()
          == "Number 2 of 2 is 254; divided by the largest, 255, and to the power of 200. The sum so far is 1.456.");
}

TEST_CASE("what a gradient is let through by, it passes whole, and nothing else does")
{
    // PyTorch's threshold_backward: x <= 0 ? 0 : gradient.
    CHECK(sentBack(R"({"type": "relu"})", {notANumber, 2, 3, -4, 0, -0.0F}, {1, 1, 1, 1, 1, 1}) == "1 1 1 0 0 0");
    CHECK(sentBack(R"({"type": "relu"})", {-4, -4, -4, 0}, {inf, notANumber, -1, -inf}) == "0 0 0 0");
    CHECK(sentBack(R"({"type": "relu"})", {1, 1, notANumber}, {inf, notANumber, -inf}) == "inf nan -inf");
    // PyTorch's leaky_relu_backward: x > 0 ? gradient : gradient · slope.
    CHECK(sentBack(R"({"type": "leaky_relu", "negative_slope": 0.5})", {notANumber, 2, 0, -4}, {1, inf, 1, -inf}) == "0.5 inf 0.5 -inf");
    CHECK(sentBack(R"({"type": "leaky_relu", "negative_slope": 0})", {-4}, {inf}) == "nan");
    // Multiplied, as in PyTorch: a slope of 0 that is a number like any other.
    CHECK(sentBack(R"({"type": "tanh"})", {inf, 0}, {inf, inf}) == "nan inf");
    for (const char* type : {"max_pool2d", "min_pool2d"}) {
        const std::string pool = std::string(R"({"type": ")") + type + R"(", "kernel_size": [1, 2], "padding": [0, 1], "stride": 1})";
        CAPTURE(type);
        CHECK(sentBack(pool, {5, 5}, {-1, inf, notANumber}) == "inf nan");
    }
    CHECK(sentBack(R"({"type": "global_max_pool2d"})", {1, notANumber}, {-inf}) == "0 -inf");
    CHECK(sentBack(R"({"type": "avg_pool2d", "kernel_size": [1, 2], "padding": [0, 1]})", {1, 2}, {-1, inf}) == "-0.5 inf");
}

TEST_CASE("what is unpooled after a dilated pooling is as large as what was pooled")
{
    const std::string input = "[[1,2,3,4,5],[6,7,8,9,10],[11,12,13,14,15],[16,17,18,19,20],[21,22,23,24,25]]";
    const std::string pool = R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1, "dilation": 3}, )";
    for (const char* size : {"", R"(, "output_size": 5)", R"(, "output_size": null)"}) {
        const Network unpooled = network(input, pool + R"({"type": "max_unpool2d", "indices_from": 0)" + size + '}');
        REQUIRE(unpooled.firstProblem() < 0);
        CHECK(drawn(unpooled.outputOf(1).data()) == "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 19 20 0 0 0 24 25");
        CHECK_FALSE(unpooled.caution(1));
    }
    const Network other = network(input, pool + R"({"type": "max_unpool2d", "indices_from": 0, "output_size": 6})");
    REQUIRE(other.firstProblem() == 1);
    CHECK(other.result(1).problem->message.english() == "must be from 5 × 5 to 5 × 5, less than a stride from the default, got 6 × 6");
}

TEST_CASE("winners that come to stand elsewhere are told of, before and after they are known")
{
    const std::string pool = R"({"type": "max_pool2d", "kernel_size": 2}, )";
    const auto cautionOf = [&](const std::string& input, const std::string& size) -> std::string {
        Network unpooled;
        unpooled.update(network(input, pool + R"({"type": "max_unpool2d", "indices_from": 0)" + size + '}').lesson(), Network::noEffort);
        const auto before = unpooled.caution(1);
        unpooled.finish();
        REQUIRE(unpooled.firstProblem() < 0);
        const auto after = unpooled.caution(1);
        CHECK((before || !after)); // numbers can only take a caution back
        return after ? after->field + ": " + after->message.english() : std::string();
    };
    const std::string five = "[[1,2,9,1,0],[8,1,1,1,0]]";
    CHECK(cautionOf(five, "")
          == "output_size: the pooled plane was 5 columns wide, this one is 4: winners below the first row stand in other places than "
             "they came from. 2 × 5 puts each in its own");
    CHECK(cautionOf(five, R"(, "output_size": [2, 5])").empty());
    CHECK(cautionOf("[[1,2,3,4],[6,7,8,9]]", "").empty());
    CHECK(cautionOf("[[9,8,7,6,5],[1,1,1,1,1],[0,0,0,0,0]]", "").empty()); // all winners are in the first row
}

TEST_CASE("null stands for what is left out, whatever the parameter")
{
    const std::string input = "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]";
    struct Row {
        std::string given;
        std::vector<const char*> nulls;
    };
    const Row rows[] = {
        {R"("type": "conv2d", "weight": [[1, 2], [3, 4]])", {"bias", "stride", "padding", "padding_mode", "dilation", "groups"}},
        {R"("type": "conv_transpose2d", "weight": [[1, 2], [3, 4]])",
         {"bias", "stride", "padding", "output_padding", "output_size", "dilation", "groups"}},
        {R"("type": "max_pool2d", "kernel_size": 2)", {"stride", "padding", "dilation", "ceil_mode"}},
        {R"("type": "avg_pool2d", "kernel_size": 2)",
         {"stride", "padding", "dilation", "ceil_mode", "count_include_pad", "divisor_override"}},
        {R"("type": "lp_pool2d", "kernel_size": 2)", {"stride", "padding", "dilation", "ceil_mode", "norm_type"}},
        {R"("type": "leaky_relu")", {"negative_slope"}},
    };
    const auto lessonOf = [&](const std::string& layer, const std::string& more = {}) {
        return parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + more + R"(, "layers": [{)" + layer + "}]}", "null");
    };
    for (const Row& row : rows) {
        std::string all = row.given;
        for (const char* key : row.nulls)
            all += std::string(", \"") + key + "\": null";
        CAPTURE(all);
        const LessonFile nulls = lessonOf(all);
        CHECK(nulls.warnings.empty());
        CHECK(nulls.lesson == lessonOf(row.given).lesson);
        CHECK(writeLesson(nulls.lesson).find("null") == std::string::npos);
    }
    const std::string relu = R"("type": "relu")";
    const LessonFile around = lessonOf(relu, R"(, "title": null, "view": {"layer": null, "step": null, "compare": null},
        "beats": [{"layer": null, "step": null, "text": {"en": null}}], "questions": [{"layer": 0, "step": 0, "kind": null}])");
    CHECK(around.warnings.empty());
    CHECK(writeLesson(around.lesson).find("null") == std::string::npos);
    CHECK(lessonOf(relu, R"(, "title": null, "view": null, "beats": null, "questions": null)").lesson == lessonOf(relu).lesson);

    const auto missing = [&](const std::string& layer) -> std::string {
        try {
            lessonOf(layer);
        } catch (const FileError& error) {
            return error.message().english();
        }
        return {};
    };
    CHECK(missing(R"("type": null)") == "\"type\" is missing");
    CHECK(missing(R"("type": "max_pool2d", "kernel_size": null)") == "\"kernel_size\" is missing");
    CHECK(missing(R"("type": "conv2d", "weight": null)") == "\"weight\" is missing");
    CHECK(missing(R"("type": "adaptive_avg_pool2d", "output_size": null)") == "\"output_size\" is missing");
    CHECK(missing(R"("type": "max_unpool2d", "indices_from": null)") == "\"indices_from\" is missing");
}
