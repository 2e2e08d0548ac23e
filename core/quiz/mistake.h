#pragma once

#include "core/message.h"
#include "core/missing.h"
#include "core/network.h"
#include "core/operator.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

/// A number, or of a winner the row and column of the input, from 0.
using Answer = std::variant<double, Size>;

/// The term of a sum or an average that has the missing number in it: result = others + times · missing number.
struct MissingTerm {
    double others = 0.0;
    double times = 1.0; ///< finite, and not 0
};

/// What is to be found of one step of a layer that runs.
struct AskedStep {
    /// Whether `asked` can be asked there, `whyNotAsked` says; the result always can.
    AskedStep(const Network& network, int k, std::int64_t step, const Missing& asked = {});

    const Operator& op;
    Layer layer;      ///< all in numbers
    const Tensor& in; ///< what the layer reads
    Step now;
    Missing missing;

    /// The numbers of the input under the window, without padding, in reading order.
    std::vector<double> values() const;
    /// Those cells of the window.
    std::vector<Tap> candidates() const;
    /// Row and column of the winner, of several the first; nothing where padding alone is under the window.
    std::optional<Size> winner() const;
    /// Nothing where no number is missing, where it is that of a maximum, and where the result does not depend on it.
    std::optional<MissingTerm> term() const;
    /// What the step would come to with another number in the place of the missing one.
    double resultWith(double number) const;
    /// The right answer; nothing where the window does not read what is missing, or has no winner.
    std::optional<Answer> answer() const;
};

/// What a mistake is made about.
enum class MistakeIn {
    Result,
    Part,   ///< Missing::isPart
    Winner,
};

/// Something that people do wrong: a row of the table `mistakes()`, each in a file of its own.
struct Mistake {
    std::string_view name; ///< in quizzes: "padding_as_zero"
    const char* says;      ///< what it does, marked CORE_TEXT: "takes padding for 0"
    /// What it makes of the step; nothing where it cannot be made there. Null where it is about a winner.
    std::optional<double> (*value)(const AskedStep&);
    MistakeIn about = MistakeIn::Result;
    /// The row and column that it makes of a winner.
    std::optional<Size> (*cell)(const AskedStep&) = nullptr;

    /// What it makes of what is asked; nothing where it is about something else.
    std::optional<Answer> answer(const AskedStep& asked) const;
};

/// All of them, the most telling first.
std::span<const Mistake* const> mistakes();

} // namespace core
