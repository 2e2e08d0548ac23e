// Questions about one number: one right answer, wrong ones that name their mistakes.
#include "samples.h"

#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/number_text.h"
#include "core/operator.h"
#include "core/quiz/choices.h"
#include "core/quiz/practice.h"
#include "core/quiz/worked.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

static core::Network network(const std::string& input, const std::string& layer)
{
    return core::Network(core::parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layer + "]}", "test").lesson);
}

using core::Asks;
using core::Missing;

/// "name answer" of every mistake that can be made in that step.
static std::string made(const std::string& input, const std::string& layer, std::int64_t step = 0, const Missing& missing = {})
{
    const core::Network net = network(input, layer);
    const core::AskedStep asked(net, 0, step, missing);
    std::string text;
    for (const core::Mistake* mistake : core::mistakes()) {
        if (const auto answer = mistake->answer(asked))
            text += (text.empty() ? "" : ", ") + std::string(mistake->name) + ' ' + core::textOf(*answer);
    }
    return text;
}

static std::string why(const std::string& input, const std::string& layer, const Missing& missing, std::int64_t step = 0)
{
    const core::Network net = network(input, layer);
    const auto message = core::whyNotAsked(core::AskedStep(net, 0, step, missing));
    return message ? message->english() : "";
}

TEST_CASE("each mistake makes the number that it would")
{
    const std::string window = "[[1, 3, 2], [2, 9, 1], [4, 5, 6]]";
    CHECK(made(window, R"({"type": "max_pool2d", "kernel_size": 2})") == "mean_for_largest 3.75, other_extreme 1, wrong_stride 9");
    CHECK(made("[[-5, -2], [-3, -4]]", R"({"type": "max_pool2d", "kernel_size": 2, "padding": 1, "stride": 2})") == "padding_as_zero 0, mean_for_largest −5, other_extreme −5, wrong_stride −5");
    CHECK(made(window, R"({"type": "avg_pool2d", "kernel_size": 2, "padding": 1, "count_include_pad": false})", 3) == "padding_counted 5.25, sum_for_mean 21, largest_for_mean 9, wrong_stride 3.75");
    CHECK(made(window, R"({"type": "avg_pool2d", "kernel_size": 2, "padding": 1})", 1) == "padding_not_counted 2.5, sum_for_mean 5, largest_for_mean 3, wrong_stride 1");
    CHECK(made(window, R"({"type": "conv2d", "weight": [[1, 2], [3, 4]], "bias": [10]})") == "flipped_kernel 36, dropped_bias 49, kernel_ignored 15, wrong_stride 59");
    CHECK(made("[[-3]]", R"({"type": "relu"})") == "activation_left_out −3");
    CHECK(made("[[3, 4]]", R"({"type": "lp_pool2d", "kernel_size": [1, 2], "norm_type": 2})").find("root_left_out 25") != std::string::npos);
}

// 1·1 + 3·2 + 2·3 + 9·4 + 10 = 59
static const std::string convolution = R"({"type": "conv2d", "weight": [[1, 2], [3, 4]], "bias": [10]})";
static const std::string square = "[[1, 3], [2, 9]]";

TEST_CASE("each mistake makes the number that it would, of a missing one")
{
    CHECK(made(square, convolution, 0, {Asks::Input, {0, 0, 1, 1}}) == "other_terms_forgotten 14.75, factor_not_divided_out 36, bias_not_taken_away 11.5, other_terms_added 20.5, "
                                                                       "taken_away_the_wrong_way −9, factor_beside 12, flipped_for_input 32, factor_multiplied 144");
    CHECK(made(square, convolution, 0, {Asks::Weight, {0, 0, 0, 1}}) == "other_terms_forgotten 19.67, factor_not_divided_out 6, bias_not_taken_away 5.333, other_terms_added 37.33, "
                                                                        "taken_away_the_wrong_way −2, factor_beside 3, factor_multiplied 18");
    CHECK(made(square, convolution, 0, {Asks::Bias}) == "other_terms_forgotten 59, factor_not_divided_out 10, other_terms_added 108, taken_away_the_wrong_way −10, factor_multiplied 10");
    CHECK(made(square, R"({"type": "avg_pool2d", "kernel_size": 2})", 0, {Asks::Input, {0, 0, 1, 1}}) == "other_terms_forgotten 15, division_forgotten −2.25, other_terms_added 21, taken_away_the_wrong_way −9");
    CHECK(made(square, R"({"type": "max_pool2d", "kernel_size": 2})", 0, {Asks::Input, {0, 0, 1, 1}}) == "largest_of_the_others 3, sum_for_largest 3");
}

TEST_CASE("each mistake makes the cell that it would, of a winner")
{
    const std::string plane = "[[1, 3, 2, 0], [2, 9, 1, 0], [4, 5, 6, 8], [0, 0, 7, 1]]";
    const std::string pool = R"({"type": "max_pool2d", "kernel_size": 2, "padding": 1})";
    // The window of the middle stands on rows 1 to 2 and columns 1 to 2.
    CHECK(made(plane, R"({"type": "max_pool2d", "kernel_size": 2})", 3, {Asks::Winner}) == "place_in_the_window (0, 1), other_extreme_cell (3, 3), first_in_the_window (2, 2), column_before_row (3, 2), counted_from_one (3, 4), padding_counted_in (2, 3)");
    CHECK(made(plane, pool, 4, {Asks::Winner}) == "place_in_the_window (0, 0), other_extreme_cell (1, 2), first_in_the_window (1, 1), column_before_row (1, 1), counted_from_one (2, 2), padding_counted_in (2, 2)");
}

TEST_CASE("what has more than one answer is not asked")
{
    const std::string pool = R"({"type": "max_pool2d", "kernel_size": 2})";
    CHECK(why(square, convolution, {Asks::Input, {0, 0, 1, 1}}).empty());
    CHECK(why(square, convolution, {Asks::Input, {0, 0, 2, 1}}).find("does not read") != std::string::npos);
    CHECK(why(square, convolution, {Asks::Input, {0, 1, 0, 0}}).find("does not read") != std::string::npos);
    CHECK(why("[[1, 3], [2, 0]]", convolution, {Asks::Weight, {0, 0, 1, 1}}).find("others lead to the same") != std::string::npos);
    CHECK(why(square, convolution, {Asks::Weight, {0, 0, 2, 0}}).find("beyond the kernel") != std::string::npos);
    CHECK(why(square, pool, {Asks::Input, {0, 0, 1, 1}}).empty());
    CHECK(why(square, pool, {Asks::Input, {0, 0, 0, 1}}).find("others lead to the same") != std::string::npos);
    CHECK(why("[[9, 3], [2, 9]]", pool, {Asks::Input, {0, 0, 1, 1}}).find("others lead to the same") != std::string::npos);
    CHECK(why(square, R"({"type": "lp_pool2d", "kernel_size": 2, "norm_type": 2})", {Asks::Input, {}}).find("sums, averages and maxima") != std::string::npos);
    CHECK(why(square, R"({"type": "conv2d", "weight": [[1]]})", {Asks::Bias}).find("none") != std::string::npos);
    CHECK(why(square, convolution, {Asks::Winner}).find("maxima and minima") != std::string::npos);
    CHECK(why("[[1, 2]]", R"({"type": "max_pool2d", "kernel_size": 1, "padding": [1, 0, 0, 0]})", {Asks::Winner}).find("padding alone") != std::string::npos);
    CHECK(why(square, pool, {Asks::Bias}).find("none") != std::string::npos);
}

TEST_CASE("of equal winners each is right")
{
    const core::Network net = network("[[9, 3], [2, 9]]", R"({"type": "max_pool2d", "kernel_size": 2})");
    const core::AskedStep asked(net, 0, 0, {Asks::Winner});
    CHECK(core::isRight(asked, core::Size{0, 0}));
    CHECK(core::isRight(asked, core::Size{1, 1}));
    CHECK_FALSE(core::isRight(asked, core::Size{0, 1}));
    for (const core::Choice& choice : core::choicesOf(asked))
        CHECK((choice.isRight() || choice.answer != core::Answer(core::Size{1, 1})));
}

TEST_CASE("how the missing number is found is written in numbers")
{
    const auto worked = [](const std::string& input, const std::string& layer, const Missing& missing) {
        const core::Network net = network(input, layer);
        return core::worked(core::AskedStep(net, 0, 0, missing)).text();
    };
    CHECK(worked(square, convolution, {Asks::Input, {0, 0, 1, 1}}) == "(59 − 23) / 4 = 9");
    CHECK(worked(square, convolution, {Asks::Weight, {0, 0, 0, 0}}) == "59 − 58 = 1");
    CHECK(worked(square, convolution, {Asks::Bias}) == "59 − 49 = 10");
    CHECK(worked("[[-1, 2]]", R"({"type": "conv2d", "weight": [[3, -2]]})", {Asks::Weight, {0, 0, 0, 1}}) == "(−7 − (−3)) / 2 = −2");
    CHECK(worked("[[2]]", R"({"type": "conv2d", "weight": [[-3]]})", {Asks::Input, {}}) == "−6 / (−3) = 2");
    CHECK(worked(square, R"({"type": "avg_pool2d", "kernel_size": 2})", {Asks::Input, {0, 0, 0, 1}}) == "(3.75 − 3) / 0.25 = 3");
    CHECK(worked(square, R"({"type": "max_pool2d", "kernel_size": 2})", {Asks::Input, {0, 0, 1, 1}}) == "9 = 9");
    CHECK(worked(square, R"({"type": "max_pool2d", "kernel_size": 2})", {Asks::Winner}) == "max(1, 3, 2, 9) = 9");
}

TEST_CASE("an answer is read as people write it")
{
    for (const char* cell : {"1, 2", "(1,2)", "1 2", "1;2", "[1, 2]", "row 1, column 2", "第 1 行，第 2 列", "1 × 2"})
        CHECK(core::parseAnswer(Asks::Winner, cell) == core::Answer(core::Size{1, 2}));
    for (const char* none : {"", "1", "1, 2, 3", "1.5, 2", "-1, 2", "−1, 2", "nine", "1, 99999999999"})
        CHECK_FALSE(core::parseAnswer(Asks::Winner, none));
    CHECK(core::parseAnswer(Asks::Weight, "1/4") == core::Answer(0.25));
    CHECK(core::parseAnswer(Asks::Input, "0,5") == core::Answer(0.5));
    CHECK_FALSE(core::parseAnswer(Asks::Bias, "1, 2"));
}

TEST_CASE("mistakes that make one number are one choice, and none that makes the right one is a choice")
{
    const core::Network net = network("[[-5, -2], [-3, -4]]", R"({"type": "max_pool2d", "kernel_size": 2, "padding": 1, "stride": 2})");
    const core::AskedStep asked(net, 0, 0);
    const auto choices = core::choicesOf(asked);
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].isRight());
    CHECK(choices[0].answer == core::Answer(-5.0));
    REQUIRE(choices[1].mistakes.size() == 1);
    CHECK(choices[1].mistakes[0]->name == "padding_as_zero");
    CHECK(core::mistakesMaking(asked, 0.0).front()->name == "padding_as_zero");
    CHECK(core::mistakesMaking(asked, 17.0).empty());
    CHECK(core::mistakesMaking(asked, -5.0).empty());
}

TEST_CASE("every question has one right answer, and every wrong one names what leads to it")
{
    rc::check("of any layer that runs", [] {
        const auto* const op = *rc::gen::elementOf(std::vector<const core::Operator*>(core::operators().begin(), core::operators().end()));
        const core::Network net(*samples::lessonOf(std::string(op->type), samples::Numbers::Anything));
        const int k = net.layerCount() - 1;
        RC_PRE(net.reached(k));
        const std::int64_t step = *rc::gen::inRange<std::int64_t>(0, net.stepCount(k));
        const core::AskedStep asked(net, k, step);
        const auto choices = core::choicesOf(asked);
        RC_ASSERT(std::ranges::count_if(choices, &core::Choice::isRight) == 1);
        RC_ASSERT(choices.size() <= 4U);
        std::set<std::string> texts;
        for (const core::Choice& choice : choices) {
            const std::string text = core::textOf(choice.answer);
            RC_ASSERT(texts.insert(text).second);
            // What the program itself makes of the step decides, not the table.
            RC_ASSERT(choice.isRight() == core::isRight(asked, choice.answer));
            const auto& cell = asked.now.output;
            const std::string output = core::shownNumber(double(net.outputOf(k).at(cell)));
            RC_ASSERT(choice.isRight() == (text == output) || output != core::shownNumber(double(float(asked.now.value))));
            if (!choice.isRight())
                RC_ASSERT(core::mistakesMaking(asked, choice.answer).front()->name == choice.mistakes.front()->name);
        }
    });
}

/// The lesson with `number` in the place of the missing one, and what the step then comes to, as the whole layer computes it.
static std::string outputWith(const core::Network& net, int k, std::int64_t step, const Missing& missing, double number)
{
    core::Lesson lesson;
    lesson.input = net.inputOf(k);
    lesson.layers = {net.layer(k)};
    const core::Cell out = core::cellOfStep(net.outputOf(k).shape(), step);
    core::Layer& layer = lesson.layers.front();
    const bool spreads = core::findOperator(layer.type)->reads == core::Reads::Spread;
    core::Cell cell = missing.cell;
    if (missing.asks == Asks::Input) {
        cell.n = out.n;
        lesson.input.set(cell, float(number));
    } else if (missing.asks == Asks::Weight) {
        const core::Shape& shape = layer.weight.shape();
        cell = spreads ? core::Cell{missing.cell.c, out.c % shape.c, missing.cell.row, missing.cell.col} : core::Cell{out.c, missing.cell.c, missing.cell.row, missing.cell.col};
        layer.weight.set(cell, float(number));
    } else {
        (*layer.bias)[std::size_t(out.c)] = float(number);
    }
    const core::Network other(lesson);
    return other.reached(0) ? core::shownNumber(double(other.outputOf(0).at(out)), {.digits = 4}) : "";
}

TEST_CASE("of the choices for what is missing exactly one is right, computed by the whole layer")
{
    int asked = 0;
    rc::check("of any layer, any number", [&asked] {
        const auto* const op = *rc::gen::elementOf(std::vector<const core::Operator*>(core::operators().begin(), core::operators().end()));
        RC_PRE(op->makes != core::Makes::Placed);
        const core::Network net(*samples::lessonOf(std::string(op->type), samples::Numbers::Finite));
        const int k = net.layerCount() - 1;
        RC_PRE(net.reached(k));
        const std::int64_t step = *rc::gen::inRange<std::int64_t>(0, net.stepCount(k));
        const auto asks = *rc::gen::element(Asks::Input, Asks::Weight, Asks::Bias, Asks::Winner);
        core::Cell cell;
        const core::Step now = net.stepAt(k, step);
        if (!now.taps.empty()) {
            const core::Tap& tap = now.taps[std::size_t(*rc::gen::inRange<int>(0, int(now.taps.size())))];
            cell = asks == Asks::Input ? tap.input : tap.weight;
            if (asks == Asks::Weight && op->reads == core::Reads::Spread)
                cell.c = cell.n;
            cell.n = 0;
        }
        const Missing missing{asks, cell};
        const core::AskedStep what(net, k, step, missing);
        if (core::whyNotAsked(what))
            return;
        ++asked;
        const auto choices = core::choicesOf(what);
        RC_ASSERT(std::ranges::count_if(choices, &core::Choice::isRight) == 1);
        std::set<std::string> texts;
        const std::string result = core::shownNumber(double(net.outputOf(k).at(now.output)), {.digits = 4});
        for (const core::Choice& choice : choices) {
            RC_ASSERT(texts.insert(core::textOf(choice.answer)).second);
            if (!choice.isRight())
                RC_ASSERT(core::mistakesMaking(what, choice.answer).front()->name == choice.mistakes.front()->name);
            if (const auto* chosen = std::get_if<core::Size>(&choice.answer)) {
                const double there = double(net.inputOf(k).at({now.output.n, now.output.c, chosen->h, chosen->w}));
                const bool inWindow = std::ranges::any_of(now.taps, [&](const core::Tap& tap) { return tap.place.row == chosen->h && tap.place.col == chosen->w; });
                RC_ASSERT(choice.isRight() == (inWindow && core::sameValue(there, now.value)));
            } else {
                RC_ASSERT(choice.isRight() == (outputWith(net, k, step, missing, std::get<double>(choice.answer)) == result));
            }
        }
    });
    CHECK(asked > 10);
}

/// "step kind" of each, "-" where nothing is missing, "blank" where everything is.
static std::string practice(const core::Network& net, int k = 0)
{
    std::string text;
    for (const core::Practised& each : core::practiceOf(net, k)) {
        const std::string kind = !each.missing ? "-" : each.missing->bare ? "blank" : std::string(core::nameOf(each.missing->asks));
        text += (text.empty() ? "" : ", ") + std::to_string(each.step) + ' ' + kind;
    }
    return text;
}

TEST_CASE("a practice goes from a worked example to a blank")
{
    const std::string plane = "[[1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3]]";
    CHECK(practice(network(plane, R"({"type": "conv2d", "weight": [[1, 2], [3, 4]]})")) == "0 -, 1 output, 2 weight, 3 input, 4 blank");
    CHECK(practice(network(plane, R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})")) == "0 -, 1 output, 2 winner, 3 input, 4 blank");
    CHECK(practice(network(plane, R"({"type": "avg_pool2d", "kernel_size": 2, "stride": 1})")) == "0 -, 1 output, 2 input, 3 blank");
    CHECK(practice(network(plane, R"({"type": "relu"})")) == "0 -, 1 output, 2 blank");
    CHECK(practice(network("[[1, 2]]", R"({"type": "relu"})")) == "0 -, 1 output");
    CHECK(practice(network("[[1]]", R"({"type": "relu"})")).empty());
}

TEST_CASE("what a practice asks can be asked")
{
    rc::check("of any layer that runs", [] {
        const auto* const op = *rc::gen::elementOf(std::vector<const core::Operator*>(core::operators().begin(), core::operators().end()));
        const core::Network net(*samples::lessonOf(std::string(op->type), samples::Numbers::Anything));
        const int k = net.layerCount() - 1;
        RC_PRE(net.reached(k));
        std::int64_t before = -1;
        for (const core::Practised& each : core::practiceOf(net, k)) {
            RC_ASSERT(each.step > before);
            RC_ASSERT(each.step < net.stepCount(k));
            before = each.step;
            if (each.missing)
                RC_ASSERT(!core::whyNotAsked(core::AskedStep(net, k, each.step, *each.missing)));
        }
    });
}
