#include "window/cost.h"

#include "core/operator.h"

#include <string_view>

namespace window {

namespace {

/// Cells in all windows of one plane: the windows of adaptive pooling have different sizes.
std::int64_t windowCells(const core::Operator& op, const core::Layer& layer, const core::Shape& in, const core::Shape& out)
{
    if (op.has(core::UsesWindow))
        return std::int64_t(layer.rows.size) * layer.cols.size * out.planeSize();
    std::int64_t rows = 0;
    std::int64_t cols = 0;
    for (int i = 0; i < out.h; ++i)
        rows += core::adaptiveWindow(i, in.h, out.h).count;
    for (int i = 0; i < out.w; ++i)
        cols += core::adaptiveWindow(i, in.w, out.w).count;
    return rows * cols;
}

} // namespace

Cost costOf(const core::Network& network, int k)
{
    const core::Layer& layer = network.layer(k);
    const core::Shape& in = network.inputOf(k).shape();
    const core::Shape& out = network.outputOf(k).shape();
    Cost cost;
    cost.valuesIn = in.size();
    cost.valuesOut = out.size();
    const core::Operator* op = core::findOperator(layer.type);
    if (!op || op->has(core::CellByCell) || op->has(core::UsesIndicesFrom))
        return cost;
    const std::string_view type = op->type;
    if (op->has(core::UsesWeight)) {
        cost.weights = layer.weight.size();
        cost.biases = layer.bias ? std::int64_t(layer.bias->size()) : 0;
        // A convolution multiplies a whole kernel for every output cell, a transposed one for every input cell.
        const core::Shape& weight = layer.weight.shape();
        const std::int64_t kernel = std::int64_t(weight.c) * weight.planeSize();
        cost.multiplyAdds = (op->has(core::UsesOutputPadding) ? in.size() : out.size()) * kernel;
        return cost;
    }
    const std::int64_t planes = std::int64_t(out.n) * out.c;
    const std::int64_t reductions = planes * (windowCells(*op, layer, in, out) - out.planeSize());
    const bool compares = type.find("max") != std::string_view::npos || type.find("min") != std::string_view::npos;
    (compares ? cost.comparisons : cost.additions) = reductions;
    return cost;
}

} // namespace window
