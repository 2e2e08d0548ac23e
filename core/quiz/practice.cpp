#include "core/quiz/practice.h"

#include "core/quiz/choices.h"

#include <algorithm>

namespace core {

namespace {

/// How many steps are tried for one that can be asked.
constexpr std::int64_t mostTried = 64;

/// What of that kind can be asked of the step: of its numbers the one nearest to the middle of the window.
std::optional<Missing> found(const Network& network, int k, std::int64_t step, Asks asks)
{
    const Operator& op = *findOperator(network.layer(k).type);
    const Step now = network.stepAt(k, step);
    const auto count = std::ptrdiff_t(now.taps.size());
    for (std::ptrdiff_t i = 0; i < std::max<std::ptrdiff_t>(count, 1); ++i) {
        Missing missing{.asks = asks};
        if (count > 0 && missing.isPart() && asks != Asks::Bias) {
            const Tap& tap = now.taps[std::size_t((count / 2 + (i % 2 == 0 ? i / 2 : count - (i + 1) / 2)) % count)];
            if (asks == Asks::Input && !tap.readsInput())
                continue;
            const Cell& cell = asks == Asks::Input ? tap.input : tap.weight;
            missing.cell = {0, asks == Asks::Weight && op.reads == Reads::Spread ? cell.n : cell.c, cell.row, cell.col};
        }
        if (!whyNotAsked(AskedStep(network, k, step, missing)))
            return missing;
    }
    return {};
}

} // namespace

std::vector<Practised> practiceOf(const Network& network, int k)
{
    if (k < 0 || k >= network.layerCount() || !network.reached(k) || network.stepCount(k) < 2)
        return {};
    const Shape& out = network.outputOf(k).shape();
    const std::int64_t tried = std::min(network.stepCount(k), mostTried);
    for (std::int64_t step = 0; step < tried; ++step) {
        if (tapCount(network.layer(k), network.inputOf(k).shape(), out, cellOfStep(out, step)) > mostTaps)
            return {};
    }
    std::vector<Practised> series = {{0}, {1, Missing{}}};
    std::int64_t next = 2;
    for (const Asks asks : {Asks::Winner, Asks::Weight, Asks::Input}) {
        for (std::int64_t step = next; step < tried; ++step) {
            if (const auto missing = found(network, k, step, asks)) {
                series.push_back({step, missing});
                next = step + 1;
                break;
            }
        }
    }
    if (next < network.stepCount(k))
        series.push_back({next, Missing{.asks = Asks::Output, .bare = true}});
    return series;
}

} // namespace core
