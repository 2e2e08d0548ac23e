#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (asked.missing.asks != Asks::Input || !asked.op.chooses())
        return {};
    std::vector<double> others;
    for (const Tap& tap : asked.now.taps) {
        if (tap.readsInput() && !isMissing(asked.op, tap, asked.missing))
            others.push_back(tap.value);
    }
    if (others.empty())
        return {};
    return asked.op.makes == Makes::Largest ? *std::ranges::max_element(others) : *std::ranges::min_element(others);
}

} // namespace

extern const Mistake largestOfTheOthers;
const Mistake largestOfTheOthers = {"largest_of_the_others", CORE_TEXT("takes the largest (smallest) of the numbers that are there"), value, MistakeIn::Part};

} // namespace core
