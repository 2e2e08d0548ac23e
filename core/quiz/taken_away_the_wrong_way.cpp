#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    const auto term = asked.term();
    return term ? std::optional((term->others - asked.now.value) / term->times) : std::nullopt;
}

} // namespace

extern const Mistake takenAwayTheWrongWay;
const Mistake takenAwayTheWrongWay = {"taken_away_the_wrong_way", CORE_TEXT("takes the result away from the other terms, and not them from the result"), value, MistakeIn::Part};

} // namespace core
