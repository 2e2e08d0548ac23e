#pragma once

#include "core/lesson.h"

#include <string_view>
#include <vector>

namespace document {

/// A cell of the lesson that a hand works on: of the input, or of a layer's kernel or bias.
struct Target {
    enum Of { Input, Kernel, Bias };
    Of of = Input;
    int layer = 0;
    bool compared = false; ///< of what is compared with that layer instead
    core::Cell cell{};

    bool operator==(const Target&) const = default;
};

/// Pure functions from a value to the edited value; Document turns them into undoable changes.

/// `values` with another shape: what both shapes have stays where it is, the rest is 0. `shift` moves the content by rows
/// and columns. `notation` follows its numbers.
core::Tensor reshaped(const core::Tensor& values, core::Notation& notation, const core::Shape& shape, core::Size shift = {});

/// A convolution's layer with another kernel size: the content keeps its place relative to the kernel's middle.
core::Layer withKernelSize(core::Layer layer, core::Size size);

/// A fresh layer of operator `type` that suits an input of shape `in`, put at position `at` of `lesson`.
core::Layer freshLayer(std::string_view type, const core::Shape& in, const core::Lesson& lesson, int at);

/// `lesson` after `layers[from]` was put at `to`, was removed (`to` = −1) or `fresh` was put in at `to` (`from` = −1):
/// beats, questions, the view and `indices_from` follow the layers they mean.
core::Lesson rearranged(core::Lesson lesson, int from, int to, const core::Layer& fresh = {});

/// What a new lesson starts with: a small grid and a max pooling, so that there is something to step through.
core::Lesson newLesson();

} // namespace document
