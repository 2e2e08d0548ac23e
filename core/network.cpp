#include "core/network.h"

#include "core/follow.h"
#include "core/operator.h"

#include <algorithm>
#include <cstring>

namespace core {

/// Cells of a tensor that are to be computed again: in each of the planes, the same rows × columns.
struct Network::Dirty {
    std::vector<bool> planes; ///< n · channels + c
    CellSet cells;

    std::int64_t size() const { return std::ranges::count(planes, true) * cells.size(); }

    /// Where two tensors of one shape differ, as few rows and columns as hold it all.
    static Dirty between(const Tensor& before, const Tensor& after);
    /// The cells of `layer`'s output that depend on these cells of its input.
    Dirty through(const Layer& layer, const Shape& in, const Shape& out) const;
};

Network::Dirty Network::Dirty::between(const Tensor& before, const Tensor& after)
{
    const Shape& shape = after.shape();
    Dirty dirty{std::vector<bool>(std::size_t(shape.n) * std::size_t(shape.c), false), {}};
    std::vector<bool> rows(std::size_t(shape.h), false);
    std::vector<bool> cols(std::size_t(shape.w), false);
    const auto width = std::size_t(shape.w);
    for (std::size_t plane = 0; plane < dirty.planes.size(); ++plane) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const std::size_t offset = (plane * rows.size() + row) * width;
            const float* old = before.data().data() + offset;
            const float* now = after.data().data() + offset;
            if (std::memcmp(old, now, width * sizeof(float)) == 0)
                continue;
            dirty.planes[plane] = rows[row] = true;
            for (std::size_t col = 0; col < width; ++col) {
                if (std::memcmp(old + col, now + col, sizeof(float)) != 0)
                    cols[col] = true;
            }
        }
    }
    for (int row = 0; row < shape.h; ++row) {
        if (rows[std::size_t(row)])
            dirty.cells.rows.push_back(row);
    }
    for (int col = 0; col < shape.w; ++col) {
        if (cols[std::size_t(col)])
            dirty.cells.cols.push_back(col);
    }
    return dirty;
}

Network::Dirty Network::Dirty::through(const Layer& layer, const Shape& in, const Shape& out) const
{
    Dirty result{std::vector<bool>(std::size_t(out.n) * std::size_t(out.c), false), outputsOf(layer, in, out, cells)};
    // A convolution's output channel depends on all input channels of its group, anything else's on its own.
    const int groups = findOperator(layer.type)->has(UsesWeight) ? layer.groups : in.c;
    for (int n = 0; n < in.n; ++n) {
        for (int c = 0; c < in.c; ++c) {
            if (!planes[std::size_t(n) * std::size_t(in.c) + std::size_t(c)])
                continue;
            const int group = c / (in.c / groups);
            for (int o = group * (out.c / groups); o < (group + 1) * (out.c / groups); ++o)
                result.planes[std::size_t(n) * std::size_t(out.c) + std::size_t(o)] = true;
        }
    }
    return result;
}

void Network::update(Lesson lesson)
{
    const bool evaluated = m_results.size() == m_lesson.layers.size() && !m_results.empty();
    std::size_t firstChanged = 0;
    while (evaluated && firstChanged < lesson.layers.size() && firstChanged < m_lesson.layers.size()
           && lesson.layers[firstChanged] == m_lesson.layers[firstChanged])
        ++firstChanged;
    const bool sameLayers = evaluated && firstChanged == lesson.layers.size() && firstChanged == m_lesson.layers.size();
    const bool sameShape = lesson.input.shape() == m_lesson.input.shape();

    if (sameLayers && sameShape && firstProblem() < 0 && !lesson.input.sharesDataWith(m_lesson.input)) {
        const Dirty dirty = Dirty::between(m_lesson.input, lesson.input);
        m_lesson = std::move(lesson);
        if (!dirty.cells.empty())
            patch(dirty);
        return;
    }
    if (!sameShape || lesson.input != m_lesson.input)
        firstChanged = 0;
    m_lesson = std::move(lesson);
    m_results.resize(m_lesson.layers.size());
    for (std::size_t k = firstChanged; k < m_results.size(); ++k)
        evaluate(k);
}

void Network::evaluate(std::size_t k)
{
    LayerResult& result = m_results[k];
    result = LayerResult{};
    if (k > 0 && !m_results[k - 1].reached)
        return;
    const Layer& layer = m_lesson.layers[k];
    const Tensor& in = inputOf(int(k));
    result.inputShape = in.shape();
    const auto pool = poolFor(int(k));
    result.problem = check(layer, in.shape(), pool ? &*pool : nullptr);
    if (result.problem)
        return;
    result.output = run(layer, in, pool ? &*pool : nullptr);
    result.reached = true;
}

void Network::patch(const Dirty& inputCells)
{
    // Explaining a cell costs several times what computing it among all the others does.
    constexpr std::int64_t worthwhile = 16;
    Dirty dirty = inputCells;
    for (std::size_t k = 0; k < m_results.size(); ++k) {
        const Layer& layer = m_lesson.layers[k];
        const Tensor& in = inputOf(int(k));
        Output& output = m_results[k].output;
        const Shape out = output.value.shape();
        // New winners further up can bring any number anywhere.
        const bool unpools = findOperator(layer.type)->has(UsesIndicesFrom);
        if (!unpools)
            dirty = dirty.through(layer, in.shape(), out);
        if (unpools || dirty.size() * worthwhile > out.size()) {
            for (; k < m_results.size(); ++k)
                evaluate(k);
            return;
        }
        const std::span<float> values = output.value.mutableData();
        auto indices = output.indices ? std::make_shared<std::vector<std::int32_t>>(*output.indices) : nullptr;
        Step step;
        for (std::size_t plane = 0; plane < dirty.planes.size(); ++plane) {
            if (!dirty.planes[plane])
                continue;
            for (const int row : dirty.cells.rows) {
                for (const int col : dirty.cells.cols) {
                    const Cell cell{int(plane) / out.c, int(plane) % out.c, row, col};
                    const std::int64_t i = stepOfCell(out, cell);
                    core::stepAt(layer, in, i, nullptr, step);
                    values[std::size_t(i)] = float(step.value);
                    if (indices && step.winner >= 0) { // without a winner the index is the geometry's alone
                        const Cell& winner = step.taps[std::size_t(step.winner)].input;
                        (*indices)[std::size_t(i)] = winner.row * in.shape().w + winner.col;
                    }
                }
            }
        }
        if (indices)
            output.indices = std::move(indices);
    }
}

std::optional<PoolSource> Network::poolFor(int k) const
{
    const Operator* op = findOperator(layer(k).type);
    if (op == nullptr || !op->has(UsesIndicesFrom))
        return std::nullopt;
    const int source = layer(k).indicesFrom;
    if (source < 0 || source >= k || !reached(source) || !findOperator(layer(source).type)->has(GivesIndices))
        return std::nullopt; // min pooling remembers its winners too, for the way back; only max pooling lends them
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
