#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    return asked.op.makes == Makes::Curve && !asked.now.taps.empty() ? std::optional(asked.now.taps.front().value) : std::nullopt;
}

} // namespace

extern const Mistake activationLeftOut;
const Mistake activationLeftOut = {"activation_left_out", CORE_TEXT("leaves the number as it is"), value};

} // namespace core
