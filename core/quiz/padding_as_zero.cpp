#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const bool smallest = asked.op.makes == Makes::Smallest;
    if (!asked.op.chooses() || std::ranges::none_of(asked.now.taps, [](const Tap& tap) { return tap.kind == TapKind::Padding; }))
        return {};
    return smallest ? std::min(asked.now.value, 0.0) : std::max(asked.now.value, 0.0);
}

} // namespace

extern const Mistake paddingAsZero;
const Mistake paddingAsZero = {"padding_as_zero", CORE_TEXT("takes padding for 0, which may win"), value};

} // namespace core
