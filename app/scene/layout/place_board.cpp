// A board in its view: what zoom and centre show of it, and the size of its digits.
#include "layout/place_parts.h"

#include "frame/within.h"
#include "layout/digits.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

/// The content's upper left corner; what is smaller than its view stands in the middle of it.
QPointF originOf(const Frame& frame, const Board& board, const QRectF& view, const QSizeF& content, const Viewport& viewport, bool partly)
{
    if (!partly)
        // Adaptive windows change their size: smaller ones stand in the middle of the largest one's place.
        return view.topLeft() + QPointF(std::floor((view.width() - content.width()) / 2), std::floor((view.height() - content.height()) / 2));
    QPointF centre(0.5, 0.5);
    if (board.window)
        centre = QPointF((board.window->center().x() - board.firstCol()) / board.cols(),
                         (board.window->center().y() - board.firstRow()) / board.rows());
    if (board.touched && isFormula(frame))
        centre = QPointF((board.touched->col + 0.5) / board.cols(), (board.touched->row + 0.5) / board.rows());
    if (viewport.centre)
        centre = !isFormula(frame) ? *viewport.centre : inFormula(board.id, *viewport.centre, centre);
    const auto place = [](double from, double extent, double whole, double at) {
        return from + within(extent / 2 - at * whole, std::min(0.0, extent - whole), 0.0);
    };
    return {place(view.left(), view.width(), content.width(), centre.x()), place(view.top(), view.height(), content.height(), centre.y())};
}

void addOverview(Placed& placed, const QSizeF& content)
{
    const QRectF& view = placed.view;
    const double side = std::min(72.0, 0.22 * std::min(view.width(), view.height()));
    const QSizeF whole = content.scaled(side, side, Qt::KeepAspectRatio);
    if (side < 28.0 || std::min(whole.width(), whole.height()) < 8.0) // it is no more than a line
        return;
    const double scale = whole.width() / content.width();
    placed.overview = QRectF(view.bottomRight() - QPointF(whole.width() + 6, whole.height() + 6), whole);
    placed.overviewPart = QRectF(placed.overview.topLeft() + (view.topLeft() - placed.origin) * scale, view.size() * scale) & placed.overview;
}

void addDigits(Placed& placed, const Board& board, const Frame& frame, double zoom)
{
    const Digits digits = placed.id.kind == BoardKind::Window ? windowDigits(board, placed, frame) : boardDigits(board, placed);
    placed.digitPixels = digits.pixels;
    placed.digits = digits.significant;
    placed.twoLines = digits.twoLines;
    constexpr double appear = 6.6;
    constexpr double clear = 10.0;
    if (zoom > 1.0 && placed.id.kind != BoardKind::Window && placed.id.kind != BoardKind::Kernel)
        placed.digitOpacity = std::clamp((digits.room - appear) / (clear - appear), 0.1, 1.0);
}

} // namespace

QSize reservedCells(const Frame& frame, BoardId id)
{
    const Board* board = frame.board(id);
    if (board == nullptr)
        return {};
    return board->reserve.isEmpty() ? QSize(board->cols(), board->rows()) : board->reserve;
}

bool zooms(BoardId id)
{
    return id.kind == BoardKind::Input || id.kind == BoardKind::Output;
}

bool isFormula(const Frame& frame)
{
    return !frame.signs.empty();
}

QPointF inFormula(BoardId id, QPointF matrix, QPointF own)
{
    switch (id.kind) {
    case BoardKind::Kernel: return {own.x(), matrix.x()};
    case BoardKind::Output: return {own.x(), matrix.y()};
    case BoardKind::Input:
    case BoardKind::Window:
    case BoardKind::Bias: break;
    }
    return matrix;
}

QPointF fromFormula(BoardId id, QPointF own, QPointF matrix)
{
    switch (id.kind) {
    case BoardKind::Kernel: return {own.y(), matrix.y()};
    case BoardKind::Output: return {matrix.x(), own.y()};
    case BoardKind::Input:
    case BoardKind::Window:
    case BoardKind::Bias: break;
    }
    return own;
}

std::optional<Placed> placeBoard(const Frame& frame, BoardId id, const QRectF& view, double cell, const Viewport& viewport)
{
    if (frame.board(id) == nullptr || view.isEmpty())
        return std::nullopt;
    const Board& board = *frame.board(id);
    Placed placed;
    placed.id = id;
    placed.view = view;
    placed.origin = view.topLeft();
    placed.cell = zooms(id) || isFormula(frame) ? cell * std::max(1.0, viewport.zoom) : cell;
    placed.baseRow = board.firstRow();
    placed.baseCol = board.firstCol();
    const QSizeF content(board.cols() * placed.cell, board.rows() * placed.cell);
    placed.partly = content.width() > view.width() + 0.5 || content.height() > view.height() + 0.5;
    const bool smaller = content.width() < view.width() - 0.5 || content.height() < view.height() - 0.5;
    if (placed.partly || smaller)
        placed.origin = originOf(frame, board, view, content, viewport, placed.partly);
    if (smaller && !placed.partly)
        placed.view = QRectF(placed.origin, content);
    const auto first = [&](double from, double origin) { return std::max(0, int(std::floor((from - origin) / placed.cell + 1e-9))); };
    const auto end = [&](double to, double origin, int count) { return std::min(count, int(std::ceil((to - origin) / placed.cell - 1e-9))); };
    placed.firstCol = placed.baseCol + first(view.left(), placed.origin.x());
    placed.firstRow = placed.baseRow + first(view.top(), placed.origin.y());
    placed.endCol = placed.baseCol + end(placed.view.right(), placed.origin.x(), board.cols());
    placed.endRow = placed.baseRow + end(placed.view.bottom(), placed.origin.y(), board.rows());
    if (placed.partly)
        addOverview(placed, content);
    addDigits(placed, board, frame, viewport.zoom);
    return placed;
}

double comfortableZoom(double cell)
{
    constexpr double comfortable = 44.0;
    constexpr double closer = 3.0; // whoever zooms wants to see something of it, if the digits can be read or not
    return cell <= 0.0 ? 1.0 : std::max(closer, comfortable / std::max(cell, 1e-6));
}

double levelBeside(const Placed& board, const QRectF& cells)
{
    const double inside = std::min(2.0, board.view.height() / 2); // of a board that is hardly there
    return within(board.toPicture(cells).center().y(), board.view.top() + inside, board.view.bottom() - inside);
}

} // namespace scene
