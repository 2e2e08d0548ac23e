#include <QGuiApplication>

#include "cli/export.h"
#include "core/evaluate.h"
#include "program.h"

#include <doctest/doctest.h>

// How often a layer is computed in all. The linker puts the first of these in the place of core::run, and core::run in the
// place of the second (GNU ld's and lld's --wrap), so that nothing in the program has to count for the test's sake.
core::Output counted(const core::Layer& layer, const core::Tensor& in, const core::PoolSource* pool, const core::Pulse& pulse)
    asm("__wrap__ZN4core3runERKNS_5LayerERKNS_6TensorEPKNS_10PoolSourceERKSt8functionIFvdEE");
core::Output computed(const core::Layer& layer, const core::Tensor& in, const core::PoolSource* pool, const core::Pulse& pulse)
    asm("__real__ZN4core3runERKNS_5LayerERKNS_6TensorEPKNS_10PoolSourceERKSt8functionIFvdEE");

static int evaluations = 0;

core::Output counted(const core::Layer& layer, const core::Tensor& in, const core::PoolSource* pool, const core::Pulse& pulse)
{
    ++evaluations;
    return computed(layer, in, pool, pulse);
}

static int exported(const std::vector<std::string>& sources, std::vector<std::string> outputs)
{
    int argc = 1;
    char name[] = "test";
    char* argv[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    cli::ExportOptions options;
    options.sources = sources;
    options.outputs = std::move(outputs);
    options.size = {320, 180};
    options.framesPerSecond = 2;
    evaluations = 0;
    const std::atomic<bool> stop = false;
    CHECK(cli::exportFiles(options, stop) == 0);
    return evaluations;
}

TEST_CASE("each layer is computed once, however many files come of it")
{
    const Folder folder;
    const std::vector<std::string> names = {"a.csv", "a.xlsx", "a.png", "a.svg", "a.pdf", "a.gif", "a.webp", "f-%02d.png", "a.html", "a.py"};
    std::vector<std::string> outputs;
    for (const std::string& name : names)
        outputs.push_back(folder.file(name));
    CHECK(exported({"builtin:convolve-then-pool"}, outputs) == 3);
    for (const char* name : {"a.csv", "a.gif", "f-00.png", "a.py"})
        CHECK(std::filesystem::exists(folder.file(name)));
}

TEST_CASE("two lessons are two computations")
{
    const Folder folder;
    const std::string table = folder.file("{name}.csv");
    const int alone = exported({"builtin:max-pooling"}, {table}) + exported({"builtin:relu"}, {table});
    CHECK(alone >= 2);
    CHECK(exported({"builtin:max-pooling", "builtin:relu"}, {table, folder.file("{name}.gif"), folder.file("{name}.md")}) == alone);
}
