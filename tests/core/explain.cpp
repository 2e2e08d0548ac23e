#include "expression.h"
#include "samples.h"

#include "core/explain.h"
#include "core/missing.h"
#include "core/operator.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

using namespace samples;

static bool same(double a, double b, double tolerance)
{
    return (std::isnan(a) && std::isnan(b)) || a == b || std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

TEST_CASE("terms that come up one by one add up to what they come to so far, and the last to the whole")
{
    for (const core::Operator* op : core::operators()) {
        if (op->reads == core::Reads::Cell || op->reads == core::Reads::Winners)
            continue; // one number goes in and out
        const std::string type(op->type);
        CHECK_MESSAGE(rc::check(type, [&] {
            const core::Network network(*lessonOf(type, Numbers::Anything));
            RC_PRE(network.firstProblem() < 0);
            const int k = network.layerCount() - 1;
            const std::int64_t i = *rc::gen::inRange<std::int64_t>(0, network.stepCount(k));
            const core::Layer& layer = network.layer(k);
            const core::Step step = network.stepAt(k, i);
            for (std::size_t count = 1; count <= step.taps.size(); ++count) {
                const core::Equation equation = core::runningEquation(layer, step, count, {.digits = 9});
                RC_LOG() << count << ": " << equation.text() << '\n';
                const auto left = expression::evaluate(equation.terms);
                const auto right = expression::evaluate(equation.result);
                if (left.has_value()) { // "max()", while only what hangs over has come up
                    RC_ASSERT(right.has_value());
                    if (equation.relation == "=")
                        RC_ASSERT(same(*left, *right, 1e-11));
                }
                RC_ASSERT(!core::runningSentence(layer, step, count).empty());
            }
            if (step.taps.empty())
                return;
            const core::Equation last = core::runningEquation(layer, step, step.taps.size(), {.digits = 9});
            if (op->chooses() || type.find("max") != std::string::npos) {
                RC_ASSERT(last.result == core::equation(layer, step, {.digits = 9}).result);
            } else if (op->hasKernel() && !layer.bias) {
                RC_ASSERT(last.text() == core::equation(layer, step, {.digits = 9}).text());
            }
        }), type);
    }
}

/// How far terms and a result may be apart when all of their numbers are rounded to so many digits: half a unit of the last one
/// each, in the worst case all in one direction.
static double roundingOf(const core::Operator& op, const core::Step& step, int digits)
{
    const double part = 0.5 * std::pow(10.0, 1 - digits); // of a number, at most
    const double result = std::abs(step.value) * part;
    const double float32 = 2e-7;
    double terms = std::abs(step.bias) * part;
    double size = std::abs(step.bias);
    for (const core::Tap& tap : step.taps) {
        size += std::abs(tap.value * tap.factor);
        terms += std::abs(tap.value * tap.factor) * ((1.0 + part) * (1.0 + part) - 1.0);
    }
    switch (op.makes) {
    case core::Makes::Sum:
        return (terms + result + size * float32) * (1.0 + part) + 1e-37;
    case core::Makes::Average: // whole numbers below a million, such as divisors, are not rounded
        return (terms + size * float32) / std::abs(step.divisor) * (1.0 + part) + result * (1.0 + part) + 1e-37;
    case core::Makes::Norm: // as much larger as its numbers at most, and as the one that is taken out of them
        return std::abs(step.value) * ((1.0 + part) * (1.0 + part) / (1.0 - part) - 1.0 + part + 1e-6) + 1e-37;
    case core::Makes::Curve: // no curve here is steeper than 1, but its value may be larger than its number, and is a float32, too
        return terms + result + size * float32 + std::abs(step.value) * 0x1p-24 + 1e-37;
    case core::Makes::Largest:
    case core::Makes::Smallest:
    case core::Makes::Placed:
        return 0.0; // one of the numbers is the result
    }
    return 0.0;
}

TEST_CASE("the shown terms add up to the shown result, or ≈ stands between them")
{
    for (const core::Operator* op : core::operators()) {
        const std::string type(op->type);
        CHECK_MESSAGE(rc::check(type, [&] {
            const core::Network network(*lessonOf(type, Numbers::Anything));
            RC_PRE(network.firstProblem() < 0);
            const int k = network.layerCount() - 1;
            const int digits = *rc::gen::inRange(1, 10);
            for (std::int64_t i = 0; i < network.stepCount(k); ++i) {
                const core::Step step = network.stepAt(k, i);
                for (const core::Terms terms : {core::Terms::All, core::Terms::NonZero}) {
                    const core::Equation equation = core::equation(network.layer(k), step, {.digits = digits}, terms);
                    RC_LOG() << equation.text() << '\n';
                    const auto left = expression::evaluate(equation.terms);
                    const auto right = expression::evaluate(equation.result);
                    RC_ASSERT(left.has_value());
                    RC_ASSERT(right.has_value());
                    RC_ASSERT((equation.relation == "=" || equation.relation == "≈"));
                    // Doubles that add up in another order differ in their last digits, so there is a sliver between the two.
                    if (equation.relation == "=") {
                        RC_ASSERT(same(*left, *right, 1e-11));
                    } else {
                        RC_ASSERT(!same(*left, *right, 1e-13));
                        if (std::isfinite(*left) && std::isfinite(*right))
                            RC_ASSERT(std::abs(*left - *right) <= roundingOf(*op, step, digits));
                    }
                    // What is shown is the value in so many digits (whole numbers below a million are shown in full).
                    if (std::isfinite(step.value))
                        RC_ASSERT(std::abs(*right - step.value) <= std::abs(step.value) * (0.5 * std::pow(10.0, 1 - digits) + 2e-7) + 1e-37);
                    else
                        RC_ASSERT(same(*right, step.value, 0.0));
                }
            }
        }), type);
    }
}

TEST_CASE("every step has a sentence with all its numbers in place")
{
    for (const core::Operator* op : core::operators()) {
        const std::string type(op->type);
        CHECK_MESSAGE(rc::check(type, [&] {
            const core::Network network(*lessonOf(type, Numbers::Anything));
            RC_PRE(network.firstProblem() < 0);
            const int k = network.layerCount() - 1;
            const std::int64_t i = *rc::gen::inRange<std::int64_t>(0, network.stepCount(k));
            const std::string sentence = core::sentence(network.layer(k), network.stepAt(k, i)).english();
            RC_LOG() << sentence << '\n';
            RC_ASSERT(sentence.size() > 5U);
            RC_ASSERT(sentence.find('{') == std::string::npos);
            RC_ASSERT(sentence.back() == '.');
        }), type);
    }
}

TEST_CASE("an exact number reads back as the same float32, in no more than nine digits")
{
    CHECK(rc::check("exact", [](std::uint32_t bits) {
        float value = 0.0F;
        std::memcpy(&value, &bits, sizeof value);
        const std::string text = core::exactNumber(value);
        if (std::isnan(value)) {
            RC_ASSERT(text == "nan");
            return;
        }
        const float back = std::strtof(text.c_str(), nullptr);
        RC_ASSERT(std::memcmp(&back, &value, sizeof value) == 0);
        if (const auto parsed = core::parseNumber(text))
            RC_ASSERT(std::memcmp(&*parsed, &value, sizeof value) == 0);
        else
            RC_FAIL("parseNumber does not take " + text);
    }));
}

TEST_CASE("numbers are typed in every way that people write them")
{
    const auto number = [](const char* text) { return core::parseNumber(text).value_or(-999.0F); };
    CHECK(number("1/9") == float(1.0 / 9.0));
    CHECK(number("\u22121/3") == float(-1.0 / 3.0));
    CHECK(number("0,5") == 0.5F);
    CHECK(number(" -3 ") == -3.0F);
    CHECK(number("\u22123") == -3.0F);
    CHECK(number("\u221E") == INFINITY);
    CHECK(number("-inf") == -INFINITY);
    CHECK(number("1e3") == 1000.0F);
    CHECK(number(".5") == 0.5F);
    CHECK(std::isnan(number("nan")));
    for (const char* bad : {"", " ", "-", "1/0", "1/", "/2", "1,2,3", "1.2.3", "0x10", "1 2", "one", "1e999", "nan(1)", "infinity", "--1", "1/2/3", "+"}) {
        CAPTURE(bad);
        CHECK_FALSE(core::parseNumber(bad));
    }
}

TEST_CASE("a fraction stays a fraction while it still says the value")
{
    const core::Notation notation{{0, "1/9"}, {1, "1/9"}};
    CHECK(core::notedNumber(notation, 0, float(1.0 / 9.0)) == "1/9");
    CHECK(core::notedNumber(notation, 1, 0.25F) == "0.25");
    CHECK(core::notedNumber(notation, 2, -2.0F) == "\u22122");
}

TEST_CASE("the examples read as in a book")
{
    core::Lesson lesson;
    lesson.input = core::Tensor::plane({{1, 3, 2, 1}, {2, 9, 1, 1}, {1, 4, 2, 3}, {5, 6, 1, 2}});
    core::Layer pool;
    pool.type = "max_pool2d";
    pool.rows.size = pool.cols.size = pool.rows.stride = pool.cols.stride = 2;
    lesson.layers = {pool};
    core::Network network(lesson);
    CHECK(core::equation(network.layer(0), network.stepAt(0, 2)).text() == "max(1, 4, 5, 6) = 6");
    lesson.layers[0].type = "avg_pool2d";
    network.update(lesson);
    CHECK(core::equation(network.layer(0), network.stepAt(0, 0)).text() == "(1 + 3 + 2 + 9) / 4 = 3.75");
    CHECK(core::sizeFormula(network.layer(0), lesson.input.shape(), true) == "⌊(4 + 2·0 \u2212 1·(2\u22121) \u2212 1) / 2⌋ + 1 = 2");
    lesson.layers[0].type = "global_max_pool2d";
    CHECK(core::sizeFormula(lesson.layers[0], lesson.input.shape(), true).empty());
    // Nothing is reckoned where each number stays, goes to where its pool took it from, or the size is chosen.
    for (const char* type : {"max_unpool2d", "relu", "adaptive_avg_pool2d"}) {
        lesson.layers[0].type = type;
        lesson.layers[0].outputSize = {.h = 2, .w = 2};
        CHECK(core::sizeFormula(lesson.layers[0], lesson.input.shape(), true).empty());
    }
}

TEST_CASE("a bias of 0 is not added")
{
    core::Lesson lesson;
    lesson.input = core::Tensor::plane({{1, 2}, {3, 4}});
    core::Layer conv;
    conv.type = "conv2d";
    conv.rows.size = conv.cols.size = 2;
    conv.weight = core::Tensor({3, 1, 2, 2}, {1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1});
    conv.bias = {0, 0, 0.5};
    lesson.layers = {conv};
    const core::Network network(lesson);
    const auto terms = [&](std::int64_t step, core::Terms which) { return core::equation(network.layer(0), network.stepAt(0, step), {}, which).text(); };
    CHECK(terms(0, core::Terms::All) == "1·1 + 2·0 + 3·0 + 4·1 = 5");
    CHECK(terms(0, core::Terms::NonZero) == "1 + 4 = 5");
    CHECK(terms(1, core::Terms::NonZero) == "0 = 0"); // there is nothing else to say
    CHECK(terms(2, core::Terms::NonZero) == "1 + 4 + 0.5 = 5.5");
}

TEST_CASE("a number that is missing is a question mark, wherever it would stand")
{
    const auto spelled = [](const std::string& input, const std::string& layer, const core::Missing& missing, core::Terms terms) {
        const core::Network network(core::parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layer + "]}", "test").lesson);
        core::Step step = network.stepAt(0, 0);
        core::markMissing(*core::findOperator(network.layer(0).type), step, missing);
        return core::equation(network.layer(0), step, {}, terms).text();
    };
    using core::Asks;
    using core::Terms;
    const std::string conv = R"({"type": "conv2d", "weight": [[1, -2, 0]], "bias": [10]})";
    CHECK(spelled("[[3, 0, 4]]", conv, {Asks::Input, {0, 0, 0, 1}}, Terms::All) == "3·1 + ?·(−2) + 4·0 + 10 = 13");
    // Its product is 0, which would tell something of it.
    CHECK(spelled("[[3, 0, 4]]", conv, {Asks::Input, {0, 0, 0, 1}}, Terms::NonZero) == "3 + ?·(−2) + 10 = 13");
    CHECK(spelled("[[3, 0, 4]]", conv, {Asks::Weight, {0, 0, 0, 0}}, Terms::NonZero) == "3·? + 10 = 13");
    CHECK(spelled("[[3, 0, 4]]", conv, {Asks::Bias}, Terms::NonZero) == "3 + ? = 13");
    CHECK(spelled("[[3, 0, 4]]", R"({"type": "conv2d", "weight": [[1, 1, 1]], "bias": [0]})", {Asks::Bias}, Terms::NonZero) == "3 + 4 + ? = 7");
    CHECK(spelled("[[3, 1]]", R"({"type": "avg_pool2d", "kernel_size": [1, 2]})", {Asks::Input, {0, 0, 0, 1}}, Terms::All) == "(3 + ?) / 2 = 2");
    CHECK(spelled("[[3, 1]]", R"({"type": "max_pool2d", "kernel_size": [1, 2]})", {Asks::Input, {}}, Terms::All) == "max(?, 1) = 3");
    // Padding that repeats it repeats the question.
    CHECK(spelled("[[3, 1]]", R"({"type": "conv2d", "weight": [[1, 5]], "padding": [0, 1, 0, 0], "padding_mode": "replicate"})", {Asks::Input, {}}, Terms::All) == "?·1 + ?·5 = 18");
}
