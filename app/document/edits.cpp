#include "document/edits.h"

#include "core/beat_lesson.h"
#include "core/operator.h"

#include <algorithm>
#include <utility>

namespace document {

core::Tensor reshaped(const core::Tensor& values, core::Notation& notation, const core::Shape& shape, core::Size shift)
{
    core::Tensor result(shape);
    core::Notation kept;
    const core::Shape& old = values.shape();
    const auto numbers = result.mutableData();
    for (int n = 0; n < std::min(old.n, shape.n); ++n) {
        for (int c = 0; c < std::min(old.c, shape.c); ++c) {
            for (int row = 0; row < old.h; ++row) {
                for (int col = 0; col < old.w; ++col) {
                    if (!core::contains(shape, row + shift.h, col + shift.w))
                        continue;
                    const core::Cell from{n, c, row, col};
                    const core::Cell to{n, c, row + shift.h, col + shift.w};
                    numbers[std::size_t(result.offset(to))] = values.at(from);
                    if (const auto written = notation.find(values.offset(from)); written != notation.end())
                        kept[result.offset(to)] = written->second;
                }
            }
        }
    }
    notation = std::move(kept);
    return result;
}

core::Layer withKernelSize(core::Layer layer, core::Size size)
{
    const core::Operator* op = core::findOperator(layer.type);
    layer.rows.size = size.h;
    layer.cols.size = size.w;
    if (op && op->hasKernel()) {
        core::Shape shape = layer.weight.shape();
        const auto middle = [](int extent) { return (extent - 1) / 2; };
        const core::Size shift{middle(size.h) - middle(shape.h), middle(size.w) - middle(shape.w)};
        shape.h = size.h;
        shape.w = size.w;
        layer.weight = reshaped(layer.weight, layer.weightNotation, shape, shift);
    }
    return layer;
}

namespace {

void setBoth(core::Layer& layer, int size, int stride, int padding = 0)
{
    for (core::Axis* axis : {&layer.rows, &layer.cols}) {
        axis->size = size;
        axis->stride = stride;
        axis->padBefore = axis->padAfter = padding;
    }
}

/// The last max pooling before position `at`: what an unpooling most likely undoes.
int lastMaxPool(const core::Lesson& lesson, int at)
{
    for (int k = at - 1; k >= 0; --k) {
        const core::Operator* op = core::findOperator(lesson.layers[std::size_t(k)].type);
        if (op && op->makes == core::Makes::Largest)
            return k;
    }
    return 0;
}

} // namespace

core::Layer freshLayer(std::string_view type, const core::Shape& in, const core::Lesson& lesson, int at)
{
    core::Layer layer;
    layer.type = type;
    const core::Operator* op = core::findOperator(type);
    if (!op)
        return layer;
    switch (op->reads) {
    case core::Reads::Window:
        if (!op->hasKernel()) {
            const int size = std::min({2, in.h, in.w});
            setBoth(layer, size, size);
            break;
        }
        // One kernel over all channels that changes nothing yet: a 1 in the middle of a 3 × 3, padded to keep the size.
        setBoth(layer, 3, 1, 1);
        layer.weight = core::Tensor(core::Shape{1, in.c, 3, 3});
        layer.weight.set({0, 0, 1, 1}, 1.0F);
        layer.bias = std::vector<float>(1, 0.0F);
        break;
    case core::Reads::Spread:
        // Each input cell spreads over its own 2 × 2 block.
        setBoth(layer, 2, 2);
        layer.weight = core::Tensor(core::Shape{in.c, 1, 2, 2}, 1.0F);
        layer.bias = std::vector<float>(1, 0.0F);
        break;
    case core::Reads::Share:
        if (op->has(core::UsesOutputSize))
            layer.outputSize = core::Size{std::min(2, in.h), std::min(2, in.w)};
        break;
    case core::Reads::Cell:
        break;
    case core::Reads::Winners:
        layer.indicesFrom = lastMaxPool(lesson, at);
        if (layer.indicesFrom < int(lesson.layers.size())) {
            layer.rows = lesson.layers[std::size_t(layer.indicesFrom)].rows;
            layer.cols = lesson.layers[std::size_t(layer.indicesFrom)].cols;
        }
        break;
    }
    return layer;
}

core::Lesson rearranged(core::Lesson lesson, int from, int to, const core::Layer& fresh)
{
    const int before = int(lesson.layers.size());
    std::vector<int> order; // which old layer stands at each new position; −1 is the fresh one
    for (int k = 0; k < before; ++k) {
        if (k != from)
            order.push_back(k);
    }
    if (to >= 0)
        order.insert(order.begin() + std::clamp(to, 0, int(order.size())), from);

    std::vector<core::Layer> layers;
    std::vector<int> placeOf(std::size_t(before), -1);
    for (const int old : order) {
        if (old >= 0)
            placeOf[std::size_t(old)] = int(layers.size());
        layers.push_back(old >= 0 ? lesson.layers[std::size_t(old)] : fresh);
    }
    const auto place = [&](int old) { return old >= 0 && old < before ? placeOf[std::size_t(old)] : -1; };
    for (std::size_t k = 0; k < layers.size(); ++k) {
        // The fresh layer was made for its new place, all others for the old order.
        if (order[k] >= 0)
            layers[k].indicesFrom = std::max(0, place(layers[k].indicesFrom));
    }
    const auto follow = [&](auto& pointers) {
        std::erase_if(pointers, [&](const auto& pointer) { return place(pointer.layer) < 0; });
        for (auto& pointer : pointers)
            pointer.layer = place(pointer.layer);
    };
    follow(lesson.beats);
    for (core::Beat& beat : lesson.beats)
        beat.set = core::followed(beat.set, placeOf);
    follow(lesson.questions);
    if (const int view = place(lesson.view.layer); view >= 0) {
        lesson.view.layer = view;
        if (lesson.view.compare)
            lesson.view.compare->indicesFrom = std::max(0, place(lesson.view.compare->indicesFrom));
    } else {
        lesson.view = {std::clamp(lesson.view.layer, 0, std::max(0, int(layers.size()) - 1)), 0, lesson.view.extra};
    }
    lesson.layers = std::move(layers);
    return lesson;
}

core::Lesson newLesson()
{
    core::Lesson lesson;
    lesson.input = core::Tensor(core::Shape{1, 1, 6, 6});
    lesson.layers.push_back(freshLayer("max_pool2d", lesson.input.shape(), lesson, 0));
    return lesson;
}

} // namespace document
