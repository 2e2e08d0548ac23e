#include "core/way_back.h"

#include "core/counting.h"
#include "core/explain.h"
#include "core/operator.h"

#include <algorithm>
#include <string>
#include <vector>

namespace core {

namespace {

/// About how many products all layers behind this one may take.
constexpr std::int64_t mostWork = 1 << 21;

int lastReached(const Network& network, int k)
{
    while (k + 1 < network.layerCount() && network.reached(k + 1))
        ++k;
    return k;
}

/// How many cells the largest window of layer `k` has.
std::int64_t windowOf(const Network& network, int k)
{
    const Layer& layer = network.layer(k);
    const Operator& op = *findOperator(layer.type);
    const Shape& in = network.inputOf(k).shape();
    switch (op.reads) {
    case Reads::Window:
    case Reads::Spread: {
        const Geometry geometry = resolved(layer, in);
        const std::int64_t plane = std::int64_t(geometry.rows.size) * geometry.cols.size;
        return op.hasKernel() ? plane * (in.c / std::max(layer.groups, 1)) : plane;
    }
    case Reads::Share:
        return in.planeSize();
    case Reads::Cell:
    case Reads::Winners:
        return 1;
    }
    return 0;
}

std::int64_t workOf(const Network& network, int k)
{
    const Layer& layer = network.layer(k);
    switch (findOperator(layer.type)->reads) {
    case Reads::Window:
        return network.outputOf(k).size() * windowOf(network, k);
    case Reads::Spread:
        return network.inputOf(k).size() * layer.weight.shape().c * layer.weight.shape().planeSize();
    case Reads::Share:
    case Reads::Cell:
    case Reads::Winners:
        return network.outputOf(k).size() + network.inputOf(k).size();
    }
    return 0;
}

std::string extent(const Step& step, int Cell::*along)
{
    const auto [low, high] = std::ranges::minmax(step.taps, {}, [along](const Tap& tap) { return tap.place.*along; });
    return rangeText(low.place.*along, high.place.*along);
}

std::string cellText(const Cell& cell)
{
    return std::to_string(counted(cell.row)) + ", " + std::to_string(counted(cell.col));
}

} // namespace

bool isWayBackShort(const Network& network, int k)
{
    for (const Shape& shape : {network.inputOf(k).shape(), network.outputOf(k).shape()}) {
        if (shape.h > wayBackSide || shape.w > wayBackSide)
            return false;
    }
    if (windowOf(network, k) > mostTaps)
        return false;
    std::int64_t work = workOf(network, k); // once more, for the sum so far
    for (int later = k; later <= lastReached(network, k) && work <= mostWork; ++later)
        work += workOf(network, later);
    return work <= mostWork;
}

Tensor arrivingGradient(const Network& network, int k)
{
    int at = lastReached(network, k);
    Tensor gradient(network.outputOf(at).shape(), 1.0F);
    for (; at > k; --at) {
        const auto pool = network.poolFor(at);
        gradient = backward(network.layer(at), network.inputOf(at), network.result(at).output, gradient, pool ? &*pool : nullptr).input;
    }
    return gradient;
}

Message sentence(const Layer& layer, const GradientStep& step)
{
    const Operator& op = *findOperator(layer.type);
    const Step& forward = step.forward;
    const std::string g = shownNumber(double(float(step.gradOutput)));
    const std::string cell = cellText(forward.output);
    const auto readers = std::ranges::count_if(forward.taps, &Tap::readsInput);
    const bool loses = std::size_t(readers) < forward.taps.size();
    if (readers == 0) {
        return op.makes == Makes::Placed
            ? Message{CORE_TEXT("The gradient at ({0}) is {1}. No winner came from here, so it is lost."), {cell, g}}
            : Message{CORE_TEXT("The gradient at ({0}) is {1}. No cell of the input is read, so none gets any of it."), {cell, g}};
    }
    const std::string rows = extent(forward, &Cell::row);
    const std::string cols = extent(forward, &Cell::col);
    switch (op.makes) {
    case Makes::Curve:
        return {CORE_TEXT("The gradient at ({0}) is {1}. Its cell is {2}, where the slope makes it {3}."),
                {cell, g, shownNumber(forward.taps.front().value), shownNumber(double(float(step.toInput.front())))}};
    case Makes::Placed:
        return {CORE_TEXT("The gradient at ({0}) is {1}. It goes back to ({2}), where the number came from."),
                {cell, g, cellText(forward.taps.back().input)}};
    case Makes::Largest:
    case Makes::Smallest: {
        const auto winners = std::ranges::count_if(forward.taps, &Tap::chosen);
        const std::string winner = cellText(forward.taps[std::size_t(std::max(forward.winner, 0))].input);
        return winners > 1
            ? Message{CORE_TEXT("The gradient at ({0}) is {1}. All of it goes to ({2}), the first of the equal winners."), {cell, g, winner}}
            : Message{CORE_TEXT("The gradient at ({0}) is {1}. All of it goes to the winner at ({2}); the other cells get nothing."), {cell, g, winner}};
    }
    case Makes::Sum:
        return loses
            ? Message{CORE_TEXT("The gradient at ({0}) is {1}. In rows {2}, columns {3} each cell gets it times its weight, each weight gets it times its cell; what falls on padding is lost."), {cell, g, rows, cols}}
            : Message{CORE_TEXT("The gradient at ({0}) is {1}. In rows {2}, columns {3} each cell gets it times its weight, each weight gets it times its cell."), {cell, g, rows, cols}};
    case Makes::Norm:
        return {CORE_TEXT("The gradient at ({0}) is {1}. It is spread over rows {2}, columns {3}; larger cells get more of it."),
                {cell, g, rows, cols}};
    case Makes::Average:
        return {CORE_TEXT("The gradient at ({0}) is {1}. Divided by {4} it is {5}, which each cell of rows {2}, columns {3} gets."),
                {cell, g, rows, cols, shownNumber(forward.divisor), shownNumber(double(float(step.gradOutput / forward.divisor)))}};
    }
    return {};
}

} // namespace core
