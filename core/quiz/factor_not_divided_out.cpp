#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    return term && asked.op.hasKernel() ? std::optional(asked.now.value - term->others) : std::nullopt;
}

} // namespace

extern const Mistake factorNotDividedOut;
const Mistake factorNotDividedOut = {"factor_not_divided_out", CORE_TEXT("finds the product, and forgets to divide it by its other factor"), value, MistakeIn::Part};

} // namespace core
