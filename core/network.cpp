#include "core/network.h"

#include "core/operator.h"

namespace core {

void Network::update(Lesson lesson)
{
    std::size_t firstChanged = 0;
    if (m_results.size() == m_lesson.layers.size() && !m_results.empty() && lesson.input == m_lesson.input) {
        while (firstChanged < lesson.layers.size() && firstChanged < m_lesson.layers.size()
               && lesson.layers[firstChanged] == m_lesson.layers[firstChanged])
            ++firstChanged;
    }
    m_lesson = std::move(lesson);
    m_results.resize(m_lesson.layers.size());

    for (std::size_t k = firstChanged; k < m_results.size(); ++k) {
        LayerResult& result = m_results[k];
        result = LayerResult{};
        if (k > 0 && !m_results[k - 1].reached)
            continue;
        const Layer& layer = m_lesson.layers[k];
        const Tensor& in = inputOf(int(k));
        result.inputShape = in.shape();
        const auto pool = poolFor(int(k));
        result.problem = check(layer, in.shape(), pool ? &*pool : nullptr);
        if (result.problem)
            continue;
        result.output = run(layer, in, pool ? &*pool : nullptr);
        result.reached = true;
    }
}

std::optional<PoolSource> Network::poolFor(int k) const
{
    const Operator* op = findOperator(layer(k).type);
    if (op == nullptr || !op->has(UsesIndicesFrom))
        return std::nullopt;
    const int source = layer(k).indicesFrom;
    if (source < 0 || source >= k || !reached(source) || result(source).output.indices == nullptr)
        return std::nullopt;
    const Output& output = result(source).output;
    return PoolSource{layer(source), result(source).inputShape, output.value.shape(), output.indices};
}

std::int64_t Network::stepCount(int k) const
{
    return reached(k) ? core::stepCount(outputOf(k).shape()) : 0;
}

Step Network::stepAt(int k, std::int64_t i) const
{
    const auto pool = poolFor(k);
    return core::stepAt(layer(k), inputOf(k), i, pool ? &*pool : nullptr);
}

int Network::firstProblem() const
{
    for (int k = 0; k < layerCount(); ++k) {
        if (result(k).problem)
            return k;
    }
    return -1;
}

std::vector<Gradients> Network::backward(const Tensor& gradOutput) const
{
    std::vector<Gradients> gradients(m_results.size());
    Tensor flowing = gradOutput;
    for (int k = layerCount() - 1; k >= 0; --k) {
        const auto pool = poolFor(k);
        gradients[std::size_t(k)] = core::backward(layer(k), inputOf(k), result(k).output, flowing, pool ? &*pool : nullptr);
        flowing = gradients[std::size_t(k)].input;
    }
    return gradients;
}

} // namespace core
