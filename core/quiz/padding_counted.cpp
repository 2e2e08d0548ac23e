#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (asked.op.makes != Makes::Average || asked.op.reads != Reads::Window || asked.layer.divisorOverride || asked.layer.countIncludePad)
        return {};
    const auto all = std::ranges::count_if(asked.now.taps, [](const Tap& tap) { return tap.kind != TapKind::Beyond; });
    return all == 0 ? std::nullopt : std::optional(asked.now.value * asked.now.divisor / double(all));
}

} // namespace

extern const Mistake paddingCounted;
const Mistake paddingCounted = {"padding_counted", CORE_TEXT("divides by all cells of the window, padding too"), value};

} // namespace core
