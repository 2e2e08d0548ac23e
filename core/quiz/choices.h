#pragma once

#include "core/quiz/mistake.h"

#include <string>
#include <vector>

namespace core {

/// One of several answers to a question.
struct Choice {
    Answer answer = 0.0;
    /// What makes it of the step; empty for the right one. Mistakes that make the same answer are one choice.
    std::vector<const Mistake*> mistakes{};

    bool isRight() const { return mistakes.empty(); }
};

/// "0.3333", "(1, 2)".
std::string textOf(const Answer& answer);

/// Why that cannot be asked of this step: what is missing is not read there, or is not the only answer. Nothing when it can.
std::optional<Message> whyNotAsked(const AskedStep& asked);

/// The right answer and at most `most` − 1 wrong ones, by size (of cells in reading order). Numbers that read the same are the
/// same, so there is exactly one right one, and none is there twice. Only the right one where no mistake makes another; none
/// where there is none (`whyNotAsked`).
std::vector<Choice> choicesOf(const AskedStep& asked, std::size_t most = 4);

/// Whether a typed answer is a right one. A number is what reads the same, for nobody types 0.33333334, and in the place of a
/// missing number what leads to the same result. Of equal winners each is right.
bool isRight(const AskedStep& asked, const Answer& guess);
/// What leads to that answer, when it is a wrong one; empty where nothing known does.
std::vector<const Mistake*> mistakesMaking(const AskedStep& asked, const Answer& guess);

} // namespace core
