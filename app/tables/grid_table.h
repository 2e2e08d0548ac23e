#pragma once

#include <QString>

#include "core/network.h"

#include <optional>

namespace tables {

/// What the first two extents of a tensor are called.
enum class GridKind {
    Data,            ///< sample, channel
    ConvWeight,      ///< output channel, input channel
    TransposeWeight, ///< input channel, output channel
    Matrix,          ///< sample, group
};

/// A tensor as tables of numbers: one block of rows × columns for each plane. A value; the numbers are shared.
struct GridTable {
    core::Tensor values;
    GridKind kind = GridKind::Data;

    int blockCount() const { return values.shape().n * values.shape().c; }
    int rows() const { return values.shape().h; }
    int columns() const { return values.shape().w; }
    /// The number in row `row`, column `col` of block `block`, all counted from 0.
    float at(int block, int row, int col) const;
    /// "sample 0, channel 2", in the user's language; empty when there is one block only.
    QString blockTitle(int block) const;

    bool operator==(const GridTable&) const = default;
};

/// A layer's input, output, weight, and what it is as a matrix (core/insight/as_matrix.h); nothing where there is none.
std::optional<GridTable> inputGrid(const core::Network& network, int layer);
std::optional<GridTable> outputGrid(const core::Network& network, int layer);
std::optional<GridTable> weightGrid(const core::Network& network, int layer);
std::optional<GridTable> matrixGrid(const core::Network& network, int layer);

} // namespace tables
