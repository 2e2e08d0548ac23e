// A lesson told in beats: what a beat sets and shows, and words that follow the numbers.
#include "samples.h"

#include "core/beat_lesson.h"
#include "core/explain.h"
#include "core/fingerprint.h"
#include "core/lesson_file.h"
#include "core/placeholders.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using core::Lesson;

static std::string file(const std::string& beats, const std::string& version = "2", const std::string& more = {})
{
    return R"({"format": "poolscope", "version": )" + version + R"(, "input": [[1, 2, 3], [4, 5, 6], [7, 8, "1/9"]],
        "layers": [{"type": "conv2d", "weight": [[1, 0], [0, "1/2"]], "bias": [0.5]}, {"type": "max_pool2d", "kernel_size": 2}], "beats": [)"
        + beats + "]" + more + "}";
}

static Lesson told(const std::string& beats)
{
    return core::parseLesson(file(beats), "test").lesson;
}

/// What is wrong with a lesson of these beats, or odd.
static std::string fault(const std::string& beats)
{
    try {
        const core::LessonFile lesson = core::parseLesson(file(beats), "test");
        return lesson.warnings.empty() ? "nothing" : "odd: " + lesson.warnings.front().english();
    } catch (const core::FileError& error) {
        return error.what();
    }
}

static std::string filled(const std::string& words, int layer = 0, std::int64_t step = 0)
{
    return core::filledIn(words, core::Network(told("")), layer, step);
}

TEST_CASE("a beat sets a parameter, a cell, a layer, the input and what is compared")
{
    const auto at = [](const std::string& set) {
        const Lesson lesson = told(R"({"layer": 0, "step": 0, "set": )" + set + "}");
        return core::lessonAt(lesson, lesson.beats.front());
    };
    CHECK(at(R"({"/layers/1/stride": 1})").layers[1].rows.stride == 1);
    CHECK(at(R"({"/layers/1/kernel_size": [1, 2]})").layers[1].rows.size == 1);
    CHECK(at(R"({"/layers/0/weight/0/1": -3})").layers[0].weight.at({0, 0, 0, 1}) == -3.0F);
    CHECK(at(R"({"/layers/0/bias": null})").layers[0].bias == std::nullopt);
    CHECK(at(R"({"/layers/1": {"type": "relu"}})").layers[1].type == "relu");
    CHECK(at(R"({"/layers": []})").layers.empty());
    CHECK(at(R"({"/layers/-": {"type": "tanh"}})").layers.size() == 3);
    const Lesson cell = at(R"({"/input/2/0": "1/3"})");
    CHECK(cell.input.at({0, 0, 2, 0}) == 1.0F / 3.0F);
    CHECK(cell.inputNotation.at(6) == "1/3");
    CHECK(cell.inputNotation.at(8) == "1/9");
    CHECK(at(R"({"/input": [[1, 2], [3, 4]]})").input.shape() == core::Shape{1, 1, 2, 2});
    CHECK(at(R"({"/view/compare": {"type": "relu"}})").view.compare->type == "relu");
}

TEST_CASE("what a beat does not set stays, to the last bit")
{
    const Lesson lesson = told(R"({"layer": 0, "step": 0, "set": {"/layers/1/stride": 1}}, {"layer": 1, "step": 0})");
    Lesson there = core::lessonAt(lesson, lesson.beats[0]);
    CHECK(there.input.sharesDataWith(lesson.input));
    CHECK(there.layers[0] == lesson.layers[0]);
    there.layers[1] = lesson.layers[1];
    CHECK(there == lesson);
    CHECK(core::lessonAt(lesson, lesson.beats[1]) == lesson);
}

TEST_CASE("a beat that shows no comparison hides the lesson's")
{
    const Lesson lesson = core::parseLesson(file(R"({"layer": 0, "step": 0, "show": {}}, {"layer": 1, "step": 0, "show": {"view": "compare"}}, {"layer": 0, "step": 1})",
                                                 "2", R"(, "view": {"layer": 1, "compare": {"type": "relu"}})"), "test").lesson;
    CHECK(!core::lessonAt(lesson, lesson.beats[0]).view.compare);
    CHECK(core::lessonAt(lesson, lesson.beats[1]).view.compare);
    CHECK(core::lessonAt(lesson, lesson.beats[2]).view.compare);
}

TEST_CASE("what cannot be set is told with its place")
{
    const auto beat = [](const std::string& more) { return R"({"layer": 0, "step": 0, )" + more + "}"; };
    CHECK(fault(beat(R"("set": {"/title": "x"})")) == "test: /beats/0/set//title: a beat can set what is in /input, /layers and /view/compare");
    CHECK(fault(beat(R"("set": {"/layers/1/stride": 0})")) == "odd: /beats/0/set/layers/1/stride: must be at least 1, got 0");
    CHECK(fault(beat(R"("set": {"/layers/7/stride": 1})")) == "odd: /beats/0/set/layers/7/stride: there is no such place in this lesson");
    CHECK(fault(beat(R"("set": {"/input/0/3": 1})")) == "odd: /beats/0/set/input/0/3: there is no such place in this lesson");
    CHECK(fault(beat(R"("set": {"/layers/0/weight/0": [1, 2, 3]})")).find("/beats/0/set/layers/0/weight") != std::string::npos);
    CHECK(fault(beat(R"("set": {"/layers~2": 1})")).find("/beats/0/set//layers~2") != std::string::npos);
    CHECK(fault(beat(R"("set": 3)")) == "test: /beats/0/set: must be an object, got 3");
    CHECK(fault(beat(R"("show": {"view": "backward"})")) == "test: /beats/0/show/view: must be \"forward\", \"gradient\", \"chain\", \"matrix\" or \"compare\", got \"backward\"");
    CHECK(fault(beat(R"("show": {"view": "compare"})")) == "odd: /beats/0/show/view: nothing is compared; /view/compare, or the beat's \"set\", must say what");
    CHECK(fault(beat(R"("show": {"cell": [1]})")) == "test: /beats/0/show/cell: must be [row, column], got an array");
    CHECK(fault(beat(R"("text": {"en": "{outptu(0, 0)}"})")).find("test: /beats/0/text/en: {outptu(0, 0)} stands for nothing; there are input, output") == 0);
    CHECK(fault(beat(R"("text": "{output(0)}")")) == "test: /beats/0/text: {output(0)} must name a place with whole numbers, as in {output(0, 1)}");
    CHECK(fault(beat(R"("text": "a { b")")) == "test: /beats/0/text: a brace stands alone; as a character it is written twice");
}

TEST_CASE("a lesson whose beats set what is no longer there can still be opened")
{
    Lesson lesson = told(R"({"layer": 0, "step": 0, "set": {"/layers/0/weight/1/1": 3}})");
    lesson.layers[0].weight = core::Tensor(core::Shape{}, 1.0F);
    const core::LessonFile again = core::parseLesson(core::writeLesson(lesson), "test");
    REQUIRE(again.warnings.size() == 1);
    CHECK(again.warnings[0].english() == "/beats/0/set/layers/0/weight/1/1: there is no such place in this lesson");
    CHECK(again.lesson.beats == lesson.beats);
}

TEST_CASE("placeholders are the lesson's own numbers")
{
    CHECK(filled("{input(0, 1)} {input(2, 2)} {input(0, 1, 0)}") == "2 1/9 4");
    CHECK(filled("{weight(1, 1)} {weight(0, 0, 0, 0)} {bias}") == "1/2 1 0.5");
    CHECK(filled("{output(0, 0)} of {size}, {steps} steps from {input_size}") == "4 of 2 × 2, 4 steps from 3 × 3");
    CHECK(filled("{terms} is {result}; {equation}") == "1 + 2.5 + 0.5 is 4; 1 + 2.5 + 0.5 = 4");
    CHECK(filled("{kernel_size} {stride} {equation}", 1) == "2 2 max(4, 5.5, 8.5, 5.556) = 8.5");
    CHECK(filled("{{stays}} }}{{") == "{stays} }{");
    CHECK(filled("{input(9, 9)} {weight(0, 0)} {output(0, 0)}", 1) == "? ? 8.5");
    CHECK(filled("{output(0, 0)} {size} {stride}", 5) == "? ? ?");
}

TEST_CASE("braces of version 1 are letters, and stay so whatever is saved")
{
    const std::string beat = R"({"layer": 0, "step": 0, "text": "f{x} {{y}}", "set": 7, "notes": {"a": 1}})";
    const core::LessonFile old = core::parseLesson(file(beat, "1"), "test");
    CHECK(old.warnings.size() == 2);
    const core::Network network(old.lesson);
    CHECK(core::filledIn(old.lesson.beats[0].text.in("en"), network, 0, 0) == "f{x} {{y}}");
    const std::string written = core::writeLesson(old.lesson);
    CHECK(written.find("\"version\": 1") != std::string::npos);
    CHECK(written.find("\"f{x} {{y}}\"") != std::string::npos);
    CHECK(core::parseLesson(written, "test").lesson == old.lesson);
    // With a beat of the new kind it becomes a file of version 2, in which what was unknown is not suddenly known.
    Lesson grown = old.lesson;
    grown.beats.emplace_back().set = {{"/layers/1/stride", "1"}};
    const Lesson again = core::parseLesson(core::writeLesson(grown), "test").lesson;
    CHECK(core::filledIn(again.beats[0].text.in("en"), network, 0, 0) == "f{x} {{y}}");
    CHECK(again.beats[0].set.empty());
    CHECK(again.beats[1] == grown.beats[1]);
}

TEST_CASE("a lesson of version 2 reads back as it was written")
{
    const Lesson lesson = core::parseLesson(file(R"({"layer": 1, "step": 2, "show": {"view": "chain", "turned": true, "inserted": true, "grain": "product", "channel": 3, "cell": [1, 2]},
        "set": {"/layers/1/stride": [1, 2], "/input/0": [3, "1/3", "nan"]}, "text": {"en": "{{{stride}}}", "zh_CN": "{size}"}, "notes": "slowly", "general": true, "mine": [1]})",
        "2", R"(, "written_for": "0123456789abcdef")"), "test").lesson;
    CHECK(lesson.beats[0].show->view == core::Show::Picture::Chain);
    CHECK(lesson.beats[0].show->cell == core::Size{1, 2});
    CHECK(core::parseLesson(core::writeLesson(lesson), "test").lesson == lesson);
    CHECK(core::writeLesson(lesson).find("\"version\": 2") != std::string::npos);
}

TEST_CASE("what is set follows the layers")
{
    const std::vector<core::Change> set = {{"/layers/0/stride", "1"}, {"/layers/1", "2"}, {"/layers/2/bias/0", "3"}, {"/input/0", "4"}};
    const std::vector<core::Change> expected = {{"/layers/1/stride", "1"}, {"/layers/0/bias/0", "3"}, {"/input/0", "4"}};
    CHECK(core::followed(set, {1, -1, 0}) == expected);
}

TEST_CASE("a fingerprint is of the numbers alone")
{
    rc::check("changed by any number, by nothing else", [] {
        const Lesson lesson = *samples::anyLesson();
        const std::string mark = core::fingerprint(lesson);
        RC_ASSERT(mark.size() == 16U);
        Lesson words = lesson;
        words.title.byLocale["en"] = "another";
        words.view.step += 1;
        words.beats.clear();
        RC_ASSERT(core::fingerprint(words) == mark);
        RC_ASSERT(core::fingerprint(core::parseLesson(core::writeLesson(lesson), "test").lesson) == mark);
        Lesson numbers = lesson;
        const auto position = *rc::gen::inRange<std::int64_t>(0, lesson.input.size());
        float& value = numbers.input.mutableData()[std::size_t(position)];
        value = value == 17.0F ? 18.0F : 17.0F;
        RC_ASSERT(core::fingerprint(numbers) != mark);
        Lesson layers = lesson;
        layers.layers.emplace_back().type = "relu";
        RC_ASSERT(core::fingerprint(layers) != mark);
    });
}

TEST_CASE("any number of the picture can be named")
{
    rc::check("by its place", [] {
        const core::Network network(*samples::lessonOf(*rc::gen::elementOf(std::vector<std::string>{"conv2d", "max_pool2d", "avg_pool2d"}), samples::Numbers::Finite));
        const int k = network.layerCount() - 1;
        RC_PRE(network.reached(k));
        const std::int64_t step = *rc::gen::inRange<std::int64_t>(0, network.stepCount(k));
        const core::Step now = network.stepAt(k, step);
        const std::string at = std::to_string(now.output.c) + ", " + std::to_string(now.output.row) + ", " + std::to_string(now.output.col);
        const std::string shown = core::shownNumber(double(network.outputOf(k).at({now.output.n, now.output.c, now.output.row, now.output.col})));
        RC_ASSERT(core::filledIn("{output(" + at + ")}", network, k, step) == shown);
        RC_ASSERT(core::filledIn("{output(" + at.substr(at.find(' ') + 1) + ")}", network, k, step) == shown);
        RC_ASSERT(core::filledIn("{equation}", network, k, step) == core::equation(network.layer(k), now, {}, core::Terms::NonZero).text());
    });
}
