#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    if (!term || asked.now.bias == 0.0 || asked.missing.asks == Asks::Bias)
        return {};
    return (asked.now.value - term->others + asked.now.bias) / term->times;
}

} // namespace

extern const Mistake biasNotTakenAway;
const Mistake biasNotTakenAway = {"bias_not_taken_away", CORE_TEXT("forgets to take the bias away"), value, MistakeIn::Part};

} // namespace core
