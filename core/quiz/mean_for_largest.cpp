#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (!asked.op.chooses())
        return {};
    double sum = 0.0;
    int count = 0;
    for (const Tap& tap : asked.now.taps) {
        sum += tap.readsInput() ? tap.value : 0.0;
        count += tap.readsInput() ? 1 : 0;
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

} // namespace

extern const Mistake meanForLargest;
const Mistake meanForLargest = {"mean_for_largest", CORE_TEXT("takes the average in place of the one number"), value};

} // namespace core
