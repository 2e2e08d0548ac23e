#pragma once

#include "core/axis.h"
#include "core/tensor.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// Height and width, as in PyTorch's pairs.
struct Size {
    int h = 0;
    int w = 0;

    bool operator==(const Size&) const = default;
};

/// Numbers that were written in a way of their own ("1/9"), by flat position. An entry counts only while it still says
/// the value that stands there, so nobody needs to erase entries when a number changes.
using Notation = std::map<std::int64_t, std::string>;

/// One number for each output channel. Equal when they are the same bits, as with Tensor: a lesson whose bias is NaN is
/// still equal to itself, which undo and "modified" rely on.
struct Bias : std::vector<float> {
    using vector::vector;
    Bias(std::vector<float> values) : vector(std::move(values)) {} // NOLINT: meant to be implicit

    bool operator==(const Bias& other) const
    {
        return std::equal(begin(), end(), other.begin(), other.end(),
                          [](float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b); });
    }
};

/// Keys of a file that this version does not know, each with its JSON text: kept, and written back.
using Extra = std::vector<std::pair<std::string, std::string>>;

/// How `padding` was given. The forms that depend on the input's size are resolved by `resolved()` in evaluate.h.
enum class PaddingForm {
    Symmetric, ///< a number or [height, width]: for pooling at most half of the dilated window, as in PyTorch
    FourSided, ///< [top, left, bottom, right]: for pooling up to one less than the dilated window, as in ONNX
    Valid,     ///< none
    Same,      ///< output extent ⌈in / stride⌉, an odd cell at the bottom/right
    SameUpper, ///< ONNX's name for the same
    SameLower, ///< the odd cell at the top/left
};

/// One layer with every parameter any operator has, in PyTorch's words; each operator reads those that are its own.
struct Layer {
    std::string type = "conv2d"; ///< the operator's name in lesson files
    Axis rows;                   ///< vertical: kernel_size, stride, dilation, padding, padding_mode
    Axis cols;                   ///< horizontal
    PaddingForm paddingForm = PaddingForm::Symmetric;
    int groups = 1;
    bool ceilMode = false;
    bool countIncludePad = true;
    std::optional<int> divisorOverride; ///< not 0
    double normType = 2.0;              ///< Lp pooling's p, above 0
    double negativeSlope = 0.01;        ///< leaky ReLU's
    Size outputPadding;                 ///< conv_transpose2d
    std::optional<Size> outputSize;     ///< adaptive pooling, conv_transpose2d, max_unpool2d
    int indicesFrom = 0;                ///< max_unpool2d: the position of the max-pool layer whose winners it uses

    Tensor weight;                          ///< conv2d: [out, in/groups, kh, kw]; conv_transpose2d: [in, out/groups, kh, kw]
    std::optional<Bias> bias;                ///< [out]
    Notation weightNotation;
    Notation biasNotation;
    Extra extra;

    bool operator==(const Layer&) const = default;
};

} // namespace core
