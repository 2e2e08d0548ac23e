#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    return term ? std::optional((asked.now.value + term->others) / term->times) : std::nullopt;
}

} // namespace

extern const Mistake otherTermsAdded;
const Mistake otherTermsAdded = {"other_terms_added", CORE_TEXT("adds the other terms, in place of taking them away"), value, MistakeIn::Part};

} // namespace core
