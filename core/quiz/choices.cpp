#include "core/quiz/choices.h"

#include "core/counting.h"
#include "core/number_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

/// As float32, which outputs are.
double kept(double value)
{
    return double(float(value));
}

bool readsTheSame(double a, double b)
{
    return shownNumber(kept(a)) == shownNumber(kept(b));
}

bool readsTheSame(const Answer& a, const Answer& b)
{
    return textOf(a) == textOf(b);
}

/// NaN, which is neither smaller nor larger, stands last.
bool comesBefore(const Answer& a, const Answer& b)
{
    if (const auto* cell = std::get_if<Size>(&a)) {
        const auto& other = std::get<Size>(b);
        return std::pair(cell->h, cell->w) < std::pair(other.h, other.w);
    }
    const double x = std::get<double>(a);
    const double y = std::get<double>(b);
    return std::isnan(y) ? !std::isnan(x) : x < y;
}

/// Whether another number, not far from the missing one, is seen in the result.
bool isTold(const AskedStep& asked, double number)
{
    const double step = std::max(std::abs(number), 1.0) / 100.0;
    return std::isfinite(number) && std::isfinite(kept(asked.now.value)) && !readsTheSame(asked.resultWith(number + step), asked.now.value)
           && !readsTheSame(asked.resultWith(number - step), asked.now.value);
}

/// No cell to point at.
bool isOutside(const AskedStep& asked, const Answer& answer)
{
    const auto* cell = std::get_if<Size>(&answer);
    return cell != nullptr && !contains(asked.in.shape(), cell->h, cell->w);
}

} // namespace

std::string textOf(const Answer& answer)
{
    if (const auto* cell = std::get_if<Size>(&answer))
        return '(' + std::to_string(counted(cell->h)) + ", " + std::to_string(counted(cell->w)) + ')';
    return shownNumber(kept(std::get<double>(answer)));
}

std::optional<Message> whyNotAsked(const AskedStep& asked)
{
    if (auto why = whyNeverAsked(asked.layer, asked.missing))
        return why;
    const auto answer = asked.answer();
    if (!answer && asked.missing.asks == Asks::Winner)
        return Message{CORE_TEXT("asks for a winner where padding alone is under the window"), {}};
    if (!answer)
        return Message{CORE_TEXT("asks for a cell that this step does not read"), {}};
    if (asked.missing.isPart() && !isTold(asked, std::get<double>(*answer)))
        return Message{CORE_TEXT("asks for a number that the result does not tell: others lead to the same one"), {}};
    return {};
}

std::vector<Choice> choicesOf(const AskedStep& asked, std::size_t most)
{
    const auto right = asked.answer();
    if (!right)
        return {};
    std::vector<Choice> choices = {{*right}};
    for (const Mistake* mistake : mistakes()) {
        const auto answer = mistake->answer(asked);
        if (!answer || isRight(asked, *answer) || isOutside(asked, *answer))
            continue;
        const auto same = std::ranges::find_if(choices, [&](const Choice& choice) { return readsTheSame(choice.answer, *answer); });
        if (same != choices.end())
            same->mistakes.push_back(mistake);
        else if (choices.size() < most)
            choices.push_back({*answer, {mistake}});
    }
    std::ranges::stable_sort(choices, comesBefore, &Choice::answer);
    return choices;
}

bool isRight(const AskedStep& asked, const Answer& guess)
{
    if (const auto* cell = std::get_if<Size>(&guess)) {
        return std::ranges::any_of(asked.now.taps, [&](const Tap& tap) {
            return tap.chosen && tap.readsInput() && Size{tap.place.row, tap.place.col} == *cell;
        });
    }
    const auto right = asked.answer();
    if (!right)
        return false;
    const double number = std::get<double>(guess);
    return readsTheSame(*right, guess) || (asked.missing.isPart() && std::isfinite(number) && readsTheSame(asked.resultWith(number), asked.now.value));
}

std::vector<const Mistake*> mistakesMaking(const AskedStep& asked, const Answer& guess)
{
    std::vector<const Mistake*> found;
    if (isRight(asked, guess))
        return found;
    for (const Mistake* mistake : mistakes()) {
        if (const auto answer = mistake->answer(asked); answer && readsTheSame(*answer, guess))
            found.push_back(mistake);
    }
    return found;
}

} // namespace core
