#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    return asked.op.makes == Makes::Average ? std::optional(asked.now.value * asked.now.divisor) : std::nullopt;
}

} // namespace

extern const Mistake sumForMean;
const Mistake sumForMean = {"sum_for_mean", CORE_TEXT("adds up and forgets to divide"), value};

} // namespace core
