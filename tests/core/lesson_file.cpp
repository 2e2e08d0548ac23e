#include "samples.h"

#include "core/lesson_file.h"
#include "core/missing.h"
#include "resources/builtin_lessons.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <string>

using namespace samples;

TEST_CASE("a lesson that is written and read again is the same lesson")
{
    CHECK(rc::check("round trip", [] {
        const core::Lesson lesson = *anyLesson();
        const std::string json = core::writeLesson(lesson);
        const core::LessonFile read = core::parseLesson(json, "lesson");
        const core::Lesson& back = read.lesson;
        RC_ASSERT(back == lesson);
        RC_ASSERT(std::none_of(read.warnings.begin(), read.warnings.end(), [](const core::Oddity& warning) { return warning.english().find("rounded") != std::string::npos; }));
        RC_ASSERT(core::writeLesson(back) == json);
    }));
}

TEST_CASE("unknown keys are kept, written back, and warned of with their place")
{
    const std::string json = R"({"format": "poolscope", "version": 1, "input": [[1]], "x": {"deep": [1, "2"]},
        "about": {"minutes": 5, "level": 1}, "layers": [{"type": "relu", "colour": "red"}], "view": {"zoom": 2}, "beats": [{"layer": 0, "step": 0, "text": "a", "y": 1}]})";
    const core::LessonFile file = core::parseLesson(json, "lesson");
    REQUIRE(file.warnings.size() == 5);
    std::string all;
    for (const core::Oddity& warning : file.warnings)
        all += warning.english() + '\n';
    for (const char* place : {"/x: ", "/about/level: ", "/layers/0/colour: ", "/view/zoom: ", "/beats/0/y: "}) {
        CAPTURE(place);
        CHECK(all.find(place) != std::string::npos);
    }
    const std::string written = core::writeLesson(file.lesson);
    CHECK(written.find("\"deep\"") != std::string::npos);
    CHECK(core::parseLesson(written, "lesson").lesson == file.lesson);
}

TEST_CASE("what a lesson is about is said in any version of the file")
{
    const std::string about = R"("about": {"group": {"en": "Pooling"}, "teaches": "it chooses", "minutes": 6})";
    const core::LessonFile file = core::parseLesson(R"({"format": "poolscope", "version": 1, "input": [[1]], )" + about + "}", "lesson");
    CHECK(file.warnings.empty());
    REQUIRE(file.lesson.about);
    CHECK(file.lesson.about->group.in("zh_CN") == "Pooling");
    CHECK(file.lesson.about->teaches.in("en") == "it chooses");
    CHECK(file.lesson.about->minutes == 6);
    const std::string written = core::writeLesson(file.lesson);
    CHECK(written.find("\"version\": 1,\n  " + about) != std::string::npos);
}

TEST_CASE("every built-in lesson reads without a warning, runs, and is written as it was")
{
    CHECK(resources::builtinLessons().size() >= 4);
    for (const resources::BuiltinLesson& builtin : resources::builtinLessons()) {
        CAPTURE(builtin.name);
        const core::LessonFile file = core::parseLesson(builtin.json, std::string(builtin.name));
        CHECK(file.warnings.empty());
        CHECK(core::parseLesson(core::writeLesson(file.lesson), "again").lesson == file.lesson);
        const core::Network network(file.lesson);
        CHECK(network.firstProblem() == -1);
        CHECK_FALSE(file.lesson.title.in("en").empty());
        CHECK_FALSE(file.lesson.title.in("zh_CN").empty());
        const auto stands = [&](int layer, std::int64_t step) {
            return layer >= 0 && layer < network.layerCount() && step >= 0 && step < network.stepCount(layer);
        };
        CHECK(stands(file.lesson.view.layer, file.lesson.view.step));
        for (const core::Question& question : file.lesson.questions)
            CHECK(stands(question.layer, question.step));
    }
}

/// A lesson with something of its own in place of a part.
static std::string with(const std::string& input, const std::string& layer, const std::string& more = "")
{
    return R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layer + "]" + more + "}";
}

/// A file of version 2 with a layer and these questions about it.
static std::string versionTwo(const std::string& questions, const std::string& layer = R"({"type": "relu"})")
{
    return R"({"format": "poolscope", "version": 2, "input": [[1, 2, 3]], "layers": [)" + layer + R"(], "questions": [)" + questions + "]}";
}

static std::string repeated(const std::string& text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

static const std::string pool = R"({"type": "max_pool2d", "kernel_size": 2})";

TEST_CASE("what cannot be honoured is refused with its place and a sentence")
{
    struct Bad {
        std::string what;
        std::string json;
        const char* place;
        const char* says;
    };
    const Bad table[] = {
        {"nothing", "", "", "empty"},
        {"not JSON", "hello", "line 1, column 1", ""},
        {"truncated", "{\n  \"format\": \"poolscope\",\n  \"input\": [[1, 2", "line 3, column", ""},
        {"text after the end", with("[[1]]", "") + " x", "line 1, column", ""},
        {"NaN as a literal", with("[[NaN]]", ""), "line 1, column", ""},
        {"a comment", "// hi\n" + with("[[1]]", ""), "line 1, column 1", ""},
        {"invalid UTF-8", with("[[1]]", "", ", \"title\": \"\xC3\x28\""), "line 1, column", ""},
        {"a lone surrogate", with("[[1]]", "", R"(, "title": "\ud800")"), "line 1, column", ""},
        {"a key twice", with("[[1]]", "", ", \"input\": [[2]]"), "", "twice"},
        {"65 levels", with("[[1]]", "", ", \"x\": " + repeated("[", 64) + repeated("]", 64)), "", "64"},
        {"100000 levels", with("[[1]]", "", ", \"x\": " + repeated("[", 100000)), "", "64"},
        {"an array", "[]", "/", "must be an object"},
        {"no format", R"({"version": 1})", "/", "Poolscope"},
        {"another format", R"({"format": "ipynb", "version": 1})", "/", "Poolscope"},
        {"no version", R"({"format": "poolscope", "input": [[1]]})", "/", "version"},
        {"a newer version", R"({"format": "poolscope", "version": 3, "input": 7})", "/version", "newer"},
        {"version 0", R"({"format": "poolscope", "version": 0})", "/version", "at least 1"},
        {"no input", R"({"format": "poolscope", "version": 1})", "/", "input"},
        {"a word for input", with("\"one\"", ""), "/input", "array"},
        {"a vector for input", with("[1, 2]", ""), "/input", ""},
        {"five levels", with("[[[[[1]]]]]", ""), "/input", ""},
        {"an empty input", with("[]", ""), "/input", "at least 1"},
        {"an empty row", with("[[]]", ""), "/input", "at least 1"},
        {"rows of unequal length", with("[[1, 2], [3]]", ""), "/input/1", "1 entry"},
        {"a row that is none", with("[[1, 2], 3]", ""), "/input/1", "array"},
        {"a null", with("[[1, null]]", ""), "/input/0/1", "null"},
        {"true", with("[[true]]", ""), "/input/0/0", "true"},
        {"a number in quotes", with("[[\"7\"]]", ""), "/input/0/0", "\"7\""},
        {"a fraction over 0", with("[[\"1/0\"]]", ""), "/input/0/0", "1/0"},
        {"1e39", with("[[1e39]]", ""), "/input/0/0", "float"},
        {"1e999", with("[[1e999]]", ""), "", ""},
        {"10^9 x 10^9 cells", with(R"({"shape": [1000000000, 1000000000], "data": []})", ""), "/input/shape", "at most"},
        {"2^28 channels", with(R"({"shape": [268435456, 1, 1], "data": []})", ""), "/input/shape", "1024"},
        {"too many samples", with(R"({"shape": [16, 1024, 4096, 4096], "data": []})", ""), "/input/shape", "268435456"},
        {"a shape that says more", with(R"({"shape": [2, 2], "data": [1, 2, 3]})", ""), "/input/data", "3"},
        {"a negative extent", with(R"({"shape": [-2, 2], "data": []})", ""), "/input/shape/0", "at least 1"},
        {"a fraction of an extent", with(R"({"shape": [1.5, 2], "data": []})", ""), "/input/shape/0", "1.5"},
        {"no data", with(R"({"shape": [1, 1]})", ""), "/input", "data"},
        {"another key in a tensor", with(R"({"shape": [1, 1], "data": [1], "dtype": "f"})", ""), "/input", "dtype"},
        {"4097 columns", with("[[" + repeated("0,", 4096) + "0]]", ""), "/input", "4096"},
        {"layers that are no array", R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": {}})", "/layers", "array"},
        {"65 layers", with("[[1]]", repeated("{\"type\": \"relu\"},", 64) + "{\"type\": \"relu\"}"), "/layers", "64"},
        {"a layer that is none", with("[[1]]", "7"), "/layers/0", "object"},
        {"no type", with("[[1]]", "{}"), "/layers/0", "type"},
        {"an unknown type", with("[[1]]", R"({"type": "maxpool"})"), "/layers/0/type", "max_pool2d"},
        {"no kernel_size", with("[[1]]", R"({"type": "max_pool2d"})"), "/layers/0", "kernel_size"},
        {"no weight", with("[[1]]", R"({"type": "conv2d"})"), "/layers/0", "weight"},
        {"no output_size", with("[[1]]", R"({"type": "adaptive_avg_pool2d"})"), "/layers/0", "output_size"},
        {"no indices_from", with("[[1]]", R"({"type": "max_unpool2d"})"), "/layers/0", "indices_from"},
        {"stride 0", with("[[1]]", pool + R"(, {"type": "max_pool2d", "kernel_size": 1, "stride": 0})"), "/layers/1/stride", "at least 1, got 0"},
        {"NaN for a size", with("[[1]]", R"({"type": "max_pool2d", "kernel_size": "nan"})"), "/layers/0/kernel_size", "whole number"},
        {"half a size", with("[[1]]", R"({"type": "max_pool2d", "kernel_size": 2.5})"), "/layers/0/kernel_size", "2.5"},
        {"three sizes", with("[[1]]", R"({"type": "max_pool2d", "kernel_size": [1, 2, 3]})"), "/layers/0/kernel_size", "3"},
        {"a huge size", with("[[1]]", R"({"type": "max_pool2d", "kernel_size": 99999999999999999999})"), "/layers/0/kernel_size", ""},
        {"negative padding", with("[[1]]", R"({"type": "avg_pool2d", "kernel_size": 2, "padding": [0, -1]})"), "/layers/0/padding/1", "at least 0, got -1"},
        {"padding in words", with("[[1]]", R"({"type": "avg_pool2d", "kernel_size": 2, "padding": "full"})"), "/layers/0/padding", "full"},
        {"three paddings", with("[[1]]", R"({"type": "avg_pool2d", "kernel_size": 2, "padding": [0, 0, 0]})"), "/layers/0/padding", "3"},
        {"an unknown border", with("[[1]]", R"({"type": "conv2d", "weight": [[1]], "padding_mode": "mirror"})"), "/layers/0/padding_mode", "mirror"},
        {"ceil_mode 1", with("[[1]]", R"({"type": "max_pool2d", "kernel_size": 1, "ceil_mode": 1})"), "/layers/0/ceil_mode", "true or false"},
        {"groups 0", with("[[1]]", R"({"type": "conv2d", "weight": [[1]], "groups": 0})"), "/layers/0/groups", "at least 1"},
        {"divisor 0", with("[[1]]", R"({"type": "avg_pool2d", "kernel_size": 1, "divisor_override": 0})"), "/layers/0/divisor_override", "0"},
        {"norm 0", with("[[1]]", R"({"type": "lp_pool2d", "kernel_size": 1, "norm_type": 0})"), "/layers/0/norm_type", "above 0"},
        {"a bias that is none", with("[[1]]", R"({"type": "conv2d", "weight": [[1]], "bias": 1})"), "/layers/0/bias", "array"},
        {"a layer from the future", with("[[1]]", pool, R"(, "view": {"layer": -1})"), "/view/layer", "at least 0"},
        {"a number for a title", with("[[1]]", "", R"(, "title": 7)"), "/title", "text"},
        {"a number in a title", with("[[1]]", "", R"(, "title": {"en": 7})"), "/title/en", "text"},
        {"about in a word", with("[[1]]", "", R"(, "about": "pooling")"), "/about", "object"},
        {"a number for a group", with("[[1]]", "", R"(, "about": {"group": {"en": 7}})"), "/about/group/en", "text"},
        {"no minutes", with("[[1]]", "", R"(, "about": {"minutes": 0})"), "/about/minutes", "at least 1"},
        {"half a minute", with("[[1]]", "", R"(, "about": {"minutes": 0.5})"), "/about/minutes", "whole number"},
        {"beats that are no array", with("[[1]]", "", R"(, "beats": 1)"), "/beats", "array"},
        {"an input without its cell", versionTwo(R"({"kind": "input"})"), "/questions/0", "\"cell\" is missing"},
        {"a cell in words", versionTwo(R"({"kind": "weight", "cell": "first"})"), "/questions/0/cell", "array"},
        {"a cell of one number", versionTwo(R"({"kind": "weight", "cell": [1]})"), "/questions/0/cell", "[row, column]"},
        {"a cell before the first", versionTwo(R"({"kind": "input", "cell": [0, -1]})"), "/questions/0/cell/1", "at least 0"},
        {"half a step", with("[[1]]", "", R"(, "questions": [{"step": 0.5}])"), "/questions/0/step", "whole number"},
    };
    for (const Bad& bad : table) {
        CAPTURE(bad.what);
        try {
            core::parseLesson(bad.json, "bad.poolscope");
            FAIL_CHECK("was read: " << bad.json.substr(0, 300));
        } catch (const core::FileError& error) {
            const std::string line = error.what();
            CAPTURE(line);
            CHECK(line.rfind("bad.poolscope: ", 0) == 0);
            CHECK(line.find('\n') == std::string::npos);
            CHECK(line.size() < 600);
            CHECK(error.place().rfind(bad.place, 0) == 0);
            CHECK(error.message().english().find(bad.says) != std::string::npos);
            CHECK(error.message().english().find('{') == std::string::npos);
        }
    }
}

TEST_CASE("what is missing reads back as it was written, and needs version 2")
{
    const std::string all = R"({"layer": 0, "step": 1, "kind": "input", "cell": [0, 1], "mine": 1}, {"layer": 0, "step": 0, "kind": "weight", "cell": [2, 0, 0]},
        {"layer": 0, "step": 0, "kind": "bias"}, {"layer": 1, "step": 0, "kind": "winner"}, {"layer": 0, "step": 0, "kind": "output"}, {"layer": 0, "step": 0, "kind": "trace", "cell": [1, 2]})";
    const core::Lesson lesson = core::parseLesson(versionTwo(all), "test").lesson;
    REQUIRE(lesson.questions.size() == 6);
    CHECK(lesson.questions[0].cell == core::Cell{0, 0, 0, 1});
    CHECK(lesson.questions[1].cell == core::Cell{0, 2, 0, 0});
    CHECK(core::missingOf(lesson.questions[1])->asks == core::Asks::Weight);
    CHECK_FALSE(core::missingOf(lesson.questions[5]));
    const std::string written = core::writeLesson(lesson);
    CHECK(written.find("\"version\": 2") != std::string::npos);
    CHECK(core::parseLesson(written, "test").lesson == lesson);
    core::Lesson older = lesson;
    older.questions.erase(older.questions.begin(), older.questions.begin() + 4);
    CHECK(core::writeLesson(older).find("\"version\": 1") != std::string::npos);
    CHECK(core::parseLesson(core::writeLesson(older), "test").lesson == older);
}

TEST_CASE("a word of version 1 for a question stays its author's")
{
    const std::string old = with("[[1]]", R"({"type": "relu"})", R"(, "questions": [{"layer": 0, "step": 0, "kind": "winner", "cell": 7}])");
    const core::LessonFile file = core::parseLesson(old, "test");
    CHECK(file.warnings.size() == 2);
    CHECK_FALSE(core::missingOf(file.lesson.questions[0]));
    const std::string written = core::writeLesson(file.lesson);
    CHECK(written.find("\"version\": 1") != std::string::npos);
    CHECK(written.find("\"winner\"") != std::string::npos);
    CHECK(core::parseLesson(written, "test").lesson == file.lesson);
    core::Lesson grown = file.lesson;
    grown.questions.emplace_back().kind = "bias";
    CHECK_FALSE(core::missingOf(core::parseLesson(core::writeLesson(grown), "test").lesson.questions[0]));
}

TEST_CASE("a question that its layer cannot answer is a warning with its place")
{
    const auto warning = [](const std::string& layer, const std::string& question) {
        const auto found = core::parseLesson(versionTwo(question, layer), "test").warnings;
        return found.empty() ? "" : found.back().english();
    };
    const std::string conv = R"({"type": "conv2d", "weight": [[1, 2]]})";
    CHECK(warning(pool, R"({"kind": "winner"})").empty());
    CHECK(warning(conv, R"({"kind": "winner"})").rfind("/questions/0: asks for the winner of conv2d", 0) == 0);
    CHECK(warning(conv, R"({"kind": "bias"})").find("has none") != std::string::npos);
    CHECK(warning(conv, R"({"kind": "weight", "cell": [0, 2]})").find("beyond the kernel, which is 1 × 2") != std::string::npos);
    CHECK(warning(pool, R"({"kind": "weight", "cell": [0, 0]})").find("has none") != std::string::npos);
    CHECK(warning(R"({"type": "tanh"})", R"({"kind": "input", "cell": [0, 0]})").find("sums, averages and maxima") != std::string::npos);
    CHECK(warning(pool, R"({"kind": "trace"})").rfind("/questions/0/kind: version 2 has no questions of kind", 0) == 0);
}

TEST_CASE("whole numbers that a float32 rounds are warned of, once for each tensor")
{
    const auto warnings = [](const std::string& json) {
        std::string all;
        for (const core::Oddity& warning : core::parseLesson(json, "lesson").warnings)
            all += warning.english() + '\n';
        return all;
    };
    CHECK(warnings(with("[[16777217, 1], [2, -33554433]]", R"({"type": "conv2d", "weight": [["1/9", 16777219]], "bias": [9007199254740993]})"))
          == "/input: 2 whole numbers above 16777216 are rounded to a float32: the first, 16777217, is kept as 16777216.\n"
             "/layers/0/weight: Whole numbers above 16777216 are rounded to a float32: 16777219 is kept as 16777220.\n"
             "/layers/0/bias: Whole numbers above 16777216 are rounded to a float32: 9007199254740993 is kept as 9007199254740992.\n");
    CHECK(warnings(with(R"({"shape": [1, 1], "data": [18446744073709551615]})", ""))
          == "/input: Whole numbers above 16777216 are rounded to a float32: 18446744073709551615 is kept as 18446744073709551616.\n");
    CHECK(warnings(with("[[16777216, 0.1, 16777216.5, 1.5e+11, 1e30, \"nan\", -9007199254740992]]", "")).empty());
}

TEST_CASE("a byte order mark, a fraction, decimals like 2.0 for sizes and both spellings of nothing are let pass")
{
    const core::Lesson lesson = core::parseLesson("\xEF\xBB\xBF" + with("[[\"1/9\", \"-inf\"], [\"nan\", -0.0]]",
        R"({"type": "avg_pool2d", "kernel_size": 2.0, "divisor_override": null}, {"type": "conv2d", "weight": [[1]], "bias": null})"), "ok").lesson;
    CHECK(lesson.input.data()[0] == float(1.0 / 9.0));
    CHECK(std::signbit(lesson.input.data()[3]));
    CHECK(lesson.layers[0].rows.size == 2);
    CHECK_FALSE(lesson.layers[0].divisorOverride);
    CHECK_FALSE(lesson.layers[1].bias);
    CHECK(core::writeLesson(lesson).find("\"1/9\"") != std::string::npos);
}

TEST_CASE("every truncation of a lesson is refused, none crashes")
{
    const std::string json = core::writeLesson(core::parseLesson(resources::builtinLessons()[0].json, "whole").lesson);
    const std::size_t end = json.find_last_of('}');
    for (std::size_t length = 0; length <= end; ++length)
        CHECK_THROWS_AS(core::parseLesson(json.substr(0, length), "cut"), core::FileError);
}

TEST_CASE("any single byte of a lesson may change without harm")
{
    CHECK(rc::check("bytes", [] {
        const auto lessons = resources::builtinLessons();
        std::string json(lessons[*rc::gen::inRange<std::size_t>(0, lessons.size())].json);
        RC_PRE(json.size() < 20000U);
        json[*rc::gen::inRange<std::size_t>(0, json.size())] = *rc::gen::arbitrary<char>();
        try {
            const core::Lesson lesson = core::parseLesson(json, "changed").lesson;
            RC_ASSERT(core::parseLesson(core::writeLesson(lesson), "again").lesson == lesson);
        } catch (const core::FileError& error) {
            RC_ASSERT(!error.place().empty());
        }
    }));
}

TEST_CASE("a folder, and a file that is not there, are said to be so")
{
    const auto sentence = [](const char* path) -> std::string {
        try {
            core::readFile(path);
        } catch (const core::FileError& error) {
            return error.what();
        }
        return "was read";
    };
    CHECK(sentence("/") == "/: is a folder; a file is needed");
    CHECK(sentence("/nowhere/at/all").rfind("/nowhere/at/all: cannot be opened: ", 0) == 0);
}

TEST_CASE("tensors are read in all their forms")
{
    CHECK(core::parseTensor("[[1, 2], [3, 4]]", "t") == core::Tensor::plane({{1, 2}, {3, 4}}));
    CHECK(core::parseTensor("[[[1, 2]], [[3, 4]]]", "t").shape() == core::Shape{1, 2, 1, 2});
    CHECK(core::parseTensor("[[[[1, 2]]], [[[3, 4]]]]", "t").shape() == core::Shape{2, 1, 1, 2});
    CHECK(core::parseTensor(R"({"shape": [2, 1], "data": [1, "inf"]})", "t").shape() == core::Shape{1, 1, 2, 1});
    CHECK_THROWS_AS(core::parseTensor("7", "t"), core::FileError);
}
