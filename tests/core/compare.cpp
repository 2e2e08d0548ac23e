#include "samples.h"

#include "core/compare.h"
#include "core/operator.h"

#include <doctest/doctest.h>

using core::Comparison;

static core::Lesson lesson(const std::string& layers, const std::string& view)
{
    return core::parseLesson(R"({"format": "poolscope", "version": 1, "input": [[1,3,2,1],[2,9,1,1],[1,4,2,3],[5,6,1,2]], "layers": [)" + layers
                                 + R"(], "view": )" + view + "}",
                             "compare")
        .lesson;
}

static const std::string maxPool = R"({"type": "max_pool2d", "kernel_size": 2})";
static const std::string maxOrAverage = R"({"layer": 0, "step": 0, "compare": {"type": "avg_pool2d", "kernel_size": 2}})";

/// "3" for a stop at its fourth window, "3w" while it waits there.
static std::string stops(const Comparison& comparison, Comparison::Side side)
{
    std::string text;
    for (std::int64_t i = 0; i < comparison.stepCount(); ++i) {
        const Comparison::Stop stop = comparison.at(i)[side];
        text += (i > 0 ? " " : "") + std::to_string(stop.step) + (stop.waits ? "w" : "");
    }
    return text;
}

TEST_CASE("a file's view.compare is read, written, and left out where there is none")
{
    const core::Lesson read = lesson(maxPool, maxOrAverage);
    REQUIRE(read.view.compare);
    CHECK(read.view.compare->type == "avg_pool2d");
    CHECK(read.view.compare->rows.stride == 2);
    const std::string written = core::writeLesson(read);
    CHECK(written.find(R"("view": {"layer": 0, "step": 0, "compare": {"type": "avg_pool2d", "kernel_size": 2, "stride": 2}})") != std::string::npos);
    CHECK(core::parseLesson(written, "again").lesson == read);
    CHECK(core::writeLesson(lesson(maxPool, R"({"layer": 0, "step": 1, "compare": null})")).find("compare") == std::string::npos);
}

TEST_CASE("what is wrong with view.compare is said with its place, as of any layer")
{
    const auto errorOf = [](const std::string& compare) -> std::string {
        try {
            lesson(maxPool, R"({"layer": 0, "compare": )" + compare + "}");
        } catch (const core::FileError& error) {
            return error.what();
        }
        return {};
    };
    CHECK(errorOf("3") == "compare: /view/compare: must be an object, got 3");
    CHECK(errorOf("{}") == "compare: /view/compare: \"type\" is missing");
    CHECK(errorOf(R"({"type": "avg_pool2d"})") == "compare: /view/compare: \"kernel_size\" is missing");
    CHECK(errorOf(R"({"type": "avg_pool2d", "kernel_size": 2, "stride": 0})") == "compare: /view/compare/stride: must be at least 1, got 0");
    CHECK(errorOf(R"({"type": "median_pool2d"})").find("/view/compare/type: there is no operator \"median_pool2d\"") != std::string::npos);
    const core::LessonFile file = core::parseLesson(
        R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [], "view": {"compare": {"type": "relu", "colour": "red"}}})", "odd");
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings.front().place.find("/view/compare/colour") != std::string::npos);
    CHECK(core::writeLesson(file.lesson).find("colour") != std::string::npos);
}

TEST_CASE("both layers read the same input, wherever in the chain they stand")
{
    const core::Network network(lesson(R"({"type": "relu"}, )" + maxPool, R"({"layer": 1, "compare": {"type": "avg_pool2d", "kernel_size": 2}})"));
    REQUIRE(network.compared() != nullptr);
    CHECK(network.compared()->inputOf(1).sharesDataWith(network.inputOf(1)));
    CHECK(network.compared()->outputOf(1) == core::Tensor::plane({{3.75F, 1.25F}, {4, 2}}));
    CHECK(network.outputOf(1) == core::Tensor::plane({{9, 2}, {6, 3}}));
    CHECK(Comparison::of(network, 1));
    CHECK_FALSE(Comparison::of(network, 0));
}

TEST_CASE("there is no comparison with a layer that cannot run, nor where nothing arrives")
{
    CHECK_FALSE(Comparison::of(core::Network(lesson(maxPool, R"({"layer": 0, "compare": {"type": "avg_pool2d", "kernel_size": 5}})")), 0));
    CHECK_FALSE(Comparison::of(core::Network(lesson(R"({"type": "max_pool2d", "kernel_size": 5})", maxOrAverage)), 0));
    const core::Network broken(lesson(R"({"type": "max_pool2d", "kernel_size": 5}, {"type": "relu"})", R"({"layer": 1, "compare": {"type": "tanh"}})"));
    CHECK(broken.compared() == nullptr);
    CHECK(core::Network(lesson(maxPool, R"({"layer": 7, "compare": {"type": "tanh"}})")).compared() == nullptr);
}

TEST_CASE("outputs of one size: the same cell, step by step")
{
    const core::Network network(lesson(maxPool, maxOrAverage));
    const Comparison comparison = *Comparison::of(network, 0);
    CHECK(comparison.sameWindows());
    CHECK(comparison.stepCount() == 4);
    CHECK(stops(comparison, Comparison::A) == "0 1 2 3");
    CHECK(stops(comparison, Comparison::B) == "0 1 2 3");
    CHECK(comparison.stepAt(Comparison::A, 0).value == 9.0);
    CHECK(comparison.stepAt(Comparison::B, 0).value == 3.75);
}

TEST_CASE("stride 1 sets the pace for stride 2, which waits between its windows")
{
    const std::string strideOne = R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})";
    const core::Network asA(lesson(strideOne, R"({"layer": 0, "compare": )" + maxPool + "}"));
    const Comparison a = *Comparison::of(asA, 0);
    CHECK(a.pace() == Comparison::A);
    CHECK_FALSE(a.sameWindows());
    CHECK(a.stepCount() == 9);
    CHECK(stops(a, Comparison::A) == "0 1 2 3 4 5 6 7 8");
    CHECK(stops(a, Comparison::B) == "0 0w 1 0w 0w 1w 2 2w 3");
    std::string known;
    for (std::int64_t i = 0; i < a.stepCount(); ++i)
        known += std::to_string(a.at(i)[Comparison::B].known) + ' ';
    CHECK(known == "1 1 2 2 2 2 3 3 4 ");

    const core::Network asB(lesson(maxPool, R"({"layer": 0, "compare": )" + strideOne + "}"));
    const Comparison b = *Comparison::of(asB, 0);
    CHECK(b.pace() == Comparison::B);
    CHECK(stops(b, Comparison::A) == "0 0w 1 0w 0w 1w 2 2w 3");
    CHECK(core::shownStepCount(asB, 0) == 9);
    CHECK(asB.stepCount(0) == 4);
}

TEST_CASE("whatever is compared: stops are windows that exist, what is known only grows, and in the end all is")
{
    CHECK(rc::check("lockstep", [] {
        const auto all = core::operators();
        const auto any = [&] { return *samples::lessonOf(std::string((*rc::gen::elementOf(std::vector(all.begin(), all.end())))->type), samples::Numbers::Finite); };
        core::Lesson one = any();
        one.view.layer = int(one.layers.size()) - 1;
        one.view.compare = any().layers.back();
        const core::Network network(one);
        const auto comparison = Comparison::of(network, one.view.layer);
        RC_PRE(comparison.has_value());
        RC_PRE(comparison->stepCount() < 5000);
        for (const auto side : {Comparison::A, Comparison::B}) {
            const core::Shape& shape = comparison->outputOf(side);
            std::int64_t known = 0;
            for (std::int64_t i = 0; i < comparison->stepCount(); ++i) {
                const Comparison::Stop stop = comparison->at(i)[side];
                RC_ASSERT(stop.step >= 0 && stop.step < core::stepCount(shape));
                const core::Cell cell = core::cellOfStep(shape, stop.step);
                RC_ASSERT(stop.known > std::int64_t(cell.row) * shape.w + cell.col);
                const bool newPlane = i % comparison->outputOf(comparison->pace()).planeSize() == 0;
                RC_ASSERT(newPlane || stop.known >= known);
                known = stop.known;
                if (side == comparison->pace())
                    RC_ASSERT(stop.step == i && !stop.waits);
            }
            RC_ASSERT(known == shape.planeSize());
        }
    }));
}

TEST_CASE("an output cell is found again: the first step that shows it shows it")
{
    const core::Network network(lesson(R"({"type": "max_pool2d", "kernel_size": 2, "stride": 1})", R"({"layer": 0, "compare": )" + maxPool + "}"));
    const Comparison comparison = *Comparison::of(network, 0);
    for (const auto side : {Comparison::A, Comparison::B}) {
        for (std::int64_t k = 0; k < core::stepCount(comparison.outputOf(side)); ++k) {
            const std::int64_t step = comparison.stepOf(side, core::cellOfStep(comparison.outputOf(side), k));
            CHECK(comparison.at(step)[side].step == k);
            CHECK_FALSE(comparison.at(step)[side].waits);
        }
    }
}

TEST_CASE("an edit of the compared layer or of the input reaches the comparison, and a copy keeps what it had")
{
    core::Lesson edited = lesson(maxPool, maxOrAverage);
    core::Network network(edited);
    const core::Network copy = network;
    edited.input.set({0, 0, 0, 0}, 5.0F);
    network.update(edited);
    CHECK(network.compared()->outputOf(0).data()[0] == 4.75F);
    edited.view.compare->type = "min_pool2d";
    network.update(edited);
    CHECK(network.compared()->outputOf(0).data()[0] == 2.0F);
    edited.view.compare.reset();
    network.update(edited);
    CHECK(network.compared() == nullptr);
    CHECK(copy.compared()->outputOf(0).data()[0] == 3.75F);
}
