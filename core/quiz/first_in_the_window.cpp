#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<Size> cell(const AskedStep& asked)
{
    const std::vector<Tap> cells = asked.candidates();
    return cells.empty() ? std::nullopt : std::optional(Size{cells.front().place.row, cells.front().place.col});
}

} // namespace

extern const Mistake firstInTheWindow;
const Mistake firstInTheWindow = {"first_in_the_window", CORE_TEXT("names where the window begins"), nullptr, MistakeIn::Winner, cell};

} // namespace core
