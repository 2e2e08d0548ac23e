#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    if (!term || !asked.op.hasKernel() || asked.missing.asks == Asks::Bias)
        return {};
    const auto factor = [&](const Tap& tap) { return asked.missing.asks == Asks::Input ? tap.factor : tap.value; };
    const std::vector<Tap>& taps = asked.now.taps;
    const auto at = std::ranges::find_if(taps, [&](const Tap& tap) { return isMissing(asked.op, tap, asked.missing); });
    const auto beside = at + 1 == taps.end() ? at - 1 : at + 1;
    if (taps.size() < 2 || factor(*beside) == 0.0)
        return {};
    return (asked.now.value - term->others) / factor(*beside);
}

} // namespace

extern const Mistake factorBeside;
const Mistake factorBeside = {"factor_beside", CORE_TEXT("divides by the number beside the right one"), value, MistakeIn::Part};

} // namespace core
