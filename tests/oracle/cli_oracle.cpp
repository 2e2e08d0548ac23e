#include "cases.h"
#include "compare.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

// Every reference case through the program: poolscope-cli show - --json [--gradients --grad-output FILE].

using namespace oracle;
using nlohmann::json;

/// A folder of this run's own, gone afterwards.
class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "poolscope-oracle-XXXXXX").string();
        m_path = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const char* name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

static void write(const std::string& path, const std::string& text)
{
    std::ofstream(path) << text;
}

static std::string read(const std::string& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
};

static Outcome show(const Folder& folder, const json& lesson, const json& gradOutput)
{
    write(folder.file("lesson"), lesson.dump());
    std::string command = std::string("'") + POOLSCOPE_CLI + "' show - --json";
    if (!gradOutput.is_null()) {
        write(folder.file("gradient"), gradOutput.dump());
        command += " --gradients --grad-output '" + folder.file("gradient") + '\'';
    }
    command += " <'" + folder.file("lesson") + "' >'" + folder.file("out") + "' 2>'" + folder.file("err") + '\'';
    const int result = std::system(command.c_str());
    return {WIFEXITED(result) ? WEXITSTATUS(result) : -1, read(folder.file("out")), read(folder.file("err"))};
}

static double numberOf(const json& value)
{
    if (!value.is_string())
        return value.get<double>();
    const std::string text = value.get<std::string>();
    return text == "nan" ? NAN : text == "inf" ? INFINITY : text == "-inf" ? -INFINITY : throw std::runtime_error(text);
}

static Array arrayOf(const json& tensor)
{
    Array array{tensor.at("shape"), {}};
    for (const json& value : tensor.at("data"))
        array.data.push_back(numberOf(value));
    return array;
}

static void replay(const std::vector<Case>& cases)
{
    const Folder folder;
    for (const Case& reference : cases) {
        const Outcome outcome = show(folder, reference.lesson, reference.gradOutput);
        if (outcome.status != 0) {
            FAIL_CHECK(reference.id << ": exit status " << outcome.status << ": " << outcome.err << '\n' << reference.lesson.dump());
            continue;
        }
        CHECK_MESSAGE(outcome.err.empty(), reference.id << ": " << outcome.err);
        const json answer = json::parse(outcome.out);
        CHECK(answer.at("layers").size() == reference.lesson.at("layers").size());
        const std::string wrong = disagreement(reference, [&](int layer, const std::string& what) {
            const json& entry = answer.at("layers").at(std::size_t(layer));
            return entry.contains(what) ? arrayOf(entry.at(what)) : Array{};
        });
        CHECK_MESSAGE(wrong.empty(), wrong);
    }
}

TEST_CASE("PyTorch's numbers")
{
    replay(torchCases());
}

TEST_CASE("ONNX's numbers")
{
    replay(onnxCases());
}

TEST_CASE("the numbers that others print")
{
    replay(peerCases());
}

TEST_CASE("what PyTorch refuses ends with status 1, one line, and nothing on standard output")
{
    const Folder folder;
    for (const Refusal& refusal : refusals()) {
        CAPTURE(refusal.id);
        const Outcome outcome = show(folder, refusal.lesson, nullptr);
        CHECK(outcome.status == 1);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.rfind("standard input: /layers/0", 0) == 0);
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    }
}
