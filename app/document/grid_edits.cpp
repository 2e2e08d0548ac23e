#include "document/grid_edits.h"

#include "core/check.h"
#include "document/edits.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace document {

namespace {

core::Shape shapeAfter(GridEdit edit, core::Shape shape)
{
    switch (edit) {
    case GridEdit::InsertRowAbove:
    case GridEdit::InsertRowBelow:
        ++shape.h;
        break;
    case GridEdit::InsertColumnLeft:
    case GridEdit::InsertColumnRight:
        ++shape.w;
        break;
    case GridEdit::DeleteRow:
        --shape.h;
        break;
    case GridEdit::DeleteColumn:
        --shape.w;
        break;
    case GridEdit::Transpose:
    case GridEdit::TurnLeft:
    case GridEdit::TurnRight:
        std::swap(shape.h, shape.w);
        break;
    case GridEdit::FlipRows:
    case GridEdit::FlipColumns:
        break;
    }
    return shape;
}

struct Spot {
    int row = 0;
    int col = 0;
};

/// Where the number at `from` of a grid of `old` comes to stand; nothing when it goes.
std::optional<Spot> placeAfter(GridEdit edit, const core::Shape& old, Spot from, Spot at)
{
    // Everything from the fresh row on moves by one.
    const auto past = [](int position, int first) { return position + (position >= first ? 1 : 0); };
    const auto closed = [](int position, int gone) { return position - (position > gone ? 1 : 0); };
    switch (edit) {
    case GridEdit::InsertRowAbove:
        return Spot{past(from.row, at.row), from.col};
    case GridEdit::InsertRowBelow:
        return Spot{past(from.row, at.row + 1), from.col};
    case GridEdit::InsertColumnLeft:
        return Spot{from.row, past(from.col, at.col)};
    case GridEdit::InsertColumnRight:
        return Spot{from.row, past(from.col, at.col + 1)};
    case GridEdit::DeleteRow:
        return from.row == at.row ? std::nullopt : std::optional(Spot{closed(from.row, at.row), from.col});
    case GridEdit::DeleteColumn:
        return from.col == at.col ? std::nullopt : std::optional(Spot{from.row, closed(from.col, at.col)});
    case GridEdit::Transpose:
        return Spot{from.col, from.row};
    case GridEdit::TurnLeft:
        return Spot{old.w - 1 - from.col, from.row};
    case GridEdit::TurnRight:
        return Spot{from.col, old.h - 1 - from.row};
    case GridEdit::FlipRows:
        return Spot{old.h - 1 - from.row, from.col};
    case GridEdit::FlipColumns:
        return Spot{from.row, old.w - 1 - from.col};
    }
    return from;
}

void writePlane(core::Tensor& values, core::Notation& notation, int n, int c, const core::Tensor& plane,
                const core::Notation& planeNotation)
{
    const std::int64_t begin = values.offset({n, c, 0, 0});
    const auto from = plane.plane(0, 0);
    std::copy(from.begin(), from.end(), values.mutableData().begin() + begin);
    notation.erase(notation.lower_bound(begin), notation.lower_bound(begin + plane.shape().planeSize()));
    for (const auto& [position, written] : planeNotation)
        notation[begin + position] = written;
}

} // namespace

bool isPossible(GridEdit edit, const core::Shape& shape)
{
    const core::Shape after = shapeAfter(edit, shape);
    return after.h >= 1 && after.w >= 1 && after.h <= core::maxSide && after.w <= core::maxSide
        && after.size() <= core::maxElements;
}

core::Tensor edited(const core::Tensor& values, core::Notation& notation, GridEdit edit, int row, int col)
{
    const core::Shape& old = values.shape();
    core::Tensor result(shapeAfter(edit, old));
    core::Notation kept;
    const auto numbers = result.mutableData();
    for (int n = 0; n < old.n; ++n) {
        for (int c = 0; c < old.c; ++c) {
            for (int y = 0; y < old.h; ++y) {
                for (int x = 0; x < old.w; ++x) {
                    const auto to = placeAfter(edit, old, {y, x}, {row, col});
                    if (to)
                        numbers[std::size_t(result.offset({n, c, to->row, to->col}))] = values.at({n, c, y, x});
                }
            }
        }
    }
    for (const auto& [position, written] : notation) {
        const std::int64_t plane = position / old.planeSize();
        const auto inPlane = int(position % old.planeSize());
        if (const auto to = placeAfter(edit, old, {inPlane / old.w, inPlane % old.w}, {row, col}))
            kept[plane * result.shape().planeSize() + std::int64_t(to->row) * result.shape().w + to->col] = written;
    }
    notation = std::move(kept);
    return result;
}

core::Layer withKernelEdited(core::Layer layer, GridEdit edit, int row, int col)
{
    layer.weight = edited(layer.weight, layer.weightNotation, edit, row, col);
    layer.rows.size = layer.weight.shape().h;
    layer.cols.size = layer.weight.shape().w;
    return layer;
}

core::Tensor withPlane(const core::Tensor& values, core::Notation& notation, int n, int c, const core::Tensor& plane,
                       const core::Notation& planeNotation)
{
    core::Shape shape = values.shape();
    shape.h = plane.shape().h;
    shape.w = plane.shape().w;
    core::Tensor result = shape == values.shape() ? values : reshaped(values, notation, shape);
    writePlane(result, notation, n, c, plane, planeNotation);
    return result;
}

core::Layer withKernelPlane(core::Layer layer, int n, int c, const core::Tensor& plane, const core::Notation& planeNotation)
{
    const core::Shape& shape = plane.shape();
    if (layer.weight.shape().h != shape.h || layer.weight.shape().w != shape.w)
        layer = withKernelSize(std::move(layer), {shape.h, shape.w});
    writePlane(layer.weight, layer.weightNotation, n, c, plane, planeNotation);
    return layer;
}

} // namespace document
