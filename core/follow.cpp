#include "core/follow.h"

#include "core/operator.h"

#include <algorithm>

namespace core {

namespace {

/// One direction of a layer: which input positions an output position reads.
struct Direction {
    const Operator& op;
    Axis axis;            ///< for windows
    int in;
    int out;
    const Axis* poolAxis; ///< for max_unpool2d: the pooling's, null when that pooling is adaptive
    int poolIn;           ///< the pooling's input extent
    bool unpoolExact;     ///< the unpooled plane is as wide as the pooled one was, so positions keep their row and column

    template<typename Visit>
    void forEachInput(int position, Visit visit) const
    {
        switch (op.reads) {
        case Reads::Winners: {
            Axis::Range range{0, in - 1};
            if (unpoolExact && position < poolIn)
                range = poolAxis != nullptr ? poolAxis->windowsOver(position, in) : adaptiveWindowsOver(position, poolIn, in);
            for (int i = range.first; i <= range.last; ++i)
                visit(i);
            break;
        }
        case Reads::Spread:
            for (int tap = 0; tap < axis.size; ++tap)
                visit(axis.transposedSource(position, tap, in));
            break;
        case Reads::Window: {
            const Span window = axis.window(position);
            for (int k = 0; k < window.count; ++k)
                visit(axis.source(window.at(k), in));
            break;
        }
        case Reads::Cell:
            visit(position);
            break;
        case Reads::Share: {
            const Span window = adaptiveWindow(position, in, out);
            for (int k = 0; k < window.count; ++k)
                visit(window.at(k));
            break;
        }
        }
    }

    std::vector<int> inputs(const std::vector<int>& outputs) const
    {
        std::vector<bool> read(std::size_t(in), false);
        for (const int position : outputs)
            forEachInput(position, [&](int i) {
                if (i >= 0 && i < in)
                    read[std::size_t(i)] = true;
            });
        return positions(read);
    }

    std::vector<int> outputs(const std::vector<int>& inputs) const
    {
        std::vector<bool> wanted(std::size_t(in), false);
        for (const int i : inputs)
            wanted[std::size_t(i)] = true;
        std::vector<bool> reading(std::size_t(out), false);
        for (int position = 0; position < out; ++position)
            forEachInput(position, [&](int i) {
                if (i >= 0 && i < in && wanted[std::size_t(i)])
                    reading[std::size_t(position)] = true;
            });
        return positions(reading);
    }

    static std::vector<int> positions(const std::vector<bool>& set)
    {
        std::vector<int> result;
        for (std::size_t i = 0; i < set.size(); ++i) {
            if (set[i])
                result.push_back(int(i));
        }
        return result;
    }
};

/// Calls `use(rows, cols)` with the two directions of a layer.
template<typename Use>
CellSet withDirections(const Layer& layer, const Shape& in, const Shape& out, const PoolSource* pool, Use use)
{
    const Operator& op = *findOperator(layer.type);
    const Geometry geometry = op.slides() ? resolved(layer, in) : Geometry{};
    const bool slidingPool = pool != nullptr && findOperator(pool->layer.type)->reads == Reads::Window;
    const Geometry pooling = slidingPool ? resolved(pool->layer, pool->input) : Geometry{};
    const bool exact = pool != nullptr && pool->input.w == out.w;
    const Direction rows{op, geometry.rows, in.h, out.h, slidingPool ? &pooling.rows : nullptr, pool != nullptr ? pool->input.h : 0, exact};
    const Direction cols{op, geometry.cols, in.w, out.w, slidingPool ? &pooling.cols : nullptr, pool != nullptr ? pool->input.w : 0, exact};
    return use(rows, cols);
}

} // namespace

bool CellSet::contains(int row, int col) const
{
    return std::ranges::binary_search(rows, row) && std::ranges::binary_search(cols, col);
}

CellSet inputsOf(const Layer& layer, const Shape& in, const Shape& out, const CellSet& outputs, const PoolSource* pool)
{
    return withDirections(layer, in, out, pool, [&](const Direction& rows, const Direction& cols) {
        return CellSet{rows.inputs(outputs.rows), cols.inputs(outputs.cols)};
    });
}

CellSet outputsOf(const Layer& layer, const Shape& in, const Shape& out, const CellSet& inputs, const PoolSource* pool)
{
    return withDirections(layer, in, out, pool, [&](const Direction& rows, const Direction& cols) {
        return CellSet{rows.outputs(inputs.rows), cols.outputs(inputs.cols)};
    });
}

CellSet receptiveField(const Network& network, int k, int row, int col, int from)
{
    CellSet cells{{row}, {col}};
    for (int layer = k; layer >= from; --layer) {
        const auto pool = network.poolFor(layer);
        cells = inputsOf(network.layer(layer), network.inputOf(layer).shape(), network.outputOf(layer).shape(), cells, pool ? &*pool : nullptr);
    }
    return cells;
}

CellSet influence(const Network& network, int k, int row, int col, int to)
{
    CellSet cells{{row}, {col}};
    for (int layer = k; layer <= to; ++layer) {
        const auto pool = network.poolFor(layer);
        cells = outputsOf(network.layer(layer), network.inputOf(layer).shape(), network.outputOf(layer).shape(), cells, pool ? &*pool : nullptr);
    }
    return cells;
}

CellSet inputsOfWeight(const Layer& layer, const Shape& in, const Shape& out, int kernelRow, int kernelCol)
{
    const Operator& op = *findOperator(layer.type);
    const Geometry geometry = resolved(layer, in);
    const auto along = [&](const Axis& axis, int extentIn, int extentOut, int tap) {
        std::vector<bool> read(std::size_t(extentIn), false);
        for (int position = 0; position < extentOut; ++position) {
            const int i = op.reads == Reads::Spread ? axis.transposedSource(position, tap, extentIn)
                                                    : axis.source(axis.window(position).at(tap), extentIn);
            if (i >= 0)
                read[std::size_t(i)] = true;
        }
        return Direction::positions(read);
    };
    return {along(geometry.rows, in.h, out.h, kernelRow), along(geometry.cols, in.w, out.w, kernelCol)};
}

} // namespace core
