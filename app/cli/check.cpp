#include "cli/check.h"

#include "cli/compute.h"
#include "cli/console.h"
#include "cli/source.h"
#include "core/beat_lesson.h"
#include "core/beat_reader.h"
#include "core/check.h"
#include "core/evaluate.h"
#include "core/explain.h"
#include "core/network.h"
#include "core/quiz/choices.h"
#include "core/work.h"

#include <algorithm>
#include <optional>

namespace cli {

/// The last layer of whose numbers something is asked that depends on them, or −1.
static int lastAsked(const core::Lesson& lesson)
{
    int last = -1;
    for (const core::Question& question : lesson.questions) {
        const auto missing = core::missingOf(question);
        if (missing && missing->asks != core::Asks::Output && question.layer < int(lesson.layers.size()))
            last = std::max(last, question.layer);
    }
    return last;
}

/// The lesson's layers with their shapes and problems. Nothing is computed, but where an unpooling has to know its winners:
/// one with less room than what was pooled; and, if that is soon done, where a question asks for numbers.
static core::Network examined(core::Lesson lesson, const std::string& name)
{
    core::Network network;
    network.update(std::move(lesson), core::Network::noEffort);
    if (const int asked = lastAsked(network.lesson()); asked >= 0 && network.operationsLeft(asked) <= mostUnasked)
        network.finish({}, asked);
    int last = -1;
    for (int k = 0; k < network.layerCount() && network.runs(k); ++k) {
        if (const auto pool = network.poolFor(k); pool && network.result(k).outputShape.planeSize() < pool->input.planeSize())
            last = k;
    }
    if (last < 0)
        return network;
    if (network.operationsLeft(last) <= mostUnasked)
        network.finish({}, last);
    else
        complain(name + ": warning: /layers/" + std::to_string(last)
                 + ": whether each winner has its place is not looked at; that would take about "
                 + core::durationOf(network.operationsLeft(last)).english());
    return network;
}

/// The output's shape of layer `k`, when that and all before it can run.
static std::optional<core::Shape> outputOf(const core::Network& network, int k)
{
    return network.runs(k) ? std::optional(network.result(k).outputShape) : std::nullopt;
}

/// A view, beat or question that points past its layer's steps.
static void complainAboutPlace(const std::string& name, const std::string& place, int layer, std::int64_t step,
                               const core::Network& network)
{
    if (layer < 0 || layer >= network.layerCount())
        return; // of a layer that there is not, others have spoken
    const std::optional<core::Shape> own = outputOf(network, layer);
    if (!own)
        return;
    std::int64_t steps = core::stepCount(*own);
    // Of two compared layers the one with more windows sets the pace.
    if (const core::Network* other = network.compared(); other && other->layerCount() == layer + 1) {
        if (const auto compared = outputOf(*other, layer); compared && compared->planeSize() > own->planeSize())
            steps = core::stepCount(*compared);
    }
    if (step < 0 || step >= steps) {
        complain(name + ": warning: " + place + "/step: must be 0 to " + std::to_string(steps - 1) + ", got "
                 + std::to_string(step));
    }
}

/// Beats that point past the steps which their layer has while they are told.
static void complainAboutBeats(const std::string& name, const core::Network& network)
{
    const core::Lesson& lesson = network.lesson();
    std::int64_t read = 0;
    for (std::size_t i = 0; i < lesson.beats.size(); ++i) {
        const core::Beat& beat = lesson.beats[i];
        const std::string place = "/beats/" + std::to_string(i);
        read += core::numbersSet(lesson, beat);
        if (beat.set.empty() && !beat.show) {
            complainAboutPlace(name, place, beat.layer, beat.step, network);
        } else if (read <= core::mostNumbersTried) {
            try {
                core::Network there;
                there.update(core::lessonAt(lesson, beat), core::Network::noEffort);
                complainAboutPlace(name, place, beat.layer, beat.step, there);
            } catch (const core::FileError&) {
                continue; // what it sets has been complained of when the file was read
            }
        }
    }
}

/// A question that its step cannot answer; whether its layer ever can, reading has said.
static void complainAboutQuestion(const std::string& name, const std::string& place, const core::Question& question, const core::Network& network)
{
    const auto missing = core::missingOf(question);
    const int k = question.layer;
    if (!missing || k >= network.layerCount() || !network.reached(k) || question.step >= network.stepCount(k))
        return;
    const core::Shape& out = network.outputOf(k).shape();
    if (core::whyNeverAsked(network.layer(k), *missing) || core::tapCount(network.layer(k), network.inputOf(k).shape(), out, core::cellOfStep(out, question.step)) > core::mostTaps)
        return;
    if (const auto why = core::whyNotAsked(core::AskedStep(network, k, question.step, *missing)))
        complain(name + ": warning: " + place + ": " + why->english());
}

static bool checkOne(const std::string& source, const std::string& input, const InputOptions& options)
{
    const std::string name = sourceName(source);
    core::LessonFile file;
    try {
        file = loadLesson(source);
        if (!input.empty())
            replaceInput(file.lesson, input, options);
    } catch (const core::FileError& error) {
        complain(error.what());
        return false;
    }
    complainOfOddities(name, file, 100); // that is what it was asked for

    const core::Network network = examined(std::move(file.lesson), name);
    const core::Lesson& lesson = network.lesson();
    complainOfCautions(source, network);
    const std::size_t layers = lesson.layers.size();
    if (layers > 0 && (lesson.view.layer < 0 || std::size_t(lesson.view.layer) >= layers)) {
        complain(name + ": warning: /view/layer: must be 0 to " + std::to_string(layers - 1) + ", got "
                 + std::to_string(lesson.view.layer));
    }
    complainAboutPlace(name, "/view", lesson.view.layer, lesson.view.step, network);
    complainAboutBeats(name, network);
    for (std::size_t i = 0; i < lesson.questions.size(); ++i) {
        const std::string place = "/questions/" + std::to_string(i);
        complainAboutPlace(name, place, lesson.questions[i].layer, lesson.questions[i].step, network);
        complainAboutQuestion(name, place, lesson.questions[i], network);
    }
    if (const int k = network.firstProblem(); k >= 0) {
        complainOfProblem(source, network, k);
        return false;
    }
    if (const core::Network* other = network.compared()) {
        if (const auto& problem = other->result(other->layerCount() - 1).problem) {
            complain(name + ": /view/compare" + (problem->field.empty() ? "" : '/' + problem->field) + ": " + problem->message.english());
            return false;
        }
    }
    std::string line = printable(name) + ": fine: " + core::sizeText(lesson.input.shape());
    for (int k = 0; k < network.layerCount(); ++k)
        line += " → " + core::sizeText(network.result(k).outputShape);
    print(line + '\n');
    return true;
}

int check(const std::vector<std::string>& sources, const std::string& input, const InputOptions& options)
{
    bool allFine = true;
    for (const std::string& source : sources)
        allFine = checkOne(source, input, options) && allFine;
    return allFine ? Done : Fault;
}

} // namespace cli
