#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const std::vector<double> values = asked.values();
    return asked.op.makes != Makes::Average || values.empty() ? std::nullopt : std::optional(*std::ranges::max_element(values));
}

} // namespace

extern const Mistake largestForMean;
const Mistake largestForMean = {"largest_for_mean", CORE_TEXT("takes the largest number in place of the average"), value};

} // namespace core
