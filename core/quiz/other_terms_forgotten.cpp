#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    return term ? std::optional(asked.now.value / term->times) : std::nullopt;
}

} // namespace

extern const Mistake otherTermsForgotten;
const Mistake otherTermsForgotten = {"other_terms_forgotten", CORE_TEXT("forgets the other terms"), value, MistakeIn::Part};

} // namespace core
