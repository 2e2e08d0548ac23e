#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    return asked.op.hasKernel() && asked.now.bias != 0.0 ? std::optional(asked.now.value - asked.now.bias) : std::nullopt;
}

} // namespace

extern const Mistake droppedBias;
const Mistake droppedBias = {"dropped_bias", CORE_TEXT("forgets the bias"), value};

} // namespace core
