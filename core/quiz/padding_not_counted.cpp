#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (asked.op.makes != Makes::Average || asked.op.reads != Reads::Window || asked.layer.divisorOverride || !asked.layer.countIncludePad)
        return {};
    const auto inside = std::ranges::count_if(asked.now.taps, &Tap::readsInput);
    return inside == 0 ? std::nullopt : std::optional(asked.now.value * asked.now.divisor / double(inside));
}

} // namespace

extern const Mistake paddingNotCounted;
const Mistake paddingNotCounted = {"padding_not_counted", CORE_TEXT("divides by the cells of the input alone, though padding counts here"), value};

} // namespace core
