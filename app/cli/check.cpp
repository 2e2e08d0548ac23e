#include "cli/check.h"

#include "cli/console.h"
#include "cli/source.h"
#include "core/check.h"
#include "core/evaluate.h"
#include "core/explain.h"
#include "core/network.h"
#include "core/operator.h"

#include <algorithm>
#include <optional>

namespace cli {

/// The shapes after each layer, up to the first one that cannot run.
struct Shapes {
    std::vector<core::Shape> outputs;
    std::optional<core::Problem> problem; ///< of layer outputs.size()
};

static Shapes shapesOf(const core::Lesson& lesson)
{
    Shapes shapes;
    std::vector<core::Shape> inputs;
    for (std::size_t k = 0; k < lesson.layers.size(); ++k) {
        const core::Layer& layer = lesson.layers[k];
        inputs.push_back(k == 0 ? lesson.input.shape() : shapes.outputs.back());
        std::optional<core::PoolSource> pool;
        if (layer.indicesFrom >= 0 && std::size_t(layer.indicesFrom) < k) {
            const auto from = std::size_t(layer.indicesFrom);
            const core::Operator* op = core::findOperator(lesson.layers[from].type);
            if (op && op->has(core::GivesIndices))
                pool = core::PoolSource{lesson.layers[from], inputs[from], shapes.outputs[from], nullptr};
        }
        shapes.problem = core::check(layer, inputs.back(), pool ? &*pool : nullptr);
        if (shapes.problem)
            return shapes;
        shapes.outputs.push_back(core::outputShape(layer, inputs.back(), pool ? &*pool : nullptr));
    }
    return shapes;
}

/// The lesson with the layer that the view sets beside another in that one's place; nothing when there is none.
static std::optional<core::Lesson> comparedLesson(const core::Lesson& lesson)
{
    if (!lesson.view.compare || lesson.view.layer < 0 || std::size_t(lesson.view.layer) >= lesson.layers.size())
        return std::nullopt;
    core::Lesson other = lesson;
    other.layers.resize(std::size_t(lesson.view.layer));
    other.layers.push_back(*lesson.view.compare);
    return other;
}

/// A view, beat or question that points past its layer's steps.
static void complainAboutPlace(const std::string& name, const std::string& place, int layer, std::int64_t step,
                               const Shapes& shapes, const Shapes& compared)
{
    // Of a layer that there is not, others have spoken.
    if (layer >= 0 && std::size_t(layer) < shapes.outputs.size()) {
        const core::Shape& own = shapes.outputs[std::size_t(layer)];
        std::int64_t steps = core::stepCount(own);
        // Of two compared layers the one with more windows sets the pace.
        if (std::size_t(layer) + 1 == compared.outputs.size() && compared.outputs.back().planeSize() > own.planeSize())
            steps = core::stepCount(compared.outputs.back());
        if (step < 0 || step >= steps) {
            complain(name + ": warning: " + place + "/step: must be 0 to " + std::to_string(steps - 1) + ", got "
                     + std::to_string(step));
        }
    }
}

static bool checkOne(const std::string& source, const std::string& input)
{
    const std::string name = sourceName(source);
    core::LessonFile file;
    try {
        file = loadLesson(source);
        if (!input.empty())
            replaceInput(file.lesson, input);
    } catch (const core::FileError& error) {
        complain(error.what());
        return false;
    }
    for (const std::string& warning : file.warnings)
        complain(name + ": warning: " + warning);

    const core::Lesson& lesson = file.lesson;
    Shapes shapes = shapesOf(lesson);
    // Whether an unpooling has a place for every winner only the numbers tell.
    const bool unpools = std::ranges::any_of(lesson.layers, [](const core::Layer& layer) {
        return core::findOperator(layer.type)->has(core::UsesIndicesFrom);
    });
    if (unpools && !shapes.problem) {
        const core::Network network(lesson);
        if (const int k = network.firstProblem(); k >= 0) {
            shapes.outputs.resize(std::size_t(k));
            shapes.problem = network.result(k).problem;
        }
    }
    const std::optional<core::Lesson> other = comparedLesson(lesson);
    const Shapes compared = other ? shapesOf(*other) : Shapes();
    const std::size_t layers = lesson.layers.size();
    if (layers > 0 && (lesson.view.layer < 0 || std::size_t(lesson.view.layer) >= layers)) {
        complain(name + ": warning: /view/layer: must be 0 to " + std::to_string(layers - 1) + ", got "
                 + std::to_string(lesson.view.layer));
    }
    complainAboutPlace(name, "/view", lesson.view.layer, lesson.view.step, shapes, compared);
    for (std::size_t i = 0; i < lesson.beats.size(); ++i) {
        complainAboutPlace(name, "/beats/" + std::to_string(i), lesson.beats[i].layer, lesson.beats[i].step, shapes, compared);
    }
    for (std::size_t i = 0; i < lesson.questions.size(); ++i) {
        complainAboutPlace(name, "/questions/" + std::to_string(i), lesson.questions[i].layer, lesson.questions[i].step,
                           shapes, compared);
    }
    if (shapes.problem) {
        complain(problemLine(source, int(shapes.outputs.size()), shapes.problem->message, shapes.problem->field));
        return false;
    }
    if (compared.problem) {
        complain(name + ": /view/compare" + (compared.problem->field.empty() ? "" : '/' + compared.problem->field) + ": " + compared.problem->message.english());
        return false;
    }
    std::string line = printable(name) + ": fine: " + core::sizeText(lesson.input.shape());
    for (const core::Shape& shape : shapes.outputs)
        line += " → " + core::sizeText(shape);
    print(line + '\n');
    return true;
}

int check(const std::vector<std::string>& sources, const std::string& input)
{
    bool allFine = true;
    for (const std::string& source : sources)
        allFine = checkOne(source, input) && allFine;
    return allFine ? Done : Fault;
}

} // namespace cli
