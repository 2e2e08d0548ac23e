#include "cases.h"
#include "compare.h"

#include "core/lesson_file.h"
#include "core/network.h"

#include <doctest/doctest.h>

#include <optional>

// Every reference case through core: read as a lesson, run, step by step too, and back.

using namespace oracle;

static Array arrayOf(const core::Tensor& tensor)
{
    const core::Shape s = tensor.shape();
    return {{s.n, s.c, s.h, s.w}, {tensor.data().begin(), tensor.data().end()}};
}

static Array answer(const core::Network& network, const std::vector<core::Gradients>& gradients, int layer, const std::string& what)
{
    const auto k = std::size_t(layer);
    if (what == "output")
        return arrayOf(network.outputOf(layer));
    if (what == "indices") {
        const core::Shape s = network.outputOf(layer).shape();
        const core::Indices indices = network.result(layer).output.indices;
        return indices ? Array{{s.n, s.c, s.h, s.w}, {indices->begin(), indices->end()}} : Array{};
    }
    if (what == "grad_input")
        return arrayOf(gradients.at(k).input);
    if (what == "grad_weight")
        return arrayOf(gradients.at(k).weight.value());
    const std::vector<float> bias = gradients.at(k).bias.value();
    return {{int(bias.size())}, {bias.begin(), bias.end()}};
}

/// The same numbers by way of explaining every window; nothing when they are what `run` found.
static std::string stepsDisagree(const Case& reference, const core::Network& network)
{
    Case stepped{reference.id + " by steps", reference.lesson, nullptr, {}};
    for (int k = 0; k < network.layerCount(); ++k)
        stepped.expectations.push_back({k, "output", arrayOf(network.outputOf(k))});
    return disagreement(stepped, [&](int layer, const std::string&) {
        Array array = arrayOf(network.outputOf(layer));
        for (std::int64_t i = 0; i < network.stepCount(layer); ++i)
            array.data[std::size_t(i)] = double(float(network.stepAt(layer, i).value));
        return array;
    });
}

static void replay(const std::vector<Case>& cases, std::size_t count)
{
    CHECK(cases.size() == count);
    for (const Case& reference : cases) {
        const core::Network network(core::parseLesson(reference.lesson.dump(), reference.id).lesson);
        const int problem = network.firstProblem();
        if (problem >= 0) {
            FAIL_CHECK(reference.id << ": " << network.result(problem).problem->message.english() << '\n' << reference.lesson.dump());
            continue;
        }
        std::vector<core::Gradients> gradients;
        if (!reference.gradOutput.is_null())
            gradients = network.backward(core::parseTensor(reference.gradOutput.dump(), reference.id));
        const std::string wrong = disagreement(reference, [&](int layer, const std::string& what) {
            return answer(network, gradients, layer, what);
        });
        CHECK_MESSAGE(wrong.empty(), wrong);
        const std::string stepsWrong = stepsDisagree(reference, network);
        CHECK_MESSAGE(stepsWrong.empty(), stepsWrong);
    }
}

TEST_CASE("PyTorch's numbers")
{
    replay(torchCases(), 400);
}

TEST_CASE("ONNX's numbers")
{
    replay(onnxCases(), 62);
}

TEST_CASE("the numbers that other teaching tools, papers and bug reports print")
{
    replay(peerCases(), 73 + 3 * 20); // 76 with an expected value, less 3 on padding below; 20 with three poolings each
}

TEST_CASE("TensorFlow's same padding puts the odd cell after")
{
    const auto all = samePaddings();
    CHECK(all.size() == 3);
    for (const SamePadding& same : all) {
        CAPTURE(same.id);
        const core::Lesson lesson = core::parseLesson(same.lesson.dump(), same.id).lesson;
        const core::Shape in = lesson.input.shape();
        const core::Geometry geometry = core::resolved(lesson.layers[0], in);
        CHECK(core::outputShape(lesson.layers[0], in).h == same.expected[0]);
        CHECK(geometry.rows.padBefore == same.expected[1]);
        CHECK(geometry.rows.padAfter == same.expected[2]);
    }
}

TEST_CASE("what PyTorch refuses is refused, in a sentence")
{
    const auto all = refusals();
    CHECK(all.size() == 60);
    for (const Refusal& refusal : all) {
        std::string sentence;
        try {
            const core::Network network(core::parseLesson(refusal.lesson.dump(), refusal.id).lesson);
            if (network.firstProblem() >= 0)
                sentence = network.result(network.firstProblem()).problem->message.english();
        } catch (const core::FileError& error) {
            sentence = error.message().english();
        }
        CHECK_MESSAGE(sentence.size() > 10, refusal.id << ": PyTorch says: " << refusal.theirs << '\n' << refusal.lesson.dump());
    }
}
