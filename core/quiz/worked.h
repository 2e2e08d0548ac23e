#pragma once

#include "core/explain.h"
#include "core/quiz/mistake.h"

#include <string_view>

namespace core {

/// How the missing number is found: "(59 − 23) / 4 = 9"; what the largest number of all is, is it alone: "9 = 9". The equation of
/// the step where no number is missing. The shown terms come to the shown result, or the relation is "≈".
Equation worked(const AskedStep& asked);

/// An answer as people write it: a number, or of a winner row and column: "1, 2", "(1, 2)", "row 1, column 2". Nothing when it
/// is none.
std::optional<Answer> parseAnswer(Asks asks, std::string_view text);

} // namespace core
