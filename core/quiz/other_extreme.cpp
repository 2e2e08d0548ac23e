#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (!asked.op.chooses())
        return {};
    const bool smallest = asked.op.makes == Makes::Largest;
    std::optional<double> end;
    for (const Tap& tap : asked.now.taps) {
        if (tap.readsInput())
            end = !end ? tap.value : smallest ? std::min(*end, tap.value) : std::max(*end, tap.value);
    }
    return end;
}

} // namespace

extern const Mistake otherExtreme;
const Mistake otherExtreme = {"other_extreme", CORE_TEXT("takes the other end: the smallest for the largest"), value};

} // namespace core
