#include "window/panels/compare_parameters.h"

#include "core/compare.h"

#include <algorithm>

namespace window {

namespace {

/// A parameter of both: first as A has it, then as B does.
using Pair = std::pair<Parameter, Parameter>;

std::vector<Pair> pairsOf(const core::Network& network, int k)
{
    std::vector<Pair> pairs;
    if (network.compared() == nullptr)
        return pairs;
    std::vector<Parameter> others = parametersOf(*network.compared(), k);
    for (Parameter& parameter : parametersOf(network, k)) {
        const auto other = std::find_if(others.begin(), others.end(), [&](const Parameter& p) {
            return p.field == parameter.field && p.label == parameter.label && p.kind == parameter.kind && p.options == parameter.options;
        });
        if (other != others.end())
            pairs.emplace_back(std::move(parameter), std::move(*other));
    }
    return pairs;
}

QString textOf(const Parameter& parameter, const core::Lesson& lesson)
{
    const std::vector<double> values = parameter.get(lesson);
    return parameter.kind == Parameter::Numbers ? parameter.text(values) : parameter.options.value(values.empty() ? 0 : int(values.front()));
}

} // namespace

std::vector<Parameter> sharedParameters(const core::Network& network, int k)
{
    std::vector<Parameter> shared;
    for (auto& [a, b] : pairsOf(network, k)) {
        if (a.get(network.lesson()) != b.get(network.compared()->lesson()))
            continue;
        Parameter both = a;
        both.set = [k, one = a.set, other = b.set](core::Lesson& lesson, const std::vector<double>& values) {
            one(lesson, values);
            if (!lesson.view.compare)
                return;
            // B's own way to set it speaks of the layer in A's place.
            std::swap(lesson.layers[std::size_t(k)], *lesson.view.compare);
            other(lesson, values);
            std::swap(lesson.layers[std::size_t(k)], *lesson.view.compare);
        };
        shared.push_back(std::move(both));
    }
    return shared;
}

std::vector<Difference> differencesOf(const core::Network& network, int k)
{
    std::vector<Difference> differences;
    for (const auto& [a, b] : pairsOf(network, k)) {
        if (a.get(network.lesson()) != b.get(network.compared()->lesson()))
            differences.push_back({a.label, textOf(a, network.lesson()), textOf(b, network.compared()->lesson())});
    }
    return differences;
}

} // namespace window
