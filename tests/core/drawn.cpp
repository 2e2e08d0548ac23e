#include "drawn.h"

#include "core/beat_reader.h"

#include "core/network.h"

#include <cmath>
#include <limits>

namespace samples {

using core::Axis;
using core::Layer;
using core::Lesson;
using core::Shape;
using core::Tensor;

namespace {

bool oneIn(const Choose& choose, int n)
{
    return choose(1, n) == n; // shrinks towards false
}

float drawnNumber(const Choose& choose, Numbers numbers)
{
    const int kind = choose(0, numbers == Numbers::Anything ? 19 : 17);
    if (kind < 10)
        return float(choose(-3, 3));
    if (kind < 15)
        return float(choose(-4000, 4000)) / 1024.0F;
    if (kind < 17)
        return float(choose(-40, 40)) * 12.34567F;
    if (kind == 17)
        return -0.0F;
    if (kind == 18)
        return std::numeric_limits<float>::quiet_NaN();
    return oneIn(choose, 2) ? -INFINITY : INFINITY;
}

void setWindow(const Choose& choose, const core::Operator& op, Layer& layer)
{
    for (Axis* axis : {&layer.rows, &layer.cols}) {
        axis->size = choose(1, 4);
        axis->stride = oneIn(choose, 3) ? axis->size : choose(1, 4);
        if (op.has(core::UsesDilation))
            axis->dilation = oneIn(choose, 3) ? choose(1, 3) : 1;
    }
}

void setPadding(const Choose& choose, Layer& layer)
{
    const int form = choose(0, 9);
    if (form >= 6) {
        const core::PaddingForm words[] = {core::PaddingForm::Valid, core::PaddingForm::Same, core::PaddingForm::SameUpper,
                                           core::PaddingForm::SameLower};
        layer.paddingForm = words[form - 6];
        return;
    }
    layer.paddingForm = form >= 3 ? core::PaddingForm::FourSided : core::PaddingForm::Symmetric;
    for (Axis* axis : {&layer.rows, &layer.cols}) {
        axis->padBefore = choose(0, 3);
        axis->padAfter = form >= 3 ? choose(0, 3) : axis->padBefore;
    }
}

void setWeight(const Choose& choose, const core::Operator& op, Layer& layer, const Shape& in, Numbers numbers)
{
    layer.groups = oneIn(choose, 2) ? choose(1, 4) : 1;
    const bool transposed = op.reads == core::Reads::Spread;
    Shape shape;
    if (transposed) {
        shape.n = in.c;
        shape.c = choose(1, 2);
    } else {
        shape.n = layer.groups * choose(1, 2);
        shape.c = std::max(in.c / layer.groups, 1);
    }
    shape.h = layer.rows.size;
    shape.w = layer.cols.size;
    layer.weight = drawnTensor(choose, shape, numbers);
    if (oneIn(choose, 2)) {
        const int out = transposed ? shape.c * layer.groups : shape.n;
        const Tensor bias = drawnTensor(choose, {1, 1, 1, out}, numbers);
        layer.bias = std::vector<float>(bias.data().begin(), bias.data().end());
    }
}

Shape drawnShape(const Choose& choose)
{
    Shape shape;
    shape.n = choose(1, 2);
    shape.c = choose(1, 4);
    shape.h = choose(1, 9);
    shape.w = choose(1, 9);
    return shape;
}

const core::Operator& drawnOperator(const Choose& choose)
{
    const auto all = core::operators();
    return *all[std::size_t(choose(0, int(all.size()) - 1))];
}

std::string drawnWords(const Choose& choose)
{
    static const char* const words[] = {"", "pool", "池化", "a \"quoted\" \\ word", "line\nbreak\ttab", "\u2212∞ ½ 🙂", "</script>", "\x01\x7f"};
    return words[choose(0, 7)];
}

core::Text drawnText(const Choose& choose)
{
    core::Text text;
    if (oneIn(choose, 3)) {
        text.byLocale[""] = drawnWords(choose);
    } else {
        for (const char* locale : {"en", "zh_CN", "x"}) {
            if (oneIn(choose, 2))
                text.byLocale[locale] = drawnWords(choose);
        }
    }
    return text;
}

core::Extra drawnExtra(const Choose& choose)
{
    core::Extra extra;
    if (oneIn(choose, 3))
        extra.emplace_back("x_future", R"({"a":[1,2.5,"é",null,true]})");
    if (oneIn(choose, 3))
        extra.emplace_back("y \"key\"", "\"text\"");
    return extra;
}

/// Fractions for some of the numbers, with the value that they say.
core::Notation drawnFractions(const Choose& choose, std::span<float> data)
{
    core::Notation notation;
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (!oneIn(choose, 5))
            continue;
        const int over = choose(1, 9);
        data[i] = float(1.0 / over);
        notation[std::int64_t(i)] = "1/" + std::to_string(over);
    }
    return notation;
}

} // namespace

Tensor drawnTensor(const Choose& choose, Shape shape, Numbers numbers)
{
    Tensor values(shape);
    const auto data = values.mutableData();
    if (numbers == Numbers::Distinct) {
        for (std::size_t i = 0; i < data.size(); ++i)
            data[i] = (float(i) - float(data.size()) / 2.0F) * 0.125F + 0.03125F;
        for (std::size_t i = data.size(); i > 1; --i)
            std::swap(data[i - 1], data[std::size_t(choose(0, int(i) - 1))]);
        return values;
    }
    // Half of all tensors are plain, so that a special value is not in every window.
    const Numbers kind = numbers == Numbers::Anything && oneIn(choose, 2) ? Numbers::Anything : Numbers::Finite;
    for (float& value : data)
        value = drawnNumber(choose, kind);
    return values;
}

Layer drawnLayer(const Choose& choose, const core::Operator& op, const Shape& in, Numbers numbers)
{
    Layer layer;
    layer.type = op.type;
    if (op.has(core::UsesWindow))
        setWindow(choose, op, layer);
    if (op.has(core::UsesPadding))
        setPadding(choose, layer);
    if (op.has(core::UsesPaddingMode))
        layer.rows.border = layer.cols.border = core::Border(choose(0, 3));
    if (op.hasKernel())
        setWeight(choose, op, layer, in, numbers);
    if (op.has(core::UsesCeilMode))
        layer.ceilMode = oneIn(choose, 2);
    if (op.has(core::UsesCountIncludePad)) {
        layer.countIncludePad = !oneIn(choose, 2);
        if (oneIn(choose, 4)) {
            const int divisor = choose(1, 7);
            layer.divisorOverride = oneIn(choose, 3) ? -divisor : divisor;
        }
    }
    if (op.has(core::UsesNormType)) {
        // Finite differences see nothing of the last two.
        const double norms[] = {2.0, 1.0, 3.0, 1.5, 4.0, 0.5, 120.0};
        layer.normType = norms[choose(0, numbers == Numbers::Distinct ? 4 : 6)];
    }
    if (op.has(core::UsesNegativeSlope))
        layer.negativeSlope = oneIn(choose, 2) ? choose(-8, 8) / 16.0 : 0.01;
    if (op.has(core::UsesOutputPadding)) {
        layer.outputPadding.h = choose(0, 2);
        layer.outputPadding.w = choose(0, 2);
    }
    if ((op.reads == core::Reads::Share && op.has(core::UsesOutputSize)) || (op.has(core::UsesOutputSize) && oneIn(choose, 3))) {
        const int height = choose(1, 12);
        layer.outputSize = core::Size{height, choose(1, 12)};
    }
    return layer;
}

Lesson drawnLessonOf(const Choose& choose, const core::Operator& op, Numbers numbers)
{
    Lesson lesson;
    lesson.input = drawnTensor(choose, drawnShape(choose), numbers);
    const Shape& shape = lesson.input.shape();
    if (op.reads == core::Reads::Winners) {
        const char* const pool = oneIn(choose, 4) ? "adaptive_max_pool2d" : "max_pool2d";
        lesson.layers.push_back(drawnLayer(choose, *core::findOperator(pool), shape, numbers));
    }
    lesson.layers.push_back(drawnLayer(choose, op, shape, numbers));
    if (op.reads == core::Reads::Winners && oneIn(choose, 2)) // as it should be, rather than at random
        lesson.layers.back().outputSize = core::Size{shape.h, shape.w};
    return lesson;
}

Lesson drawnLesson(const Choose& choose)
{
    Lesson lesson;
    lesson.title = drawnText(choose);
    if (oneIn(choose, 3))
        lesson.about = core::About{drawnText(choose), drawnText(choose), choose(0, 90), drawnExtra(choose)};
    lesson.input = drawnTensor(choose, drawnShape(choose), Numbers::Anything);
    lesson.inputNotation = drawnFractions(choose, lesson.input.mutableData());
    lesson.extra = drawnExtra(choose);
    const int layers = choose(0, 4);
    for (int k = 0; k < layers; ++k) {
        const core::Operator& op = drawnOperator(choose);
        Layer layer = drawnLayer(choose, op, lesson.input.shape(), Numbers::Anything);
        if (op.reads == core::Reads::Winners)
            layer.indicesFrom = choose(0, 3);
        if (op.hasKernel()) {
            layer.weightNotation = drawnFractions(choose, layer.weight.mutableData());
            if (layer.bias)
                layer.biasNotation = drawnFractions(choose, *layer.bias);
        }
        layer.extra = drawnExtra(choose);
        lesson.layers.push_back(layer);
    }
    lesson.view.layer = choose(0, 3);
    lesson.view.step = choose(0, 20);
    lesson.view.extra = drawnExtra(choose);
    if (choose(0, 2) == 0) {
        lesson.view.compare = drawnLayer(choose, drawnOperator(choose), lesson.input.shape(), Numbers::Anything);
        lesson.view.compare->extra = drawnExtra(choose);
    }
    for (int i = choose(0, 2); i > 0; --i) {
        core::Beat& beat = lesson.beats.emplace_back();
        beat.layer = choose(0, 3);
        beat.step = choose(0, 20);
        beat.text = core::withDoubledBraces(drawnText(choose));
        beat.extra = drawnExtra(choose);
        if (choose(0, 2) == 0) {
            core::Show& show = beat.show.emplace();
            show.view = core::Show::Picture(choose(0, 3));
            show.turned = choose(0, 1) == 1;
            show.grain = core::Grain(choose(0, 2));
            show.channel = choose(-1, 3);
            if (choose(0, 1) == 1)
                show.cell = core::Size{choose(0, 3), choose(0, 3)};
        }
        if (choose(0, 2) == 0)
            beat.set.push_back({"/layers/-", R"({"type":"relu"})"});
        beat.general = choose(0, 3) == 0;
        if (choose(0, 3) == 0)
            beat.notes = core::withDoubledBraces(drawnText(choose));
    }
    for (int i = choose(0, 2); i > 0; --i) {
        core::Question& question = lesson.questions.emplace_back();
        question.layer = choose(0, 3);
        question.step = choose(0, 20);
        question.kind = drawnWords(choose);
        question.extra = drawnExtra(choose);
    }
    return lesson;
}

Lesson drawnChain(const Choose& choose, Numbers numbers)
{
    constexpr std::int64_t enough = 2048; // cells, after which nothing is put on top: a transposed convolution has 16 times as many
    Lesson lesson;
    lesson.input = drawnTensor(choose, drawnShape(choose), numbers);
    Shape shape = lesson.input.shape();
    for (int left = choose(1, 4); left > 0 && shape.size() <= enough; --left) {
        const core::Operator& op = drawnOperator(choose);
        Layer layer = drawnLayer(choose, op, shape, numbers);
        if (op.reads == core::Reads::Winners)
            layer.indicesFrom = choose(0, std::max(int(lesson.layers.size()) - 1, 0));
        lesson.layers.push_back(std::move(layer));
        const core::Network network(lesson);
        if (network.firstProblem() >= 0)
            break;
        shape = network.outputOf(network.layerCount() - 1).shape();
    }
    return lesson;
}

} // namespace samples
