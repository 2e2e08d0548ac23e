#pragma once

#include "core/network.h"

#include <vector>

namespace core {

/// Cells of a plane as rows × columns, each list ascending. Exact for windows with gaps, since a window's rows and columns
/// do not depend on each other.
struct CellSet {
    std::vector<int> rows;
    std::vector<int> cols;

    bool empty() const { return rows.empty() || cols.empty(); }
    std::int64_t size() const { return std::int64_t(rows.size()) * std::int64_t(cols.size()); }
    bool contains(int row, int col) const;
    bool operator==(const CellSet&) const = default;
};

/// The cells of `layer`'s input that its output cells `outputs` read. For max_unpool2d: that they could have read.
CellSet inputsOf(const Layer& layer, const Shape& in, const Shape& out, const CellSet& outputs, const PoolSource* pool = nullptr);
/// The cells of `layer`'s output that read any of its input cells `inputs`.
CellSet outputsOf(const Layer& layer, const Shape& in, const Shape& out, const CellSet& inputs, const PoolSource* pool = nullptr);

/// The receptive field: the cells of layer `from`'s input that cell (row, col) of layer `k`'s output depends on, from ≤ k.
/// Every layer from `from` to `k` must be reached.
CellSet receptiveField(const Network& network, int k, int row, int col, int from);
/// The other way: the cells of layer `to`'s output that depend on cell (row, col) of layer `k`'s input, k ≤ to.
CellSet influence(const Network& network, int k, int row, int col, int to);
/// The input cells that one weight is multiplied with while its window goes over the whole output: (kernelRow, kernelCol) of
/// a convolution's kernel. Cells in the padding are left out.
CellSet inputsOfWeight(const Layer& layer, const Shape& in, const Shape& out, int kernelRow, int kernelCol);

} // namespace core
