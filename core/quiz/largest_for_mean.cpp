#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (asked.op.makes != Makes::Average)
        return {};
    std::optional<double> largest;
    for (const Tap& tap : asked.now.taps) {
        if (tap.readsInput())
            largest = largest ? std::max(*largest, tap.value) : tap.value;
    }
    return largest;
}

} // namespace

extern const Mistake largestForMean;
const Mistake largestForMean = {"largest_for_mean", CORE_TEXT("takes the largest number in place of the average"), value};

} // namespace core
