#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<Size> cell(const AskedStep& asked)
{
    const auto winner = asked.winner();
    return winner ? std::optional(Size{winner->w, winner->h}) : std::nullopt;
}

} // namespace

extern const Mistake columnBeforeRow;
const Mistake columnBeforeRow = {"column_before_row", CORE_TEXT("names the column before the row"), nullptr, MistakeIn::Winner, cell};

} // namespace core
