#include "core/counting.h"
#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<Size> cell(const AskedStep& asked)
{
    const auto winner = asked.winner();
    return winner && countsFrom() == 0 ? std::optional(Size{winner->h + 1, winner->w + 1}) : std::nullopt;
}

} // namespace

extern const Mistake countedFromOne;
const Mistake countedFromOne = {"counted_from_one", CORE_TEXT("counts rows and columns from 1; here they are counted from 0"), nullptr, MistakeIn::Winner, cell};

} // namespace core
