#include "layout/layout.h"

#include "frame/within.h"
#include "layout/arrange.h"
#include "layout/digits.h"
#include "layout/text.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

QSize sizeOf(const Frame& frame, BoardId id)
{
    const Board* board = frame.board(id);
    if (board == nullptr)
        return {};
    return board->reserve.isEmpty() ? QSize(board->cols(), board->rows()) : board->reserve;
}

/// About the width of the equation's terms in one line at a font size of one pixel: the same for every step of a layer,
/// so that the room kept for them is the same.
double termsWidth(const Frame& frame)
{
    if (frame.equation.terms.empty())
        return 0.0;
    if (!frame.termsRoom.isEmpty())
        return numberWidth(frame.termsRoom, false);
    const Board* input = frame.board(BoardKind::Input);
    const Board* kernel = frame.board(BoardKind::Kernel);
    const double number = std::max(input != nullptr ? widestNumber(*input) : 1.0, kernel != nullptr ? widestNumber(*kernel) : 0.0);
    const double separator = 1.3; // " + "
    const double around = 4.0;    // "max()", "( ) / 9"
    // A window of hundreds is elided anyway.
    return around + double(std::min<std::int64_t>(frame.termCount, 60)) * (number + separator);
}

Need needOf(const Frame& frame, QSizeF size, int subtitleLines)
{
    Need need;
    need.size = size;
    need.input = sizeOf(frame, BoardKind::Input);
    need.window = sizeOf(frame, BoardKind::Window);
    need.kernel = sizeOf(frame, BoardKind::Kernel);
    need.output = sizeOf(frame, BoardKind::Output);
    need.bias = frame.board(BoardKind::Bias) != nullptr;
    need.curve = frame.curve.has_value();
    need.headline = frame.brief;
    // Where height is short, the digits need it more.
    constexpr double lowBelow = 420.0;
    const Board* input = frame.board(BoardKind::Input);
    need.legend = input != nullptr && !input->regions && !frame.brief && size.height() >= lowBelow;
    need.subtitleLines = subtitleLines;
    const auto titleWidth = [&](BoardId id) {
        const Board* board = frame.board(id);
        return board == nullptr ? 0.0 : textWidth(board->title, 100, true) / 100.0;
    };
    need.inputTitle = titleWidth(BoardKind::Input);
    need.outputTitle = titleWidth(BoardKind::Output);
    need.termsWidth = termsWidth(frame);
    // Numbers in a note change from step to step; their room does not.
    need.noteWidth = frame.noteRoom.isEmpty() ? 0.0 : numberWidth(frame.noteRoom, false);
    need.wideLabels = frame.board(BoardKind::Kernel) != nullptr;
    return need;
}

} // namespace

Layout::Layout(const Frame& frame, QSizeF size, const Viewport& viewport)
    : m_size(size), m_viewport(viewport), m_frameBoards(frame.boards)
{
    if (!frame.problem.isEmpty()) {
        placeProblem(frame);
        return;
    }
    if (frame.chain) {
        placeChain(frame);
        return;
    }
    if (!frame.signs.empty()) {
        placeMatrix(frame);
        return;
    }
    if (!frame.compared.empty()) {
        placeComparison(frame);
        return;
    }
    Arrangement a = arrange(needOf(frame, size, 1));
    if (!frame.brief && subtitlesNeedTwoLines(frame, a)) {
        m_subtitleLines = 2;
        a = arrange(needOf(frame, size, 2));
    }
    placeBoards(frame, a);
    placeTitles(frame, a);
    placeEquation(frame, a);
    placeConnectors(frame, a);
    if (!frame.brief)
        placeLegends(frame, a);
}

bool Layout::subtitlesNeedTwoLines(const Frame& frame, const Arrangement& a) const
{
    const auto tooLong = [&](BoardId id, const QRectF& rect) {
        const Board* board = frame.board(id);
        return board != nullptr && !rect.isEmpty()
               && textWidth(board->subtitleRoom.isEmpty() ? board->subtitle : board->subtitleRoom, a.subtitlePixels) + a.subtitlePixels * 0.5
                      > rect.width();
    };
    return tooLong(BoardKind::Input, a.inputTitle) || (a.hasWindow && tooLong(BoardKind::Window, a.windowTitle))
           || tooLong(BoardKind::Output, a.outputTitle);
}

void Layout::placeBoard(const Board& board, const QRectF& view, double cell, bool zooms)
{
    if (view.isEmpty())
        return;
    Placed placed;
    placed.id = board.id;
    placed.view = view;
    placed.baseRow = board.firstRow();
    placed.baseCol = board.firstCol();
    const double zoom = zooms ? std::max(1.0, m_viewport.zoom) : 1.0;
    placed.cell = cell * zoom;
    placed.origin = view.topLeft();
    const QSizeF content(board.cols() * placed.cell, board.rows() * placed.cell);
    placed.partly = content.width() > view.width() + 0.5 || content.height() > view.height() + 0.5;
    if (placed.partly) {
        QPointF centre(0.5, 0.5);
        if (m_viewport.centre)
            centre = *m_viewport.centre;
        else if (board.window)
            centre = QPointF((board.window->center().x() - placed.baseCol) / board.cols(),
                             (board.window->center().y() - placed.baseRow) / board.rows());
        const auto place = [](double from, double extent, double whole, double at) {
            return from + within(extent / 2 - at * whole, std::min(0.0, extent - whole), 0.0);
        };
        placed.origin = QPointF(place(view.left(), view.width(), content.width(), centre.x()),
                                place(view.top(), view.height(), content.height(), centre.y()));
    } else if (content.width() < view.width() - 0.5 || content.height() < view.height() - 0.5) {
        // Adaptive windows change their size: smaller ones stand in the middle of the largest one's place.
        placed.origin += QPointF(std::floor((view.width() - content.width()) / 2), std::floor((view.height() - content.height()) / 2));
        placed.view = QRectF(placed.origin, content);
    }
    const auto first = [&](double from, double origin) { return int(std::floor((from - origin) / placed.cell + 1e-9)); };
    const auto end = [&](double to, double origin) { return int(std::ceil((to - origin) / placed.cell - 1e-9)); };
    placed.firstCol = placed.baseCol + std::max(0, first(view.left(), placed.origin.x()));
    placed.firstRow = placed.baseRow + std::max(0, first(view.top(), placed.origin.y()));
    placed.endCol = placed.baseCol + std::min(board.cols(), end(placed.view.right(), placed.origin.x()));
    placed.endRow = placed.baseRow + std::min(board.rows(), end(placed.view.bottom(), placed.origin.y()));
    const double side = std::min(72.0, 0.22 * std::min(view.width(), view.height()));
    const QSizeF whole = content.scaled(side, side, Qt::KeepAspectRatio);
    if (placed.partly && side >= 28.0 && std::min(whole.width(), whole.height()) >= 8.0) { // else it is no more than a line
        placed.overview = QRectF(placed.view.bottomRight() - QPointF(whole.width() + 6, whole.height() + 6), whole);
        const double scale = whole.width() / content.width();
        placed.overviewPart = QRectF(placed.overview.topLeft() + (view.topLeft() - placed.origin) * scale, view.size() * scale) & placed.overview;
    }
    m_boards.push_back(placed);
}

void Layout::placeBoards(const Frame& frame, const Arrangement& a)
{
    for (const Board& board : frame.boards) {
        switch (board.id.kind) {
        case BoardKind::Input:
            placeBoard(board, a.input, a.inputCell, true);
            break;
        case BoardKind::Window:
            if (a.hasWindow)
                placeBoard(board, a.window, a.windowCell, false);
            break;
        case BoardKind::Kernel:
            if (a.kernelPlace != Arrangement::KernelPlace::Nowhere)
                placeBoard(board, a.kernel, a.kernelCell, false);
            break;
        case BoardKind::Bias:
            if (a.kernelPlace != Arrangement::KernelPlace::Nowhere)
                placeBoard(board, a.bias, a.bias.width(), false);
            break;
        case BoardKind::Output:
            placeBoard(board, a.output, a.outputCell, true);
            break;
        }
    }
    if (frame.curve && a.hasWindow)
        m_curve = a.window;
    for (Placed& placed : m_boards)
        chooseDigits(placed, frame);
    constexpr double comfortable = 44.0;
    m_maxZoom = std::max(1.0, comfortable / std::max(std::min(a.inputCell, a.outputCell > 0.0 ? a.outputCell : a.inputCell), 1e-6));
}

const Board* Layout::boardOf(BoardId id) const
{
    const auto found = std::find_if(m_frameBoards.begin(), m_frameBoards.end(), [id](const Board& board) { return board.id == id; });
    return found == m_frameBoards.end() ? nullptr : &*found;
}

void Layout::chooseDigits(Placed& placed, const Frame& frame) const
{
    const Board& board = *frame.board(placed.id);
    const Digits digits = placed.id.kind == BoardKind::Window ? windowDigits(board, placed, frame) : boardDigits(board, placed);
    placed.digitPixels = digits.pixels;
    placed.digits = digits.significant;
    placed.twoLines = digits.twoLines;
    if (m_viewport.zoom > 1.0 && board.id.kind != BoardKind::Window && board.id.kind != BoardKind::Kernel) {
        constexpr double appear = 6.6;
        constexpr double clear = 10.0;
        placed.digitOpacity = std::clamp((digits.room - appear) / (clear - appear), 0.1, 1.0);
    }
}

const Placed* Layout::placed(BoardId id) const
{
    const auto found = std::find_if(m_boards.begin(), m_boards.end(), [id](const Placed& placed) { return placed.id == id; });
    return found == m_boards.end() ? nullptr : &*found;
}

QRectF Layout::cellRect(BoardId id, int row, int col) const
{
    const Placed* board = placed(id);
    return board == nullptr ? QRectF() : board->cellRect(row, col);
}

std::optional<Hit> Layout::cellAt(QPointF point) const
{
    for (const Placed& board : m_boards) {
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
        hit.inside = boardOf(board.id)->hasValue(hit.row, hit.col);
        return hit;
    }
    return std::nullopt;
}

QRectF Layout::labelRect(BoardId id, int row, int col) const
{
    const Placed* board = placed(id);
    if (board == nullptr || board->digitPixels == 0)
        return {};
    const CellLook look = scene::look(*boardOf(id), row, col, board->digits);
    return labelPlace(*board, look, board->cellRect(row, col));
}

QPointF Layout::draggedCentre(BoardId id, QPointF delta) const
{
    const Placed* board = placed(id);
    if (board == nullptr)
        return m_viewport.centre.value_or(QPointF(0.5, 0.5));
    const Board& shown = *boardOf(id);
    const QSizeF content(shown.cols() * board->cell, shown.rows() * board->cell);
    const QPointF centre = board->view.center() - delta - board->origin;
    const auto fraction = [](double at, double view, double whole) {
        const double half = std::min(0.5, view / whole / 2);
        return within(at / whole, half, 1.0 - half);
    };
    return QPointF(fraction(centre.x(), board->view.width(), content.width()), fraction(centre.y(), board->view.height(), content.height()));
}

Viewport Layout::zoomedAround(QPointF point, double zoom) const
{
    Viewport result;
    result.zoom = within(zoom, 1.0, m_maxZoom);
    for (const Placed& board : m_boards) {
        if (!board.view.contains(point) || (board.id.kind != BoardKind::Input && board.id.kind != BoardKind::Output))
            continue;
        const double before = std::max(1.0, m_viewport.zoom);
        const QSizeF whole = board.view.size(); // at zoom 1
        const QPointF spot = (point - board.origin) / before;
        const QPointF offset = (point - board.view.center()) / result.zoom;
        const auto fraction = [&](double at, double extent) {
            const double half = 0.5 / result.zoom;
            return within(at / extent, half, 1.0 - half);
        };
        result.centre = QPointF(fraction(spot.x() - offset.x(), whole.width()), fraction(spot.y() - offset.y(), whole.height()));
        return result;
    }
    result.centre = m_viewport.centre;
    return result;
}

} // namespace scene
