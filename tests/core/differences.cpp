#include "core/differences.h"

#include "core/lesson_file.h"

#include <doctest/doctest.h>

#include <limits>

static core::Lesson lesson(const std::string& input, const std::string& layers, const std::string& more = {})
{
    return core::parseLesson(R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layers + "]" + more + "}", "test").lesson;
}

static const std::string input = "[[1, 2], [3, 4]]";
static const std::string relu = R"({"type": "relu"})";
static const std::string tanh = R"({"type": "tanh"})";

/// What is other in the second lesson than in the first, as one line.
static std::string said(const core::Lesson& before, const core::Lesson& now)
{
    std::string text;
    for (const core::Message& message : core::differences(before, now))
        text += (text.empty() ? "" : "; ") + message.english();
    return text;
}

TEST_CASE("equal lessons differ in nothing, NaN included")
{
    const core::Lesson one = lesson(R"([["nan", "1/9"]])", relu, R"(, "mine": {"a": 1}, "title": "t")");
    CHECK(said(one, one).empty());
    core::Lesson copy = one;
    copy.input = core::Tensor(core::Shape{1, 1, 1, 2}, {std::numeric_limits<float>::quiet_NaN(), 1.0F / 9.0F});
    CHECK(said(one, copy).empty());
}

TEST_CASE("changed cells are counted, another shape is told with both sizes")
{
    const core::Lesson before = lesson(input, relu);
    CHECK(said(before, lesson("[[1, 2], [3, 5]]", relu)) == "1 cell of the input differs");
    CHECK(said(before, lesson("[[0, 2], [3, -4]]", relu)) == "2 cells of the input differ");
    CHECK(said(lesson("[[0, 1]]", relu), lesson("[[-0.0, 1]]", relu)) == "1 cell of the input differs");
    CHECK(said(before, lesson("[[1, 2, 5], [3, 4, 6]]", relu)) == "the input is 2 × 3 instead of 2 × 2");
    CHECK(said(before, lesson("[[[1, 2], [3, 4]], [[1, 2], [3, 4]]]", relu)) == "the input is 2 × 2 × 2 instead of 2 × 2");
    CHECK(said(lesson(R"([["1/2"]])", relu), lesson("[[0.5]]", relu)) == "numbers of the input are written differently");
}

TEST_CASE("layers are counted when there are more or fewer, else those that differ")
{
    const core::Lesson before = lesson(input, relu + "," + relu);
    CHECK(said(before, lesson(input, relu)) == "1 layer instead of 2");
    CHECK(said(before, lesson(input, "")) == "0 layers instead of 2");
    CHECK(said(before, lesson(input, relu + "," + tanh)) == "1 layer differs (tanh)");
    CHECK(said(before, lesson(input, tanh + "," + tanh)) == "2 layers differ");
}

TEST_CASE("words, place and unknown entries are named; what weighs most comes first")
{
    const core::Lesson before = lesson(input, relu);
    const std::string words = R"(, "title": "x", "about": {"minutes": 5}, "beats": [{"layer": 0, "step": 0, "text": "a"}], "questions": [{"layer": 0, "step": 0, "kind": "predict"}],
        "view": {"layer": 0, "step": 1})";
    CHECK(said(before, lesson("[[9, 2], [3, 4]]", relu + "," + relu, words))
          == "2 layers instead of 1; 1 cell of the input differs; the title differs; what it is about differs; the words differ; the questions differ; it opens at another place");
    CHECK(said(before, lesson(input, relu, R"(, "mine": 1)")) == "further entries of the file differ");
}
