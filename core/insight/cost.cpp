#include "core/insight/cost.h"

#include "core/operator.h"

namespace core {

namespace {

/// Cells in all windows of one plane: the windows of adaptive pooling have different sizes.
std::int64_t windowCells(const Operator& op, const Layer& layer, const Shape& in, const Shape& out)
{
    if (op.reads == Reads::Window)
        return std::int64_t(layer.rows.size) * layer.cols.size * out.planeSize();
    std::int64_t rows = 0;
    std::int64_t cols = 0;
    for (int i = 0; i < out.h; ++i)
        rows += adaptiveWindow(i, in.h, out.h).count;
    for (int i = 0; i < out.w; ++i)
        cols += adaptiveWindow(i, in.w, out.w).count;
    return rows * cols;
}

} // namespace

Cost costOf(const Network& network, int k)
{
    return costOf(network.layer(k), network.result(k).inputShape, network.result(k).outputShape);
}

Cost costOf(const Layer& layer, const Shape& in, const Shape& out)
{
    Cost cost;
    cost.valuesIn = in.size();
    cost.valuesOut = out.size();
    const Operator* op = findOperator(layer.type);
    if (!op)
        return cost;
    const auto reductions = [&] { return std::int64_t(out.n) * out.c * (windowCells(*op, layer, in, out) - out.planeSize()); };
    switch (op->makes) {
    case Makes::Sum: {
        cost.weights = layer.weight.size();
        cost.biases = layer.bias ? std::int64_t(layer.bias->size()) : 0;
        // A convolution multiplies a whole kernel for every output cell, a transposed one for every input cell.
        const Shape& weight = layer.weight.shape();
        cost.multiplyAdds = (op->reads == Reads::Spread ? in.size() : out.size()) * weight.c * weight.planeSize();
        break;
    }
    case Makes::Largest:
    case Makes::Smallest:
        cost.comparisons = reductions();
        break;
    case Makes::Average:
    case Makes::Norm:
        cost.additions = reductions();
        break;
    case Makes::Curve:
    case Makes::Placed:
        break;
    }
    return cost;
}

} // namespace core
