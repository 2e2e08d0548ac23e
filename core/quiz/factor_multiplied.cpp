#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    return term && asked.op.hasKernel() ? std::optional((asked.now.value - term->others) * term->times) : std::nullopt;
}

} // namespace

extern const Mistake factorMultiplied;
const Mistake factorMultiplied = {"factor_multiplied", CORE_TEXT("multiplies the product by its other factor, in place of dividing"), value, MistakeIn::Part};

} // namespace core
