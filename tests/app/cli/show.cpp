#include "program.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using nlohmann::json;

static const std::string exampleB = "builtin:convolve-then-pool";

static std::string lesson(const std::string& input, const std::string& layers)
{
    return R"({"format": "poolscope", "version": 1, "input": )" + input + R"(, "layers": [)" + layers + "]}";
}

static const std::string pool2 = R"({"type": "max_pool2d", "kernel_size": 2})";

TEST_CASE("show prints the example's numbers as a notebook would")
{
    const Outcome outcome = poolscope("show " + exampleB);
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    CHECK(outcome.out == R"(Convolve, then pool

input  5 × 5
[[1 0 0 0 1]
 [0 1 0 1 0]
 [0 0 1 0 0]
 [0 1 0 1 0]
 [1 0 0 0 1]]

0  conv2d(kernel_size=3, stride=1, padding=1)  →  5 × 5
[[1 0 1 0 2]
 [0 1 0 3 0]
 [1 0 3 0 1]
 [0 3 0 1 0]
 [2 0 1 0 1]]

1  relu  →  5 × 5
[[1 0 1 0 2]
 [0 1 0 3 0]
 [1 0 3 0 1]
 [0 3 0 1 0]
 [2 0 1 0 1]]

2  max_pool2d(kernel_size=2, stride=3)  →  2 × 2
[[1 3]
 [3 1]]
)");
}

TEST_CASE("show aligns decimals, signs, channels and samples")
{
    CHECK(poolscope("show builtin:average-pooling").out.find("[[3.75 1.25]\n [4    2   ]]") != std::string::npos);
    const Outcome outcome = poolscope("show -", lesson("[[[[-1, 0.5]], [[\"nan\", \"-inf\"]]], [[[10, 2]], [[3, 0.125]]]]", ""));
    CHECK(outcome.out == "\ninput  2 × 2 × 1 × 2\n"
                         "[[[[  -1        0.5  ]]\n\n"
                         "  [[ nan     -inf    ]]]\n\n\n"
                         " [[[  10        2    ]]\n\n"
                         "  [[   3        0.125]]]]\n");
}

TEST_CASE("a big plane is elided like numpy's")
{
    std::string row = "[0";
    for (int i = 1; i < 50; ++i)
        row += ',' + std::to_string(i);
    std::string rows = "[" + row + "]";
    for (int i = 1; i < 50; ++i)
        rows += ',' + row + ']';
    const Outcome outcome = poolscope("show -", lesson(rows + "]", ""));
    CHECK(outcome.out.find("[[ 0  1  2 … 47 48 49]\n [ 0  1  2 … 47 48 49]\n [ 0  1  2 … 47 48 49]\n …\n") != std::string::npos);
    CHECK(outcome.out.size() < 400);
}

TEST_CASE("show --steps prints every window's arithmetic")
{
    const Outcome outcome = poolscope("show --steps " + exampleB);
    CHECK(outcome.status == 0);
    int equations = 0;
    for (std::size_t at = outcome.out.find(" = "); at != std::string::npos; at = outcome.out.find(" = ", at + 1))
        ++equations;
    CHECK(equations == 25 + 25 + 4);
    CHECK(outcome.out.find("\n 9  (1, 3)  0·0 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 0·0 = 3\n") != std::string::npos);
    CHECK(outcome.out.find("\n4  (1, 1)  max(1, 0, 0, 1) = 1\n") != std::string::npos);
}

TEST_CASE("show --json is one object of the documented form")
{
    const Outcome outcome = poolscope("show --json " + exampleB);
    CHECK(outcome.status == 0);
    const json answer = json::parse(outcome.out);
    CHECK(answer.size() == 2);
    CHECK(answer["input"]["shape"] == json{1, 1, 5, 5});
    CHECK(answer["layers"].size() == 3);
    CHECK(answer["layers"][0]["type"] == "conv2d");
    CHECK_FALSE(answer["layers"][0].contains("indices"));
    CHECK_FALSE(answer["layers"][0].contains("grad_input"));
    CHECK(answer["layers"][2]["output"]["data"] == json{1, 3, 3, 1});
    CHECK(answer["layers"][2]["indices"]["shape"] == json{1, 1, 2, 2});
    CHECK(answer["layers"][2]["indices"]["data"] == json{0, 8, 16, 18});
}

TEST_CASE("numbers in JSON read back as the same float32, whatever they are")
{
    const char* const numbers = R"([0.1, -0.0, 1e-45, 3.4028235e38, 16777217, 0.333333343, "nan", "inf", "-inf"])";
    const Outcome outcome = poolscope("show - --json", lesson("[" + std::string(numbers) + "]", R"({"type": "min_pool2d", "kernel_size": 1})"));
    const json input = json::parse(outcome.out)["input"]["data"];
    const json given = json::parse(numbers);
    REQUIRE(input.size() == given.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        CAPTURE(i);
        if (given[i].is_string()) {
            CHECK(input[i] == given[i]);
        } else {
            CHECK(float(input[i].get<double>()) == given[i].get<float>());
            CHECK(std::signbit(input[i].get<double>()) == std::signbit(given[i].get<double>()));
        }
    }
    CHECK(json::parse(outcome.out)["layers"][0]["output"]["data"] == input);
    CHECK_FALSE(json::parse(outcome.out)["layers"][0].contains("indices"));
}

TEST_CASE("gradients flow back from ones, from a JSON tensor, and from an .npy file")
{
    const std::string text = lesson("[[1, 2], [3, 4]]", R"({"type": "conv2d", "weight": [[1, 10]], "bias": [0.5]}, {"type": "relu"})");
    const json ones = json::parse(poolscope("show - --json --gradients", text).out);
    CHECK(ones["layers"][0]["grad_input"]["data"] == json{1, 10, 1, 10});
    CHECK(ones["layers"][0]["grad_weight"]["data"] == json{4, 6});
    CHECK(ones["layers"][0]["grad_weight"]["shape"] == json{1, 1, 1, 2});
    CHECK(ones["layers"][0]["grad_bias"] == json{{"shape", {1}}, {"data", {2}}});
    CHECK(ones["layers"][1]["grad_input"]["shape"] == json{1, 1, 2, 1});
    CHECK_FALSE(ones["layers"][1].contains("grad_weight"));

    const Folder folder;
    const std::string asJson = folder.write("g.json", "[[2], [-1]]");
    const json given = json::parse(poolscope("show - --json --gradients --grad-output " + asJson, text).out);
    CHECK(given["layers"][0]["grad_input"]["data"] == json{2, 20, -1, -10});

    // 64-bit, big-endian, Fortran order: as an array from elsewhere may be
    std::string npy("\x93NUMPY\x01\x00", 8);
    std::string header = "{'descr': '>f8', 'fortran_order': True, 'shape': (2, 1), }";
    header.resize(117, ' ');
    header += '\n';
    npy += char(header.size());
    npy += '\0';
    npy += header + std::string("\x40\0\0\0\0\0\0\0", 8) + std::string("\xBF\xF0\0\0\0\0\0\0", 8);
    const std::string asNpy = folder.write("g.npy", npy);
    CHECK(json::parse(poolscope("show - --json --gradients --grad-output " + asNpy, text).out) == given);

    const Outcome wrong = poolscope("show - --json --gradients --grad-output " + folder.write("w.json", "[[1, 2]]"), text);
    CHECK(wrong.status == 1);
    CHECK(wrong.out.empty());
    CHECK(wrong.err.find("w.json: must have the shape of the last layer's output, 2 × 1, got 1 × 2\n") != std::string::npos);
    CHECK(poolscope("show - --gradients", text).out.find("gradient by the weight") != std::string::npos);
}

TEST_CASE("one layer alone comes with what it reads")
{
    const json answer = json::parse(poolscope("show --json --layer 2 " + exampleB).out);
    CHECK(answer["layers"].size() == 1);
    CHECK(answer["layers"][0]["type"] == "max_pool2d");
    CHECK(answer["input"]["data"][9] == 0);
    CHECK(answer["input"]["data"][8] == 3);
}

TEST_CASE("the command's own words being off ends with status 2 and one line")
{
    for (const char* words : {"", "shwo", "show", "show a b", "show builtin:relu --jsn", "show builtin:relu --layer", "show builtin:relu --layer x",
                              "show builtin:relu --layer 1", "show builtin:relu --layer -1", "show builtin:relu --grad-output x", "check",
                              "list more", "show - --gradients --grad-output -", "export builtin:relu", "export -o a.csv",
                              "export builtin:relu -o a.nonsense", "export builtin:relu -o noextension", "export builtin:relu -o /tmp/a.png --size 0x0",
                              "export builtin:relu -o /tmp/a.csv --table all", "export builtin:relu -o /tmp/a.png --theme pink",
                              "export builtin:relu -o /tmp/a.png --language fr", "export builtin:relu -o /tmp/a.png --step 9"}) {
        CAPTURE(words);
        const Outcome outcome = poolscope(words);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.errorLines() == 1);
    }
}

TEST_CASE("help and version are no faults")
{
    for (const char* words : {"--help", "show --help", "export --help", "--version", "export --version"}) {
        CAPTURE(words);
        const Outcome outcome = poolscope(words);
        CHECK(outcome.status == 0);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.size() > 10);
    }
    CHECK(poolscope("--version").out.rfind("poolscope-cli ", 0) == 0);
}

TEST_CASE("a lesson or file at fault ends with status 1 and one line: file, place, what is wrong")
{
    const Folder folder;
    const std::string truncated = folder.write("cut.poolscope", lesson("[[1]]", "").substr(0, 40));
    const std::string tooLarge = folder.write("large.poolscope", lesson("[[1]]", pool2));
    const std::string channels = folder.write("channels.poolscope", lesson("[[1]]", R"({"type": "conv2d", "weight": [[[[1]], [[1]]]]})"));
    const std::string newer = folder.write("newer.poolscope", R"({"format": "poolscope", "version": 7})");
    const std::pair<std::string, std::string> faults[] = {
        {"/nowhere", "/nowhere: cannot be opened"},
        {folder.file(""), ": is a folder"},
        {"builtin:nothing", "builtin:nothing: there is no built-in lesson"},
        {truncated, "cut.poolscope: line 1, column "},
        {tooLarge, "large.poolscope: /layers/0/kernel_size: "},
        {channels, "channels.poolscope: /layers/0/"},
        {newer, "newer.poolscope: /version: "},
    };
    for (const auto& fault : faults) {
        const auto& path = fault.first; // clang 14 lets CAPTURE take no structured bindings
        const auto& says = fault.second;
        for (const char* command : {"show --json", "check", "export -o /tmp/never-written.csv"}) {
            CAPTURE(path);
            CAPTURE(command);
            const Outcome outcome = poolscope(std::string(command) + " '" + path + '\'');
            CHECK(outcome.status == 1);
            CHECK(outcome.out.empty());
            CHECK(outcome.errorLines() == 1);
            CHECK(outcome.err.find(says) != std::string::npos);
        }
    }
    CHECK_FALSE(std::filesystem::exists("/tmp/never-written.csv"));
}

TEST_CASE("show prints what can be computed before it says what cannot")
{
    const Outcome outcome = poolscope("show -", lesson("[[1, -2]]", R"({"type": "relu"}, )" + pool2 + R"(, {"type": "tanh"})"));
    CHECK(outcome.status == 1);
    CHECK(outcome.out.find("0  relu  →  1 × 2\n[[1 0]]\n") != std::string::npos);
    CHECK(outcome.err.rfind("standard input: /layers/1/kernel_size: ", 0) == 0);
    CHECK(poolscope("show - --layer 0 --json", lesson("[[1, -2]]", R"({"type": "relu"}, )" + pool2)).status == 0);
}

TEST_CASE("check looks at every lesson, without computing any")
{
    const Folder folder;
    const std::string bad = folder.write("bad.poolscope", lesson("[[1]]", pool2));
    const Outcome outcome = poolscope("check builtin:relu '" + bad + "' " + exampleB);
    CHECK(outcome.status == 1);
    CHECK(outcome.out == "builtin:relu: fine: 3 × 3 → 3 × 3\n" + exampleB + ": fine: 5 × 5 → 5 × 5 → 5 × 5 → 2 × 2\n");
    CHECK(outcome.errorLines() == 1);
    const Outcome odd = poolscope("check -", R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [{"type": "relu"}],
                                                 "author": "me", "beats": [{"layer": 0, "step": 5, "text": "?"}]})");
    CHECK(odd.status == 0);
    CHECK(odd.err == "standard input: warning: /author: unknown key; kept as it is\n"
                     "standard input: warning: /beats/0/step: must be 0 to 0, got 5\n");
    const Outcome lost = poolscope("check -", R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [{"type": "relu"}],
                                                  "view": {"layer": 3}, "beats": [{"layer": 4, "step": 5, "text": "?"}]})");
    CHECK(lost.err == "standard input: warning: /beats/0/layer: there is no layer 4; kept as it is\n"
                      "standard input: warning: /view/layer: must be 0 to 0, got 3\n");
    const Outcome beats = poolscope("check -", R"({"format": "poolscope", "version": 2, "input": [[1, 2], [3, 4]], "layers": [)" + pool2 + R"(],
        "beats": [{"layer": 0, "step": 3, "set": {"/layers/0/kernel_size": 1, "/layers/0/stride": 1}}, {"layer": 0, "step": 3}]})");
    CHECK(beats.err == "standard input: warning: /beats/1/step: must be 0 to 0, got 3\n");
    const Outcome questions = poolscope("check -", R"({"format": "poolscope", "version": 2, "input": [[1, 2], [3, 4]], "layers": [)" + pool2 + R"(],
        "questions": [{"layer": 0, "step": 0, "kind": "winner"}, {"layer": 0, "step": 0, "kind": "input", "cell": [0, 0]}, {"layer": 0, "step": 0, "kind": "bias"}]})");
    CHECK(questions.status == 0);
    CHECK(questions.err == "standard input: warning: /questions/2: asks for the bias of a layer that has none\n"
                           "standard input: warning: /questions/1: asks for a number that the result does not tell: others lead to the same one\n");
    const Outcome all = shell("\"$CLI\" check $(\"$CLI\" list | sed 's/^/builtin:/; s/ .*//')");
    CHECK(all.status == 0);
    CHECK(all.err.empty());
}

TEST_CASE("a command that there is not is named")
{
    const Outcome outcome = poolscope("shwo builtin:relu");
    CHECK(outcome.status == 2);
    CHECK(outcome.err.find("\"shwo\"") != std::string::npos);
    CHECK(outcome.err.find("export") != std::string::npos);
}

TEST_CASE("list names the built-in lessons, with titles in the user's language")
{
    const Outcome english = shell("LC_ALL=C.UTF-8 \"$CLI\" list");
    CHECK(english.out.find("convolve-then-pool ") != std::string::npos);
    CHECK(english.out.find("Convolve, then pool\n") != std::string::npos);
    CHECK(shell("LC_ALL=zh_CN.UTF-8 \"$CLI\" list").out.find("先卷积，再池化\n") != std::string::npos);
}

TEST_CASE("what a stranger's file holds does not reach the terminal as a command")
{
    const Folder folder;
    const std::string evil = "\\u001b[31mred\\nline\\u009b";
    const std::string path = folder.write("esc\x1b[2J.poolscope", R"({"format": "poolscope", "version": 1, "title": ")" + evil
        + R"(", "input": [[1]], ")" + evil + R"(": 1, "layers": [{"type": ")" + evil + R"("}]})");
    for (const char* command : {"show", "check"}) {
        const Outcome outcome = poolscope(std::string(command) + " '" + path + '\'');
        for (const std::string* text : {&outcome.out, &outcome.err}) {
            CHECK(text->find('\x1b') == std::string::npos);
            CHECK(text->find("\xC2\x9B") == std::string::npos);
        }
        CHECK(outcome.errorLines() == 1);
    }
}

TEST_CASE("a reader that stops early is no fault, a full disk is one")
{
    const Outcome early = shell("\"$CLI\" show --steps --json builtin:pooling-a-photograph | head -c 10");
    CHECK(early.status == 0);
    CHECK(early.err.empty());
    const Outcome full = shell("\"$CLI\" show builtin:relu >/dev/full");
    CHECK(full.status == 1);
    CHECK(full.err == "standard output: cannot be written: No space left on device\n");
}
