#include "core/missing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

constexpr std::array names = {std::pair<std::string_view, Asks>{"output", Asks::Output}, std::pair<std::string_view, Asks>{"input", Asks::Input}, std::pair<std::string_view, Asks>{"weight", Asks::Weight},
                              std::pair<std::string_view, Asks>{"bias", Asks::Bias}, std::pair<std::string_view, Asks>{"winner", Asks::Winner}};

bool standsIn(const Cell& cell, const Cell& missing, int channel)
{
    return channel == missing.c && cell.row == missing.row && cell.col == missing.col;
}

std::optional<Message> whyNoWeight(const Operator& op, const Layer& layer, const Cell& cell)
{
    const Shape& shape = layer.weight.shape();
    const int channels = op.reads == Reads::Spread ? shape.n : shape.c;
    if (cell.c < channels && contains(shape, cell.row, cell.col))
        return {};
    return Message{CORE_TEXT("asks for a weight beyond the kernel, which is {0} × {1} with {2} input channels"),
                   {std::to_string(shape.h), std::to_string(shape.w), std::to_string(channels)}};
}

} // namespace

std::string_view nameOf(Asks asks)
{
    return std::ranges::find(names, asks, &decltype(names)::value_type::second)->first;
}

bool isKindOfQuestion(std::string_view kind)
{
    return kind == "predict" || std::ranges::find(names, kind, &decltype(names)::value_type::first) != names.end();
}

std::optional<Missing> missingOf(const Question& question)
{
    if (question.kind == "predict")
        return Missing{};
    const auto named = std::ranges::find_if(names, [&](const auto& each) { return question.kind == each.first; });
    if (named == names.end())
        return {};
    const bool hasCell = named->second == Asks::Input || named->second == Asks::Weight;
    if (hasCell && !question.cell)
        return {};
    return Missing{.asks = named->second, .cell = hasCell ? *question.cell : Cell{}};
}

bool needsVersionTwo(const Question& question)
{
    const auto missing = missingOf(question);
    return missing && missing->asks != Asks::Output;
}

std::optional<Message> whyNeverAsked(const Layer& layer, const Missing& missing)
{
    const Operator& op = *findOperator(layer.type);
    switch (missing.asks) {
    case Asks::Output:
        return {};
    case Asks::Input:
        if (op.makes == Makes::Sum || op.makes == Makes::Average || op.chooses())
            return {};
        return Message{CORE_TEXT("asks for an input of {0}; that can be told from the result of sums, averages and maxima alone"), {layer.type}};
    case Asks::Weight:
        if (op.hasKernel())
            return whyNoWeight(op, layer, missing.cell);
        return Message{CORE_TEXT("asks for a weight of {0}, which has none"), {layer.type}};
    case Asks::Bias:
        if (op.hasKernel() && layer.bias)
            return {};
        return Message{CORE_TEXT("asks for the bias of a layer that has none"), {}};
    case Asks::Winner:
        if (op.chooses())
            return {};
        return Message{CORE_TEXT("asks for the winner of {0}, which chooses none; maxima and minima do"), {layer.type}};
    }
    return {};
}

bool isMissing(const Operator& op, const Tap& tap, const Missing& missing)
{
    if (missing.asks == Asks::Input)
        return tap.readsInput() && standsIn(tap.input, missing.cell, tap.input.c);
    return missing.asks == Asks::Weight && standsIn(tap.weight, missing.cell, op.reads == Reads::Spread ? tap.weight.n : tap.weight.c);
}

void markMissing(const Operator& op, Step& step, const Missing& missing)
{
    for (Tap& tap : step.taps) {
        tap.valueMissing = missing.asks == Asks::Input && isMissing(op, tap, missing);
        tap.factorMissing = missing.asks == Asks::Weight && isMissing(op, tap, missing);
    }
    step.biasMissing = missing.asks == Asks::Bias;
}

} // namespace core
