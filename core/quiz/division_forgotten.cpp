#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    if (!term || asked.op.makes != Makes::Average)
        return {};
    return asked.now.value - term->others * asked.now.divisor;
}

} // namespace

extern const Mistake divisionForgotten;
const Mistake divisionForgotten = {"division_forgotten", CORE_TEXT("takes the average for the sum"), value, MistakeIn::Part};

} // namespace core
