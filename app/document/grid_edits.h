#pragma once

#include "core/layer.h"

namespace document {

/// What can be done to a grid of numbers as a whole, or to one row or column of it.
enum class GridEdit {
    InsertRowAbove,
    InsertRowBelow,
    InsertColumnLeft,
    InsertColumnRight,
    DeleteRow,
    DeleteColumn,
    Transpose,
    TurnLeft,
    TurnRight,
    FlipRows,    ///< the upper row comes to be the lowest
    FlipColumns, ///< left and right change places
};

/// Pure functions from a value to the edited value, as those of edits.h. `notation` follows its numbers everywhere.

/// Whether the result is a tensor that a lesson may have: not empty, not past core::maxSide or core::maxElements.
bool isPossible(GridEdit edit, const core::Shape& shape);
/// `values` after `edit` at `row`, `col` (ignored by the edits of a whole grid), the same in all planes. A fresh row or
/// column is 0. Only for an edit that is possible.
core::Tensor edited(const core::Tensor& values, core::Notation& notation, GridEdit edit, int row = 0, int col = 0);
/// The same for a layer's kernel, whose size in the layer follows.
core::Layer withKernelEdited(core::Layer layer, GridEdit edit, int row = 0, int col = 0);

/// `values` with plane [n, c] replaced by the only plane of `plane`; the other planes take its size and keep their
/// content.
core::Tensor withPlane(const core::Tensor& values, core::Notation& notation, int n, int c, const core::Tensor& plane,
                       const core::Notation& planeNotation);
/// The same for a layer's kernel: the other planes keep theirs around the middle.
core::Layer withKernelPlane(core::Layer layer, int n, int c, const core::Tensor& plane, const core::Notation& planeNotation);

} // namespace document
