#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const std::vector<double> values = asked.values();
    if (!asked.op.chooses() || values.empty())
        return {};
    return asked.op.makes == Makes::Largest ? *std::ranges::min_element(values) : *std::ranges::max_element(values);
}

} // namespace

extern const Mistake otherExtreme;
const Mistake otherExtreme = {"other_extreme", CORE_TEXT("takes the other end: the smallest for the largest"), value};

} // namespace core
