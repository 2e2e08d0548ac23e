#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<Size> cell(const AskedStep& asked)
{
    const auto winner = asked.winner();
    if (!winner)
        return std::nullopt;
    const Tap& first = asked.now.taps.front();
    return Size{(winner->h - first.place.row) / asked.layer.rows.dilation, (winner->w - first.place.col) / asked.layer.cols.dilation};
}

} // namespace

extern const Mistake placeInTheWindow;
const Mistake placeInTheWindow = {"place_in_the_window", CORE_TEXT("counts rows and columns within the window, not within the input"), nullptr, MistakeIn::Winner, cell};

} // namespace core
