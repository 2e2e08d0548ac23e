#include "layout/layout.h"

#include "frame/within.h"
#include "layout/digits.h"
#include "layout/place_parts.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

Placement place(const Frame& frame, QSizeF size, const Viewport& viewport)
{
    if (!frame.problem.isEmpty())
        return placeProblem(frame, size, viewport);
    if (frame.chain)
        return placeChain(frame, size, viewport);
    if (!frame.signs.empty())
        return placeMatrix(frame, size, viewport);
    if (!frame.compared.empty())
        return placeComparison(frame, size, viewport);
    return placeLayer(frame, size, viewport);
}

/// The centre nearest to `at` that has `half` of a board's view on each side.
double seen(double at, double half)
{
    return within(at, half, 1.0 - half);
}

} // namespace

Layout::Layout(const Frame& frame, QSizeF size, const Viewport& viewport)
    : m_size(size), m_viewport(viewport), m_formula(isFormula(frame)), m_boards(frame.boards), m_placement(place(frame, size, viewport))
{
}

const Board& Layout::boardOf(BoardId id) const
{
    return *std::ranges::find(m_boards, id, &Board::id);
}

QRectF Layout::cellRect(BoardId id, int row, int col) const
{
    const Placed* board = placed(id);
    return board == nullptr ? QRectF() : board->cellRect(row, col);
}

std::optional<Hit> Layout::cellAt(QPointF point) const
{
    for (const Placed& board : boards()) {
        // Half-open, as its cells are: a point on the right edge belongs to what stands there.
        if (point.x() < board.view.left() || point.x() >= board.view.right() || point.y() < board.view.top()
            || point.y() >= board.view.bottom())
            continue;
        const auto index = [](double at, double origin, double cell, int base, int first, int end) {
            int k = base + int(std::floor((at - origin) / cell));
            // The very numbers that cellRect computes decide, not a quotient that rounds differently.
            while (k > first && at < origin + (k - base) * cell)
                --k;
            while (k + 1 < end && at >= origin + (k + 1 - base) * cell)
                ++k;
            return std::clamp(k, first, end - 1);
        };
        Hit hit;
        hit.board = board.id;
        hit.row = index(point.y(), board.origin.y(), board.cell, board.baseRow, board.firstRow, board.endRow);
        hit.col = index(point.x(), board.origin.x(), board.cell, board.baseCol, board.firstCol, board.endCol);
        hit.inside = boardOf(board.id).hasValue(hit.row, hit.col);
        return hit;
    }
    return std::nullopt;
}

std::optional<std::pair<Chooser, int>> Layout::chooserAt(QPointF point) const
{
    for (const Chooser& chooser : choosers())
        for (const auto& [rect, part] : {std::pair(chooser.back, -1), std::pair(chooser.label, 0), std::pair(chooser.forward, 1)})
            if (rect.contains(point))
                return std::pair(chooser, part);
    return std::nullopt;
}

QRectF Layout::labelRect(BoardId id, int row, int col) const
{
    const Placed* board = placed(id);
    if (board == nullptr || board->digitPixels == 0)
        return {};
    const CellLook look = scene::look(boardOf(id), row, col, board->digits);
    return labelPlace(*board, look, board->cellRect(row, col));
}

QPointF Layout::draggedCentre(BoardId id, QPointF delta) const
{
    const Placed* board = placed(id);
    if (board == nullptr)
        return m_viewport.centre.value_or(QPointF(0.5, 0.5));
    const Board& shown = boardOf(id);
    const QSizeF content(shown.cols() * board->cell, shown.rows() * board->cell);
    const QPointF centre = board->view.center() - delta - board->origin;
    const auto fraction = [](double at, double view, double whole) { return seen(at / whole, std::min(0.5, view / whole / 2)); };
    return shared(id, QPointF(fraction(centre.x(), board->view.width(), content.width()), fraction(centre.y(), board->view.height(), content.height())));
}

QPointF Layout::shared(BoardId id, QPointF centre) const
{
    return m_formula ? fromFormula(id, centre, centreOf(BoardKind::Input)) : centre;
}

QPointF Layout::centreOf(BoardId id) const
{
    const Placed& board = *placed(id);
    const Board& shown = boardOf(id);
    const QPointF centre = board.view.center() - board.origin;
    return {centre.x() / (shown.cols() * board.cell), centre.y() / (shown.rows() * board.cell)};
}

Viewport Layout::zoomedAround(QPointF point, double zoom) const
{
    Viewport result{.zoom = within(zoom, 1.0, maxZoom()), .centre = m_viewport.centre};
    const auto under = std::ranges::find_if(boards(), [&](const Placed& board) { return board.view.contains(point) && zooms(board.id); });
    if (under == boards().end())
        return result;
    const double before = std::max(1.0, m_viewport.zoom);
    const Board& shown = boardOf(under->id);
    const QSizeF whole = QSizeF(shown.cols(), shown.rows()) * (under->cell / before); // at zoom 1
    const QPointF spot = (point - under->origin) / before;
    const QPointF offset = (point - under->view.center()) / result.zoom;
    const auto fraction = [&](double at, double view, double extent) { return seen(at / extent, std::min(0.5, view / (extent * result.zoom) / 2)); };
    result.centre = shared(under->id, QPointF(fraction(spot.x() - offset.x(), under->view.width(), whole.width()),
                                              fraction(spot.y() - offset.y(), under->view.height(), whole.height())));
    return result;
}

} // namespace scene
