#pragma once

#include "core/layer.h"
#include "core/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Limits that keep a lesson within a classroom computer's memory.
constexpr std::int64_t maxFileBytes = std::int64_t(64) << 20;
constexpr int maxLayers = 64;
constexpr int maxParameter = 1 << 20; ///< a layer's whole numbers: far above any plane, low enough that no sum or product of them overflows 64 bits
constexpr int maxSide = 4096; ///< rows or columns of a plane
constexpr int maxChannels = 1024;
constexpr std::int64_t maxElements = std::int64_t(1) << 28;
constexpr std::int64_t maxLessonBytes = std::int64_t(512) << 20; ///< the input, every layer's output, and what computing one takes besides
constexpr int maxMoments = 10000; ///< beats, and as many questions
constexpr int maxNesting = 64; ///< levels of JSON
constexpr std::int64_t maxValues = std::int64_t(1) << 21; ///< values in a JSON file that are no numbers

/// Why a layer cannot run: which parameter, what is wrong, what would be accepted.
struct Problem {
    std::string field; ///< the parameter's name in the lesson file, such as "kernel_size"; empty when it is the layer itself
    Message message;

    bool operator==(const Problem&) const = default;
};

/// Where each output cell of a max pooling found its value: flat row · width + column positions in its input's plane, one
/// for each output cell in N × C × H × W order (PyTorch's `return_indices`); −1 for a window that stands on padding alone.
using Indices = Shared<std::int32_t>;

/// What a max_unpool2d takes its winners from: the max-pool layer that `indices_from` names, and what it did.
struct PoolSource {
    Layer layer;
    Shape input;
    Shape output;
    Indices indices; ///< null while only shapes are known
};

/// The first reason why `layer` cannot run on an input of shape `in`, or nothing. `pool` is what a max_unpool2d's
/// `indices_from` names, null when that is no max-pool layer before it.
std::optional<Problem> check(const Layer& layer, const Shape& in, const PoolSource* pool = nullptr);

/// What a layer that can run does, though few want it to, or nothing. There is one such thing: winners are places in the
/// pooled plane counted row by row (flat indices, as in PyTorch and ONNX), so in an unpooled plane of another width those
/// below the first row come to stand in other columns than they were found in.
std::optional<Problem> caution(const Layer& layer, const Shape& in, const PoolSource* pool = nullptr);

} // namespace core
