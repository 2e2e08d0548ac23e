#pragma once

#include "core/lesson.h"

#include <rapidcheck.h>

/// A lesson of one layer of any operator with any parameters; it may turn out that it cannot run.
inline core::Lesson randomLesson()
{
    using rc::gen::inRange;
    core::Lesson lesson;
    const int groups = *inRange(1, 3);
    const int channels = groups * *inRange(1, 3);
    const core::Shape shape{*inRange(1, 3), channels, *inRange(1, 14), *inRange(1, 14)};
    lesson.input = core::Tensor(shape);
    // Whole numbers, fractions and long numbers: widths from one character to nine.
    const int kind = *inRange(0, 3);
    const int seed = *inRange(0, 1000);
    std::uint32_t state = std::uint32_t(seed) * 747796405U + 1U;
    const auto next = [&] {
        state = state * 1664525U + 1013904223U;
        const int n = int(state >> 20U) % 200 - 100;
        return kind == 0 ? float(n % 10) : kind == 1 ? float(n) / 4.0F : float(n) * 13.7193F;
    };
    for (float& value : lesson.input.mutableData())
        value = next();

    core::Layer layer;
    layer.type = *rc::gen::elementOf(std::vector<std::string>{
        "conv2d", "conv2d", "conv_transpose2d", "max_pool2d", "min_pool2d", "avg_pool2d", "lp_pool2d", "adaptive_max_pool2d",
        "adaptive_avg_pool2d", "global_max_pool2d", "global_avg_pool2d", "relu", "leaky_relu", "sigmoid", "tanh"});
    const auto axis = [] {
        const int pad = *inRange(0, 3);
        return core::Axis{.size = *inRange(1, 5), .stride = *inRange(1, 4), .dilation = *inRange(1, 3), .padBefore = pad, .padAfter = pad};
    };
    layer.rows = axis();
    layer.cols = axis();
    layer.ceilMode = *rc::gen::arbitrary<bool>();
    layer.countIncludePad = *rc::gen::arbitrary<bool>();
    if (layer.type == "conv2d" || layer.type == "conv_transpose2d") {
        layer.groups = groups;
        const int out = groups * *inRange(1, 3);
        const core::Shape weight = layer.type == "conv2d" ? core::Shape{out, channels / groups, layer.rows.size, layer.cols.size}
                                                          : core::Shape{channels, out / groups, layer.rows.size, layer.cols.size};
        layer.weight = core::Tensor(weight);
        for (float& value : layer.weight.mutableData())
            value = next();
        if (*rc::gen::arbitrary<bool>())
            layer.bias = std::vector<float>(std::size_t(out), next());
        layer.rows.border = layer.cols.border = *rc::gen::element(core::Border::Zeros, core::Border::Reflect, core::Border::Replicate, core::Border::Circular);
    }
    if (layer.type.starts_with("adaptive"))
        layer.outputSize = core::Size{*inRange(1, 6), *inRange(1, 6)};
    lesson.layers.push_back(std::move(layer));
    return lesson;
}
