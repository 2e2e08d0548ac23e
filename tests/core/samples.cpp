#include "samples.h"

#include "core/operator.h"

#include <cmath>
#include <limits>
#include <ostream>

namespace core {

void showValue(const Lesson& lesson, std::ostream& out)
{
    out << '\n' << writeLesson(lesson);
}

} // namespace core

namespace samples {

using core::Axis;
using core::Layer;
using core::Lesson;
using core::Shape;
using core::Tensor;

static int inRange(int low, int high) // both included
{
    return *rc::gen::inRange(low, high + 1);
}

static bool oneIn(int n)
{
    return inRange(1, n) == n; // shrinks towards false
}

static float anyNumber(Numbers numbers)
{
    const int kind = inRange(0, numbers == Numbers::Anything ? 19 : 17);
    if (kind < 10)
        return float(inRange(-3, 3));
    if (kind < 15)
        return float(inRange(-4000, 4000)) / 1024.0F;
    if (kind < 17)
        return float(inRange(-40, 40)) * 12.34567F;
    if (kind == 17)
        return -0.0F;
    if (kind == 18)
        return std::numeric_limits<float>::quiet_NaN();
    return oneIn(2) ? -INFINITY : INFINITY;
}

rc::Gen<Tensor> tensor(Shape shape, Numbers numbers)
{
    return rc::gen::exec([shape, numbers] {
        Tensor values(shape);
        const auto data = values.mutableData();
        if (numbers == Numbers::Distinct) {
            for (std::size_t i = 0; i < data.size(); ++i)
                data[i] = (float(i) - float(data.size()) / 2.0F) * 0.125F + 0.03125F;
            for (std::size_t i = data.size(); i > 1; --i)
                std::swap(data[i - 1], data[std::size_t(inRange(0, int(i) - 1))]);
            return values;
        }
        // Half of all tensors are plain, so that a special value is not in every window.
        const Numbers kind = numbers == Numbers::Anything && oneIn(2) ? Numbers::Anything : Numbers::Finite;
        for (float& value : data)
            value = anyNumber(kind);
        return values;
    });
}

static void setWindow(const core::Operator& op, Layer& layer)
{
    for (Axis* axis : {&layer.rows, &layer.cols}) {
        axis->size = inRange(1, 4);
        axis->stride = oneIn(3) ? axis->size : inRange(1, 4);
        if (op.has(core::UsesDilation))
            axis->dilation = oneIn(3) ? inRange(1, 3) : 1;
    }
}

static void setPadding(Layer& layer)
{
    const int form = inRange(0, 9);
    if (form >= 6) {
        const core::PaddingForm words[] = {core::PaddingForm::Valid, core::PaddingForm::Same, core::PaddingForm::SameUpper,
                                           core::PaddingForm::SameLower};
        layer.paddingForm = words[form - 6];
        return;
    }
    layer.paddingForm = form >= 3 ? core::PaddingForm::FourSided : core::PaddingForm::Symmetric;
    for (Axis* axis : {&layer.rows, &layer.cols}) {
        axis->padBefore = inRange(0, 3);
        axis->padAfter = form >= 3 ? inRange(0, 3) : axis->padBefore;
    }
}

static void setWeight(const core::Operator& op, Layer& layer, const Shape& in, Numbers numbers)
{
    layer.groups = oneIn(2) ? inRange(1, 4) : 1;
    const bool transposed = op.has(core::UsesOutputPadding);
    Shape shape;
    if (transposed) {
        shape.n = in.c;
        shape.c = inRange(1, 2);
    } else {
        shape.n = layer.groups * inRange(1, 2);
        shape.c = std::max(in.c / layer.groups, 1);
    }
    shape.h = layer.rows.size;
    shape.w = layer.cols.size;
    layer.weight = *tensor(shape, numbers);
    if (oneIn(2)) {
        const int out = transposed ? shape.c * layer.groups : shape.n;
        const Tensor bias = *tensor({1, 1, 1, out}, numbers);
        layer.bias = std::vector<float>(bias.data().begin(), bias.data().end());
    }
}

static Layer layerOf(const core::Operator& op, const Shape& in, Numbers numbers)
{
    Layer layer;
    layer.type = op.type;
    if (op.has(core::UsesWindow))
        setWindow(op, layer);
    if (op.has(core::UsesPadding))
        setPadding(layer);
    if (op.has(core::UsesPaddingMode))
        layer.rows.border = layer.cols.border = core::Border(inRange(0, 3));
    if (op.has(core::UsesWeight))
        setWeight(op, layer, in, numbers);
    if (op.has(core::UsesCeilMode))
        layer.ceilMode = oneIn(2);
    if (op.has(core::UsesCountIncludePad)) {
        layer.countIncludePad = !oneIn(2);
        if (oneIn(4))
            layer.divisorOverride = inRange(1, 7) * (oneIn(3) ? -1 : 1);
    }
    if (op.has(core::UsesNormType)) {
        const double norms[] = {2.0, 1.0, 3.0, 1.5, 4.0};
        layer.normType = norms[inRange(0, 4)];
    }
    if (op.has(core::UsesNegativeSlope))
        layer.negativeSlope = oneIn(2) ? inRange(-8, 8) / 16.0 : 0.01;
    if (op.has(core::UsesOutputPadding))
        layer.outputPadding = {inRange(0, 2), inRange(0, 2)};
    if (op.has(core::NeedsOutputSize) || (op.has(core::UsesOutputSize) && oneIn(3)))
        layer.outputSize = core::Size{inRange(1, 12), inRange(1, 12)};
    return layer;
}

static Shape anyShape()
{
    return {.n = inRange(1, 2), .c = inRange(1, 4), .h = inRange(1, 9), .w = inRange(1, 9)};
}

rc::Gen<Lesson> lessonOf(const std::string& type, Numbers numbers)
{
    return rc::gen::exec([type, numbers] {
        const core::Operator& op = *core::findOperator(type);
        Lesson lesson;
        lesson.input = *tensor(anyShape(), numbers);
        if (op.has(core::UsesIndicesFrom))
            lesson.layers.push_back(layerOf(*core::findOperator(oneIn(4) ? "adaptive_max_pool2d" : "max_pool2d"), lesson.input.shape(), numbers));
        lesson.layers.push_back(layerOf(op, lesson.input.shape(), numbers));
        if (op.has(core::UsesIndicesFrom) && oneIn(2)) // as it should be, rather than at random
            lesson.layers.back().outputSize = core::Size{lesson.input.shape().h, lesson.input.shape().w};
        return lesson;
    });
}

static std::string anyWords()
{
    static const char* const words[] = {"", "pool", "池化", "a \"quoted\" \\ word", "line\nbreak\ttab", "\u2212∞ ½ 🙂", "</script>", "\x01\x7f"};
    return words[inRange(0, 7)];
}

static core::Text anyText()
{
    core::Text text;
    if (oneIn(3)) {
        text.byLocale[""] = anyWords();
    } else {
        for (const char* locale : {"en", "zh_CN", "x"}) {
            if (oneIn(2))
                text.byLocale[locale] = anyWords();
        }
    }
    return text;
}

static core::Extra anyExtra()
{
    core::Extra extra;
    if (oneIn(3))
        extra.emplace_back("x_future", R"({"a":[1,2.5,"é",null,true]})");
    if (oneIn(3))
        extra.emplace_back("y \"key\"", "\"text\"");
    return extra;
}

/// Fractions for some of the numbers, with the value that they say.
static core::Notation someFractions(std::span<float> data)
{
    core::Notation notation;
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (!oneIn(5))
            continue;
        const int over = inRange(1, 9);
        data[i] = float(1.0 / over);
        notation[std::int64_t(i)] = "1/" + std::to_string(over);
    }
    return notation;
}

rc::Gen<Lesson> anyLesson()
{
    return rc::gen::exec([] {
        Lesson lesson;
        lesson.title = anyText();
        lesson.input = *tensor(anyShape(), Numbers::Anything);
        lesson.inputNotation = someFractions(lesson.input.mutableData());
        lesson.extra = anyExtra();
        const int layers = inRange(0, 4);
        for (int k = 0; k < layers; ++k) {
            const auto all = core::operators();
            const core::Operator& op = *all[std::size_t(inRange(0, int(all.size()) - 1))];
            Layer layer = layerOf(op, lesson.input.shape(), Numbers::Anything);
            if (op.has(core::UsesIndicesFrom))
                layer.indicesFrom = inRange(0, 3);
            if (op.has(core::UsesWeight)) {
                layer.weightNotation = someFractions(layer.weight.mutableData());
                if (layer.bias)
                    layer.biasNotation = someFractions(*layer.bias);
            }
            layer.extra = anyExtra();
            lesson.layers.push_back(layer);
        }
        lesson.view = {inRange(0, 3), inRange(0, 20), anyExtra()};
        if (inRange(0, 2) == 0) {
            const auto all = core::operators();
            lesson.view.compare = layerOf(*all[std::size_t(inRange(0, int(all.size()) - 1))], lesson.input.shape(), Numbers::Anything);
            lesson.view.compare->extra = anyExtra();
        }
        for (int i = inRange(0, 2); i > 0; --i)
            lesson.beats.push_back({inRange(0, 3), inRange(0, 20), anyText(), anyExtra()});
        for (int i = inRange(0, 2); i > 0; --i)
            lesson.questions.push_back({inRange(0, 3), inRange(0, 20), anyWords(), anyExtra()});
        return lesson;
    });
}

} // namespace samples
