#include "core/quiz/mistake.h"

#include "core/parameters.h"

#include <algorithm>
#include <cmath>

namespace core {

AskedStep::AskedStep(const Network& network, int k, std::int64_t step, const Missing& asked)
    : op(*findOperator(network.layer(k).type)), layer(inNumbers(network.layer(k), network.inputOf(k).shape())), in(network.inputOf(k)), now(network.stepAt(k, step)), missing(asked)
{
}

std::vector<double> AskedStep::values() const
{
    std::vector<double> numbers;
    for (const Tap& tap : candidates())
        numbers.push_back(tap.value);
    return numbers;
}

std::vector<Tap> AskedStep::candidates() const
{
    std::vector<Tap> taps;
    std::ranges::copy_if(now.taps, std::back_inserter(taps), &Tap::readsInput);
    return taps;
}

std::optional<Size> AskedStep::winner() const
{
    const auto won = std::ranges::find_if(now.taps, [](const Tap& tap) { return tap.chosen && tap.readsInput(); });
    return won == now.taps.end() ? std::nullopt : std::optional(Size{won->place.row, won->place.col});
}

std::optional<MissingTerm> AskedStep::term() const
{
    if (!missing.isPart() || (op.makes != Makes::Sum && op.makes != Makes::Average))
        return {};
    MissingTerm term{.others = resultWith(0.0), .times = missing.asks == Asks::Bias ? 1.0 : 0.0};
    for (const Tap& tap : now.taps) {
        if (isMissing(op, tap, missing))
            term.times += missing.asks == Asks::Input ? tap.factor / now.divisor : tap.value;
    }
    const bool depends = std::isfinite(term.times) && term.times != 0.0;
    return depends ? std::optional(term) : std::nullopt;
}

double AskedStep::resultWith(double number) const
{
    Step other = now;
    for (Tap& tap : other.taps) {
        if (isMissing(op, tap, missing))
            (missing.asks == Asks::Input ? tap.value : tap.factor) = number;
    }
    if (missing.asks == Asks::Bias)
        other.bias = number;
    op.reduce(layer, other);
    return other.value;
}

std::optional<Answer> AskedStep::answer() const
{
    if (missing.asks == Asks::Output)
        return now.value;
    if (missing.asks == Asks::Bias)
        return now.bias;
    if (missing.asks == Asks::Winner)
        return winner();
    const auto tap = std::ranges::find_if(now.taps, [this](const Tap& each) { return isMissing(op, each, missing); });
    return tap == now.taps.end() ? std::nullopt : std::optional<Answer>(missing.asks == Asks::Input ? tap->value : tap->factor);
}

std::optional<Answer> Mistake::answer(const AskedStep& asked) const
{
    const MistakeIn needed = asked.missing.isPart() ? MistakeIn::Part : asked.missing.asks == Asks::Winner ? MistakeIn::Winner : MistakeIn::Result;
    if (about != needed)
        return {};
    return about == MistakeIn::Winner ? std::optional<Answer>(cell(asked)) : std::optional<Answer>(value(asked));
}

} // namespace core
