#include "core/quiz/choices.h"

#include "core/number_text.h"
#include "core/parameters.h"

#include <algorithm>
#include <cmath>

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

} // namespace

AskedStep::AskedStep(const Network& network, int k, std::int64_t step)
    : op(*findOperator(network.layer(k).type)), layer(inNumbers(network.layer(k), network.inputOf(k).shape())), in(network.inputOf(k)), now(network.stepAt(k, step))
{
}

std::vector<double> AskedStep::values() const
{
    std::vector<double> numbers;
    for (const Tap& tap : now.taps) {
        if (tap.readsInput())
            numbers.push_back(tap.value);
    }
    return numbers;
}

std::vector<Choice> choicesOf(const AskedStep& asked, std::size_t most)
{
    std::vector<Choice> choices = {{asked.now.value}};
    for (const Mistake* mistake : mistakes()) {
        const auto value = mistake->value(asked);
        if (!value)
            continue;
        const auto same = std::ranges::find_if(choices, [&](const Choice& choice) { return readsTheSame(choice.value, *value); });
        if (same == choices.end() && choices.size() < most)
            choices.push_back({*value, {mistake}});
        else if (same != choices.begin() && same != choices.end())
            same->mistakes.push_back(mistake);
    }
    // NaN, which is neither smaller nor larger, stands last.
    std::ranges::stable_sort(choices, [](const Choice& a, const Choice& b) {
        return std::isnan(b.value) ? !std::isnan(a.value) : a.value < b.value;
    });
    return choices;
}

bool isRight(const AskedStep& asked, double guess)
{
    return readsTheSame(asked.now.value, guess);
}

std::vector<const Mistake*> mistakesMaking(const AskedStep& asked, double guess)
{
    std::vector<const Mistake*> found;
    if (isRight(asked, guess))
        return found;
    for (const Mistake* mistake : mistakes()) {
        if (const auto value = mistake->value(asked); value && readsTheSame(*value, guess))
            found.push_back(mistake);
    }
    return found;
}

} // namespace core
