#include "core/quiz/mistake.h"

#include <numeric>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const std::vector<double> values = asked.values();
    if (!asked.op.chooses() || values.empty())
        return {};
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

} // namespace

extern const Mistake meanForLargest;
const Mistake meanForLargest = {"mean_for_largest", CORE_TEXT("takes the average in place of the one number"), value};

} // namespace core
