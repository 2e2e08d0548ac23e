#include "window/panels/possible.h"

#include "core/parameters.h"

#include <algorithm>

namespace window {

using Values = std::vector<double>;

bool says(const Parameter& parameter, const core::Lesson& next, const std::vector<double>& values)
{
    const Values set = parameter.get(next);
    Values wanted;
    for (std::size_t i = 0; i < set.size() && !values.empty(); ++i)
        wanted.push_back(core::pick(values, i));
    // By their text: what is stored in 32 bits is compared with what was typed.
    return set.empty() == values.empty() && parameter.text(set) == parameter.text(wanted);
}

std::optional<core::Problem> problemOf(const core::Network& network, const core::Lesson& next, int k)
{
    if (k < 0)
        return std::nullopt;
    if (k > 0 && !network.reached(k - 1))
        return network.result(k).problem; // what it would read is not known yet
    // The network's source belongs to the layer as it was; another choice of `indices_from` must be looked up anew.
    const core::Layer& layer = next.layers[std::size_t(k)];
    std::optional<core::PoolSource> pool;
    const core::Operator* op = core::findOperator(layer.type);
    if (op && op->reads == core::Reads::Winners && layer.indicesFrom >= 0 && layer.indicesFrom < k) {
        const core::Operator* source = core::findOperator(network.layer(layer.indicesFrom).type);
        if (source && source->makes == core::Makes::Largest && network.reached(layer.indicesFrom)) {
            const core::Output& output = network.result(layer.indicesFrom).output;
            pool = core::PoolSource{network.layer(layer.indicesFrom), network.inputOf(layer.indicesFrom).shape(),
                                    output.value.shape(), output.indices};
        }
    }
    auto problem = core::check(layer, network.inputOf(k).shape(), pool ? &*pool : nullptr);
    // What two compared layers share is set in both.
    const bool setsBoth = next.view.compare && next.view.layer == k && next.view.compare != network.lesson().view.compare;
    if (!problem && setsBoth)
        problem = core::check(*next.view.compare, network.inputOf(k).shape());
    return problem;
}

static bool isPossible(const core::Network& network, int k, const Parameter& parameter, const Values& values)
{
    core::Lesson next = network.lesson();
    parameter.set(next, values);
    // What the parameter itself could not take in does not count as set.
    return says(parameter, next, values) && !problemOf(network, next, k);
}

std::vector<std::vector<double>> nearestPossible(const core::Network& network, int k, const Parameter& parameter,
                                                 const std::vector<double>& wanted)
{
    std::vector<Values> found;
    Values present = parameter.get(network.lesson());
    Values all; // a single number stands for all of them
    for (std::size_t i = 0; i < std::max(present.size(), wanted.size()) && !wanted.empty(); ++i)
        all.push_back(core::pick(wanted, i));
    const auto add = [&](const Values& values) {
        if (std::find(found.begin(), found.end(), values) == found.end() && isPossible(network, k, parameter, values))
            found.push_back(values);
        return !found.empty() && found.back() == values;
    };
    if (!parameter.whole || parameter.kind != Parameter::Numbers || wanted.empty()) {
        for (const Values& candidate : {present, parameter.advice, Values{1.0}, Values{2.0}}) {
            if (add(candidate))
                break;
        }
        return found;
    }
    // A present number that is itself impossible is no place to go to; 1 and 0 are where everything begins.
    if (present.empty() || !isPossible(network, k, parameter, present))
        present = {isPossible(network, k, parameter, {1.0}) ? 1.0 : 0.0};
    constexpr int reach = 4200;  // the longest way there can be: a whole side
    constexpr int beyond = 64;   // away from the present numbers, where a gap (such as a divisor) may lie between
    Values values = all;
    for (double& value : values)
        value = std::clamp(value, -double(reach), double(reach));
    for (int distance = 0; distance < 2 * reach; ++distance) {
        if (add(values))
            break;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double goal = core::pick(present, i);
            values[i] += values[i] > goal ? -1.0 : values[i] < goal ? 1.0 : 0.0;
        }
    }
    values = all;
    for (int distance = 0; distance < beyond; ++distance) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] += all[i] >= core::pick(present, i) ? 1.0 : -1.0;
        if (add(values))
            break;
    }
    return found;
}

std::optional<std::vector<double>> nextPossible(const core::Network& network, int k, const Parameter& parameter, int direction)
{
    constexpr int gap = 64;
    Values values = parameter.get(network.lesson());
    const double stepSize = parameter.whole ? 1.0 : 0.5;
    if (values.empty())
        values = {direction > 0 ? 0.0 : 2.0};
    for (int tries = 0; tries < gap; ++tries) {
        for (double& value : values)
            value += direction * stepSize;
        if (isPossible(network, k, parameter, values))
            return values;
    }
    return std::nullopt;
}

} // namespace window
