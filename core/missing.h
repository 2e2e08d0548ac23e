#pragma once

#include "core/lesson.h"
#include "core/message.h"
#include "core/operator.h"

#include <optional>
#include <string_view>

namespace core {

/// What of a step is not shown until it is found.
enum class Asks {
    Output, ///< its result
    Input,  ///< one number of the input that it reads; the result is shown
    Weight, ///< one number of the kernel
    Bias,
    Winner, ///< which cell of the input is the largest (smallest)
};

/// What is not shown of a step.
struct Missing {
    Asks asks = Asks::Output;
    /// Of Input: channel, row and column of the layer's input, in the step's own sample. Of Weight: input channel as the kernel
    /// counts them (within a group), row and column of the kernel that makes the step's output channel.
    Cell cell{};
    bool bare = false; ///< of Output: nor is it shown how the result comes about

    /// Whether it is one of the numbers that the result is made of, which is shown.
    bool isPart() const { return asks == Asks::Input || asks == Asks::Weight || asks == Asks::Bias; }
    bool operator==(const Missing&) const = default;
};

/// What files call it; "predict" is another word for Output.
std::string_view nameOf(Asks asks);
bool isKindOfQuestion(std::string_view kind);
/// What a question asks; nothing when its kind is none, or its cell is not there.
std::optional<Missing> missingOf(const Question& question);
/// Whether version 1 of the file has no words for it.
bool needsVersionTwo(const Question& question);

/// Why this can be asked of no step of the layer: it has no bias, it chooses no winner. Nothing when it can.
std::optional<Message> whyNeverAsked(const Layer& layer, const Missing& missing);

/// Whether a tap's value (factor) is what is missing.
bool isMissing(const Operator& op, const Tap& tap, const Missing& missing);
/// Marks what is missing: Tap::valueMissing and the others.
void markMissing(const Operator& op, Step& step, const Missing& missing);

} // namespace core
