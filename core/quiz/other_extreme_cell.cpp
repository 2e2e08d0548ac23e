#include "core/quiz/mistake.h"

#include <algorithm>

namespace core {

namespace {

std::optional<Size> cell(const AskedStep& asked)
{
    const std::vector<Tap> cells = asked.candidates();
    const auto [low, high] = std::ranges::minmax_element(cells, {}, &Tap::value);
    if (cells.empty())
        return {};
    const Tap& other = asked.op.makes == Makes::Largest ? *low : *high;
    return Size{other.place.row, other.place.col};
}

} // namespace

extern const Mistake otherExtremeCell;
const Mistake otherExtremeCell = {"other_extreme_cell", CORE_TEXT("takes the other end: the smallest for the largest"), nullptr, MistakeIn::Winner, cell};

} // namespace core
