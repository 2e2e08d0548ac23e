#include "cli/show.h"

#include "arrays/json.h"
#include "cli/compute.h"
#include "cli/console.h"
#include "cli/cost.h"
#include "cli/notebook.h"
#include "cli/progress_line.h"
#include "cli/source.h"
#include "core/compare.h"
#include "core/explain.h"
#include "core/insight/information_loss.h"
#include "core/network.h"
#include "core/parameters.h"
#include "core/work.h"

#include <algorithm>
#include <vector>

namespace cli {

namespace {

/// Everything `show` prints, computed before the first letter is: JSON is whole or not there.
struct Shown {
    core::Network network;
    std::vector<core::Gradients> gradients; ///< one for each layer, or none
    int first = 0; ///< layers first ≤ k < last
    int last = 0;
};

std::string cellText(const core::Shape& shape, const core::Cell& cell)
{
    std::string text = std::to_string(cell.row) + ", " + std::to_string(cell.col);
    if (shape.n > 1 || shape.c > 1)
        text = std::to_string(cell.c) + ", " + text;
    if (shape.n > 1)
        text = std::to_string(cell.n) + ", " + text;
    return '(' + text + ')';
}

/// Calls `visit(output cell, equation, i)` for each step of layer `k`; the step's memory is used again. Of a window of more
/// than mostTaps cells the equation says how many there are, as it does in the window.
template <typename Visit>
void forEachStep(const core::Network& network, int k, Visit visit)
{
    const core::Layer& layer = network.layer(k);
    const core::Tensor& in = network.inputOf(k);
    const core::Tensor& out = network.outputOf(k);
    const auto pool = network.poolFor(k);
    core::Step step;
    for (std::int64_t i = 0; i < network.stepCount(k); ++i) {
        const core::Cell cell = core::cellOfStep(out.shape(), i);
        const std::int64_t taps = core::tapCount(layer, in.shape(), out.shape(), cell);
        if (taps > core::mostTaps) {
            visit(cell, core::findOperator(layer.type)->title + (" of " + std::to_string(taps)) + " numbers = " + core::shownNumber(double(out.at(cell))), i);
            continue;
        }
        core::stepAt(layer, in, i, pool ? &*pool : nullptr, step);
        visit(cell, core::equation(layer, step).text(), i);
    }
}

void printSteps(const core::Network& network, int k)
{
    const core::Shape shape = network.outputOf(k).shape();
    const std::size_t width = std::to_string(network.stepCount(k)).size();
    const std::size_t cellWidth = cellText(shape, {shape.n - 1, shape.c - 1, shape.h - 1, shape.w - 1}).size();
    forEachStep(network, k, [&](const core::Cell& output, const std::string& equation, std::int64_t i) {
        const std::string number = std::to_string(i + 1);
        const std::string cell = cellText(shape, output);
        print(std::string(width - number.size(), ' ') + number + "  " + cell
              + std::string(cellWidth - cell.size() + 2, ' ') + equation + '\n');
    });
}

/// The layer as it would be called in PyTorch, without what is at its default: "max_pool2d(kernel_size=2, stride=2)".
std::string callText(const core::Layer& layer, const core::Shape& in)
{
    const core::Operator& op = *core::findOperator(layer.type);
    std::string arguments;
    for (const core::Setting& setting : core::settings(core::inNumbers(layer, in))) {
        const core::Parameter& parameter = setting.parameter;
        if (setting.values.empty() || (setting.standard && !parameter.telling && !parameter.isNeeded(op)))
            continue;
        std::string value = core::valueText(setting, "()");
        if (parameter.kind == core::Parameter::Kind::Truth)
            value[0] = value[0] == 't' ? 'T' : 'F'; // as Python writes it
        arguments += (arguments.empty() ? "(" : ", ") + std::string(parameter.name) + '=' + value;
    }
    return arguments.empty() ? layer.type : layer.type + arguments + ')';
}

void printTensor(const std::string& heading, const core::Tensor& tensor)
{
    print('\n' + heading + '\n' + notebookText(tensor) + '\n');
}

core::Tensor rowOf(const std::vector<float>& values)
{
    return {core::Shape{.w = int(values.size())}, values};
}

void printGradients(const core::Gradients& gradients)
{
    printTensor("gradient by the input  " + core::sizeText(gradients.input.shape()), gradients.input);
    if (gradients.weight)
        printTensor("gradient by the weight  " + core::sizeText(gradients.weight->shape()), *gradients.weight);
    if (gradients.bias)
        printTensor("gradient by the bias  " + std::to_string(gradients.bias->size()), rowOf(*gradients.bias));
}

std::string errorText(const core::Tensor& input, const core::Tensor& output)
{
    const auto error = core::rebuildError(input, output);
    return error ? core::shownNumber(*error, {.digits = 4, .typographic = false}) : "-";
}

/// The layer that the view sets beside layer `k`, and what both throw away.
void printCompared(const core::Network& network, int k, bool steps)
{
    if (!core::Comparison::of(network, k))
        return;
    const core::Network& other = *network.compared();
    printTensor(std::to_string(k) + "  compared with " + callText(other.layer(k), other.inputOf(k).shape()) + "  →  "
                    + core::sizeText(other.outputOf(k).shape()),
                other.outputOf(k));
    if (steps) {
        print("\n");
        printSteps(other, k);
    }
    print("\nrebuild error (RMSE)  " + errorText(network.inputOf(k), network.outputOf(k)) + "  vs  "
          + errorText(other.inputOf(k), other.outputOf(k)) + '\n');
}

void printText(const Shown& shown, bool steps)
{
    const core::Lesson& lesson = shown.network.lesson();
    if (!lesson.title.empty())
        print(printable(lesson.title.in("en")) + '\n');
    if (shown.first == 0 || shown.network.reached(shown.first - 1)) {
        const core::Tensor& input = shown.network.inputOf(shown.first);
        printTensor("input  " + core::sizeText(input.shape()), input);
    }
    for (int k = shown.first; k < shown.last && shown.network.reached(k); ++k) {
        const core::Tensor& output = shown.network.outputOf(k);
        printTensor(std::to_string(k) + "  " + callText(shown.network.layer(k), shown.network.inputOf(k).shape()) + "  →  "
                        + core::sizeText(output.shape()),
                    output);
        if (steps) {
            print("\n");
            printSteps(shown.network, k);
        }
        printCompared(shown.network, k, steps);
        if (!shown.gradients.empty())
            printGradients(shown.gradients[std::size_t(k)]);
    }
}

void printJsonSteps(const core::Network& network, int k)
{
    print(", \"steps\": [");
    forEachStep(network, k, [](const core::Cell& cell, const std::string& equation, std::int64_t i) {
        print((i > 0 ? ", " : "") + std::string("{\"output\": [") + std::to_string(cell.n) + ", " + std::to_string(cell.c)
              + ", " + std::to_string(cell.row) + ", " + std::to_string(cell.col)
              + "], \"equation\": " + arrays::jsonString(equation) + '}');
    });
    print("]");
}

void printJson(const Shown& shown, bool steps)
{
    const arrays::Sink sink = print;
    const auto member = [&](const char* key, const auto& values) {
        print(std::string(", \"") + key + "\": ");
        arrays::writeJson(values, sink);
    };
    print("{\"input\": ");
    arrays::writeJson(shown.network.inputOf(shown.first), sink);
    print(", \"layers\": [");
    for (int k = shown.first; k < shown.last; ++k) {
        print((k > shown.first ? ", " : "") + std::string("{\"type\": ") + arrays::jsonString(shown.network.layer(k).type)
              + ", \"output\": ");
        const core::Output& output = shown.network.result(k).output;
        arrays::writeJson(output.value, sink);
        if (core::findOperator(shown.network.layer(k).type)->makes == core::Makes::Largest) {
            print(", \"indices\": ");
            arrays::writeJson(output.value.shape(), *output.indices, sink);
        }
        if (!shown.gradients.empty()) {
            const core::Gradients& gradients = shown.gradients[std::size_t(k)];
            member("grad_input", gradients.input);
            if (gradients.weight)
                member("grad_weight", *gradients.weight);
            if (gradients.bias)
                member("grad_bias", *gradients.bias);
        }
        if (steps)
            printJsonSteps(shown.network, k);
        if (core::Comparison::of(shown.network, k)) {
            const core::Network& other = *shown.network.compared();
            print(", \"compare\": {\"type\": " + arrays::jsonString(other.layer(k).type) + ", \"output\": ");
            arrays::writeJson(other.outputOf(k), sink);
            if (steps)
                printJsonSteps(other, k);
            print("}");
        }
        print("}");
    }
    print("]}\n");
}

core::Tensor gradOutputOf(const core::Network& network, const std::string& path)
{
    const int count = network.layerCount();
    const core::Shape shape = count == 0 ? network.lesson().input.shape() : network.outputOf(count - 1).shape();
    if (path.empty())
        return core::Tensor(shape, 1.0F);
    InputOptions ours; // a gradient has the output's own shape, so nothing is to be asked about its channels
    ours.channels = arrays::ChannelOrder::First;
    core::Tensor gradient = loadTensor(path, ours);
    if (gradient.shape() != shape) {
        throw core::FileError(sourceName(path), "",
                              {CORE_TEXT("must have the shape of the last layer's output, {0}, got {1}"),
                               {core::sizeText(shape), core::sizeText(gradient.shape())}});
    }
    return gradient;
}

} // namespace

/// How long it takes to write a step out as text, and each of its taps.
static constexpr double stepOperations = 1000.0;
static constexpr double tapOperations = 100.0;

/// What takes time besides computing the layers that are shown.
static double operationsBesides(const Shown& shown, const ShowOptions& options)
{
    const core::Network& network = shown.network;
    double operations = 0.0;
    for (int k = 0; options.gradients && k < network.layerCount() && network.runs(k); ++k)
        operations += core::backwardOperationsOf(network.layer(k), network.result(k).inputShape, network.result(k).outputShape);
    for (int k = shown.first; options.steps && k < shown.last && network.runs(k); ++k) {
        const core::Shape& out = network.result(k).outputShape;
        const std::int64_t taps = core::tapCount(network.layer(k), network.result(k).inputShape, out, {});
        operations += double(out.size()) * (stepOperations + (taps > core::mostTaps ? 0.0 : double(taps) * tapOperations));
    }
    return operations;
}

/// The gradients are kept until they are printed; a lesson that has no room for them is refused.
static void requireRoomForGradients(const core::Network& network, const std::string& name)
{
    std::int64_t bytes = network.bytes();
    for (int k = 0; k < network.layerCount(); ++k)
        bytes += core::backwardBytesOf(network.layer(k), network.result(k).inputShape, network.result(k).outputShape);
    if (bytes > core::maxLessonBytes)
        throw core::FileError(name, "", {CORE_TEXT("with its gradients the lesson would take {0} MiB of memory; at most {1} MiB are possible"),
                                         {std::to_string((bytes - 1) / (1 << 20) + 1), std::to_string(core::maxLessonBytes >> 20)}});
}

/// On a terminal it says how far that is.
static std::vector<core::Gradients> gradientsOf(const core::Network& network, const std::string& name, const std::string& gradOutput)
{
    const core::Tensor gradient = gradOutputOf(network, gradOutput);
    ProgressLine line(name + ": going back");
    return network.backward(gradient, [&](double done) { line.show(done); });
}

int show(const ShowOptions& options)
{
    core::LessonFile file = loadLesson(options.source);
    const std::string name = sourceName(options.source);
    complainOfOddities(name, file);
    if (!options.input.empty())
        replaceInput(file.lesson, options.input, options.inputOptions);

    Shown shown;
    const int count = int(file.lesson.layers.size());
    if (options.layer && (*options.layer < 0 || *options.layer >= count)) {
        complain("--layer: " + name + " has "
                 + (count == 0 ? std::string("no layers") : "layers 0 to " + std::to_string(count - 1)) + ", got "
                 + std::to_string(*options.layer));
        return Usage;
    }
    shown.network.update(std::move(file.lesson), core::Network::noEffort);
    shown.first = options.layer.value_or(0);
    shown.last = options.layer ? shown.first + 1 : count;

    // Before memory is taken for the layers before it.
    if (const int k = shown.network.firstProblem(); k >= 0 && k < shown.last && shown.network.result(k).lacksMemory && !options.cost) {
        complainOfProblem(options.source, shown.network, k);
        return Fault;
    }
    if (!options.cost) {
        if (options.gradients && shown.network.firstProblem() < 0)
            requireRoomForGradients(shown.network, name);
        compute(shown.network, {.source = options.source,
                                .last = options.layer && !options.gradients ? *options.layer : core::maxLayers,
                                .besides = operationsBesides(shown, options),
                                .anyway = options.anyway});
    }
    complainOfCautions(options.source, shown.network);
    const int problem = shown.network.firstProblem();
    if (problem < 0 && options.gradients)
        shown.gradients = gradientsOf(shown.network, name, options.gradOutput);
    // A layer after the last one that is shown does no harm, unless gradients have to come back through it.
    const bool harmed = problem >= 0 && (problem < shown.last || options.gradients);
    if (options.cost)
        print(costText(core::CostTable(shown.network)));
    else if (options.json && !harmed)
        printJson(shown, options.steps);
    else if (!options.json)
        printText(shown, options.steps);
    if (!harmed)
        return Done;
    flush();
    complainOfProblem(options.source, shown.network, problem);
    return Fault;
}

} // namespace cli
