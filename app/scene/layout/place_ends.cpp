// Where a connector leaves a window and reaches a result: at its frame, on a line between cells, where no number stands.
#include "layout/place_parts.h"

#include "frame/within.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double besideBoard = 9.0;

/// The line between rows of `cells` nearest to `towards`; of a single row, its upper or lower edge.
double lineBetweenRows(const Placed& board, const QRectF& cells, double towards)
{
    const QRectF rect = board.toPicture(cells);
    const int inner = int(std::floor(cells.height() - 0.5));
    if (inner >= 1)
        return rect.top() + board.cell * within(std::round((towards - rect.top()) / board.cell), 1.0, double(inner));
    const double edge = 1.0; // the board's own edge is no line between cells
    const bool upper = std::abs(towards - rect.top()) <= std::abs(towards - rect.bottom());
    const bool first = rect.top() <= board.view.top() + edge;
    const bool last = rect.bottom() >= board.view.bottom() - edge;
    return first != last ? (first ? rect.bottom() : rect.top()) : upper ? rect.top() : rect.bottom();
}

/// Beside the middle of `cells` where they stand at the board's edge, on the line between rows from one cell away on.
double levelOf(const Placed& board, const QRectF& cells, double towards, double away)
{
    const double middle = levelBeside(board, cells);
    const double line = lineBetweenRows(board, cells, towards);
    return middle + (line - middle) * within(away / board.cell, 0.0, 1.0);
}

/// From the frame that stands around cells.
double besideFrame(const Placed& board)
{
    return within(board.cell * 0.08, 4.0, 8.0);
}

} // namespace

ConnectorEnd leaving(const Placed& board, const QRectF& cells, double towards)
{
    const double edge = board.view.right() + besideBoard;
    const QRectF rect = board.toPicture(cells);
    if (board.partly || !board.view.intersects(rect))
        return {QPointF(edge, levelBeside(board, cells)), edge};
    const double away = std::max(0.0, board.view.right() - rect.right());
    return {QPointF(rect.right() + besideFrame(board), levelOf(board, cells, towards, away)), edge};
}

ConnectorEnd reaching(const Placed& board, const QRectF& cells, double towards, double axis)
{
    const double edge = board.view.left() - axis - besideBoard;
    const QRectF rect = board.toPicture(cells);
    if (board.partly || !board.view.intersects(rect))
        return {QPointF(edge, levelBeside(board, cells)), edge};
    const double away = axis > 0.0 ? board.cell : std::max(0.0, rect.left() - board.view.left());
    return {QPointF(rect.left() - besideFrame(board), levelOf(board, cells, towards, away)), edge};
}

} // namespace scene
