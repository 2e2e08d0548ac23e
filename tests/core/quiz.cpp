// Questions about one number: one right answer, wrong ones that name their mistakes.
#include "samples.h"

#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/number_text.h"
#include "core/operator.h"
#include "core/quiz/choices.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

static core::Network network(const std::string& input, const std::string& layer)
{
    return core::Network(core::parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layer + "]}", "test").lesson);
}

/// "name value" of every mistake that can be made in that step.
static std::string made(const std::string& input, const std::string& layer, std::int64_t step = 0)
{
    const core::Network net = network(input, layer);
    const core::AskedStep asked(net, 0, step);
    std::string text;
    for (const core::Mistake* mistake : core::mistakes()) {
        if (const auto value = mistake->value(asked))
            text += (text.empty() ? "" : ", ") + std::string(mistake->name) + ' ' + core::shownNumber(*value);
    }
    return text;
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

TEST_CASE("mistakes that make one number are one choice, and none that makes the right one is a choice")
{
    const core::Network net = network("[[-5, -2], [-3, -4]]", R"({"type": "max_pool2d", "kernel_size": 2, "padding": 1, "stride": 2})");
    const core::AskedStep asked(net, 0, 0);
    const auto choices = core::choicesOf(asked);
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].isRight());
    CHECK(choices[0].value == -5.0);
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
            RC_ASSERT(texts.insert(core::shownNumber(double(float(choice.value)))).second);
            // What the program itself makes of the step decides, not the table.
            RC_ASSERT(choice.isRight() == core::isRight(asked, choice.value));
            const auto& cell = asked.now.output;
            const double output = double(net.outputOf(k).at(cell));
            RC_ASSERT(choice.isRight() == (core::shownNumber(double(float(choice.value))) == core::shownNumber(output)) || core::shownNumber(output) != core::shownNumber(double(float(asked.now.value))));
            if (!choice.isRight())
                RC_ASSERT(core::mistakesMaking(asked, choice.value).front()->name == choice.mistakes.front()->name);
        }
    });
}
