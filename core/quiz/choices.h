#pragma once

#include "core/quiz/mistake.h"

#include <vector>

namespace core {

/// One of several answers to a question.
struct Choice {
    double value = 0.0;
    /// What makes it of the step; empty for the right one. Mistakes that make the same number are one choice.
    std::vector<const Mistake*> mistakes{};

    bool isRight() const { return mistakes.empty(); }
};

/// The right answer and at most `most` − 1 wrong ones, by size. Numbers that read the same are the same, so there is exactly
/// one right one, and none is there twice. Only the right one where no mistake makes another number.
std::vector<Choice> choicesOf(const AskedStep& asked, std::size_t most = 4);

/// Whether a typed number is the right one: what reads the same, for nobody types 0.33333334.
bool isRight(const AskedStep& asked, double guess);
/// What leads to that number, when it is a wrong one; empty where nothing known does.
std::vector<const Mistake*> mistakesMaking(const AskedStep& asked, double guess);

} // namespace core
