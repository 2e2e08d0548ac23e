#include "program.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <sstream>
#include <vector>

using nlohmann::json;

static const std::string exampleB = "builtin:convolve-then-pool";

/// RFC 4180, as a stranger would read it.
static std::vector<std::vector<std::string>> csv(const std::string& text)
{
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            rows.back().back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            rows.back().emplace_back();
        } else if (!quoted && c == '\r') {
            continue;
        } else if (!quoted && c == '\n') {
            rows.push_back({""});
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

TEST_CASE("the step table's results are the layer's output, number for number")
{
    const Folder folder;
    const json answer = json::parse(poolscope("show --json " + exampleB).out);
    for (int layer = 0; layer < 3; ++layer) {
        const std::string table = folder.file("t.csv");
        const Outcome outcome = poolscope("export " + exampleB + " --layer " + std::to_string(layer) + " -o " + table + " -o " + folder.file("t.json"));
        CHECK(outcome.status == 0);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.empty());
        const auto rows = csv(folder.read("t.csv"));
        const json steps = json::parse(folder.read("t.json"));
        const json& expected = answer["layers"][std::size_t(layer)]["output"]["data"];
        REQUIRE(rows.size() == expected.size() + 1);
        REQUIRE(steps["steps"].size() == expected.size());
        CHECK(rows[0].front() == "Step");
        CHECK(rows[0].back() == "Result");
        for (std::size_t i = 0; i < expected.size(); ++i) {
            CHECK(rows[i + 1].size() == rows[0].size());
            CHECK(rows[i + 1].front() == std::to_string(i + 1));
            CHECK(std::strtof(rows[i + 1].back().c_str(), nullptr) == expected[i].get<float>());
            CHECK(steps["steps"][i]["result"] == expected[i]);
        }
    }
    CHECK(csv(folder.read("t.csv"))[3] == std::vector<std::string>{"3", "(1, 0)", "rows 3–4, cols 0–1", "0 3 2 0", "max(0, 3, 2, 0)", "3"});
}

TEST_CASE("exact numbers survive CSV and JSON")
{
    const Folder folder;
    const std::string lesson = folder.write("l.poolscope", R"({"format": "poolscope", "version": 1,
        "input": [[0.1, -0.0, 1e-45], ["nan", "-inf", -3.4028235e38]], "layers": [{"type": "min_pool2d", "kernel_size": 1}]})");
    CHECK(poolscope("export " + lesson + " --table output -o " + folder.file("o.csv") + ' ' + folder.file("o.json")).status == 0);
    CHECK(folder.read("o.csv") == "0.1,-0,1e-45\r\nnan,-inf,-3.4028235e+38\r\n");
    CHECK(json::parse(folder.read("o.json")) == json::parse(poolscope("show --json " + lesson).out)["layers"][0]["output"]);
}

TEST_CASE("input, output and weight are exported plane by plane")
{
    const Folder folder;
    CHECK(poolscope("export builtin:many-channels --table input -o " + folder.file("i.csv")).status == 0);
    CHECK(csv(folder.read("i.csv")).at(0).at(0) == "# channel 0");
    CHECK(poolscope("export builtin:many-channels --table weight -o " + folder.file("w.json")).status == 0);
    CHECK(json::parse(folder.read("w.json"))["shape"] == json{1, 3, 1, 1});
    CHECK(poolscope("export " + exampleB + " --table matrix -o " + folder.file("m.csv") + ' ' + folder.file("m.npy")).status == 0);
    const auto matrix = csv(folder.read("m.csv"));
    const json lesson = json::parse(poolscope("show --json " + exampleB).out);
    CHECK(matrix.size() == lesson["layers"][0]["output"]["data"].size());
    const Outcome maximum = poolscope("export builtin:max-pooling --table matrix -o " + folder.file("n.csv"));
    CHECK(maximum.status == 1);
    CHECK(maximum.err.find("n.csv: layer 0, max_pool2d, has no matrix to export: it is no sum of products; convolutions, transposed "
                           "convolutions and average poolings are") != std::string::npos);
    const Outcome none = poolscope("export builtin:relu --table weight -o " + folder.file("n.csv"));
    CHECK(none.status == 1);
    CHECK(none.errorLines() == 1);
    CHECK_FALSE(std::filesystem::exists(folder.file("n.csv")));
}

TEST_CASE("a step's picture is a PNG of the size asked for, and an SVG")
{
    const Folder folder;
    const Outcome outcome = poolscope("export " + exampleB + " --step 8 --size 640x360 --theme dark -o " + folder.file("p.png") + ' ' + folder.file("p.svg"));
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    const std::string png = folder.read("p.png");
    CHECK(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(png.substr(16, 8) == std::string("\0\0\x02\x80\0\0\x01\x68", 8));
    const std::string svg = folder.read("p.svg");
    CHECK(svg.find("<svg") != std::string::npos);
    CHECK(svg.find("</svg>") != std::string::npos);
}

TEST_CASE("several outputs may come after one -o or many, and the lesson last")
{
    const Folder folder;
    CHECK(poolscope("export -o " + folder.file("a.csv") + " -o " + folder.file("b.csv") + " builtin:relu").status == 0);
    CHECK(folder.read("a.csv") == folder.read("b.csv"));
    CHECK(folder.read("a.csv").size() > 50);
    CHECK(poolscope("export - -o " + folder.file("c.csv"), R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [{"type": "relu"}]})").status == 0);
}

TEST_CASE("two lessons of one name are not written over each other")
{
    const Folder folder;
    for (const char* name : {"a.poolscope", "a.b.poolscope"})
        folder.write(name, R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [{"type": "relu"}]})");
    const std::string both = "export " + folder.file("a.poolscope") + ' ' + folder.file("./a.poolscope") + " -o ";
    const Outcome same = poolscope(both + "'" + folder.file("{name}.csv") + "'");
    CHECK(same.status == 2);
    CHECK(same.err.find("would both be written there") != std::string::npos);
    CHECK(poolscope("export " + exampleB + " -o " + folder.file("x.csv") + ' ' + folder.file("x.csv")).status == 2);
    CHECK(poolscope("export " + folder.file("a.poolscope") + ' ' + folder.file("a.b.poolscope") + " -o '" + folder.file("{name}.csv") + "'").status == 0);
}

TEST_CASE("an unknown extension is answered with those that there are")
{
    const Outcome outcome = poolscope("export builtin:relu -o a.doc");
    CHECK(outcome.status == 2);
    for (const char* extension : {" .csv", " .json", " .png", " .svg", " .html"}) {
        CHECK(outcome.err.find(extension) != std::string::npos);
        CHECK(outcome.err.find(extension) == outcome.err.rfind(extension)); // each once
    }
}

TEST_CASE("a folder that is there gets pictures, and a line that says so")
{
    const Folder folder;
    std::filesystem::create_directory(folder.file("pictures"));
    const std::string small = "export builtin:max-pooling --step 0 --size 64x64 -o " + folder.file("pictures");
    const Outcome said = poolscope(small);
    CHECK(said.status == 0);
    CHECK(said.err.find("is a folder, so every step was put there") != std::string::npos);
    CHECK(poolscope(small + '/').err.empty());
}

TEST_CASE("a write that fails leaves the old file, and the other outputs are written")
{
    const Folder folder;
    folder.write("old.csv", "old");
    const Outcome missing = poolscope("export builtin:relu -o /nowhere/a.csv " + folder.file("good.csv"));
    CHECK(missing.status == 1);
    CHECK(missing.errorLines() == 1);
    CHECK(missing.err.rfind("/nowhere/a.csv: cannot be written: ", 0) == 0);
    CHECK(std::filesystem::exists(folder.file("good.csv")));
    // A folder's quota: files of more than one block cannot grow.
    const Outcome quota = shell("trap '' XFSZ; ulimit -f 1; \"$CLI\" export builtin:pooling-a-photograph -o " + folder.file("old.csv"));
    CHECK(quota.status == 1);
    CHECK(quota.errorLines() == 1);
    CHECK(folder.read("old.csv") == "old");
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.file("")))
        ++files;
    CHECK(files == 2); // nothing half-written lies about
}

TEST_CASE("a device is written to, not replaced")
{
    const Folder folder;
    std::filesystem::create_symlink("/dev/full", folder.file("full.csv"));
    const Outcome outcome = poolscope("export builtin:relu -o " + folder.file("full.csv"));
    CHECK(outcome.status == 1);
    CHECK(outcome.err.find("No space left on device") != std::string::npos);
    CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("Chinese headings are for the asking, with the mark that Excel needs")
{
    const Folder folder;
    CHECK(poolscope("export " + exampleB + " --language zh_CN -o " + folder.file("zh.csv")).status == 0);
    const std::string text = folder.read("zh.csv");
    CHECK(text.find("步,输出位置,窗口,算式,结果\r\n") != std::string::npos);
    CHECK(poolscope("export " + exampleB + " -o " + folder.file("en.csv")).status == 0);
    CHECK(folder.read("en.csv").rfind("Step,Output cell,Window,Arithmetic,Result\r\n", 0) == 0);
}

TEST_CASE("a reader of pictures that a signal ended is named, with the signal")
{
    const Folder folder;
    const std::string picture = folder.write("a.png", "\x89PNG\r\n\x1a\n");
    folder.write("poolscope-export", "#!/bin/sh\nkill -9 $$\n");
    const Outcome outcome = shell("cp \"$CLI\" " + folder.file("poolscope-cli") + " && chmod +x " + folder.file("poolscope-export") + " && "
                                  + folder.file("poolscope-cli") + " show builtin:max-pooling --input " + picture);
    CHECK(outcome.status == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == picture + ": cannot be read: poolscope-export, which was reading it, was ended by signal 9 (Killed)\n");
}

TEST_CASE("what would take long to write is told before it begins, and a huge window is not listed")
{
    const Folder folder;
    const auto lesson = [&](int side, int kernel) {
        json rows = json::array();
        for (int r = 0; r < side; ++r)
            rows.push_back(std::vector<int>(std::size_t(side), r % 7));
        return json{{"format", "poolscope"}, {"version", 1}, {"input", rows},
                    {"layers", {{{"type", "max_pool2d"}, {"kernel_size", kernel}, {"stride", 1}}}}}.dump();
    };
    const std::string many = folder.write("many.poolscope", lesson(640, 100));
    const Outcome table = poolscope("export " + many + " -o " + folder.file("t.csv"));
    CHECK(table.status == 1);
    CHECK(table.err.find("t.csv: takes about 24 minutes to write (292681 steps); --anyway writes it all the same") != std::string::npos);
    const Outcome film = poolscope("export " + many + " -o " + folder.file("f.gif"));
    CHECK(film.status == 1);
    CHECK(film.err.find("pictures); --anyway writes it all the same, --range or --row a part of it") != std::string::npos);
    CHECK(!std::filesystem::exists(folder.file("t.csv")));
    CHECK(!std::filesystem::exists(folder.file("f.gif")));
    CHECK(poolscope("export " + many + " --range 0-1 --size 200x200 -o " + folder.file("f.gif")).status == 0);

    const std::string huge = folder.write("huge.poolscope", lesson(200, 190)); // 121 windows of 36,100 cells
    CHECK(poolscope("export " + huge + " -o " + folder.file("h.csv") + ' ' + folder.file("h.json") + ' ' + folder.file("h.tex") + ' ' + folder.file("h.md")
                    + ' ' + folder.file("h.table.html") + ' ' + folder.file("h.xlsx")).status == 0);
    const auto rows = csv(folder.read("h.csv"));
    REQUIRE(rows.size() == 122);
    CHECK(rows[121] == std::vector<std::string>{"121", "(10, 10)", "rows 10–199, cols 10–199", "…", "…", "6"});
    const json steps = json::parse(folder.read("h.json"))["steps"];
    CHECK(steps.back()["window"].is_null());
    CHECK(steps.back()["arithmetic"] == "…");
    CHECK(steps.back()["result"] == 6);
    for (const char* name : {"h.tex", "h.md", "h.table.html", "h.xlsx"})
        CHECK(std::filesystem::file_size(folder.file(name)) < 600'000);
}

TEST_CASE("words that say nothing of what is written are refused, with what they are for")
{
    const Folder folder;
    const auto refused = [&](const std::string& words, const std::string& file, const std::string& sentence) {
        const Outcome outcome = poolscope("export builtin:max-pooling " + words + " -o " + folder.file(file));
        CHECK_MESSAGE(outcome.status == 2, words);
        CHECK_MESSAGE(outcome.err.find(sentence) != std::string::npos, outcome.err);
        CHECK(!std::filesystem::exists(folder.file(file)));
    };
    refused("--speed 2", "a.csv", "--speed: says nothing of " + folder.file("a.csv") + "; it is for .gif .webp .mp4 .webm");
    refused("--step 3", "a.mp4", "--step: says nothing of");
    refused("--step 3 --range 0-2", "a.gif", "--step excludes --range");
    refused("--table cost", "a.py", "it is for .csv .tsv .xlsx .md .tex .table.html .json .npy");
    refused("--gradients", "a.html", "--gradients: says nothing of");
    refused("--grain row", "a.png", "--grain: says nothing of");
    refused("--theme dark", "a.csv", "--theme: says nothing of");
    refused("--excel de_DE", "a.xlsx", "--excel: says nothing of");
    refused("--once", "a.mp4", "--once: says nothing of");
    refused("--transparent", "a.gif", "--transparent: says nothing of");
    // Of one of several files is enough.
    CHECK(poolscope("export builtin:max-pooling --step 3 --size 200x200 --theme dark -o " + folder.file("a.csv") + ' ' + folder.file("a.png")).status == 0);
    CHECK(poolscope("export builtin:max-pooling --step 3 --theme dark -o " + folder.file("a.html")).status == 0);
}
