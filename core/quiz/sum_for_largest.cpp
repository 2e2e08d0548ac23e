#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (asked.missing.asks != Asks::Input || !asked.op.chooses())
        return {};
    double left = asked.now.value;
    for (const Tap& tap : asked.now.taps)
        left -= tap.readsInput() && !isMissing(asked.op, tap, asked.missing) ? tap.value : 0.0;
    return left;
}

} // namespace

extern const Mistake sumForLargest;
const Mistake sumForLargest = {"sum_for_largest", CORE_TEXT("reckons as if the numbers had been added up"), value, MistakeIn::Part};

} // namespace core
