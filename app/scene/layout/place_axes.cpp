// The numbers of rows and columns beside a board: what words like "rows 2–3" speak of.
#include "layout/place_parts.h"

#include <algorithm>
#include <array>

namespace scene {

namespace {

/// Every so many cells there is a number, so that those of cells of that side stand apart.
int pitchOf(double cell, double length)
{
    constexpr std::array pitches = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    const auto found = std::ranges::find_if(pitches, [&](int pitch) { return pitch * cell >= length; });
    return found == pitches.end() ? 1000 : *found;
}

Text number(const QString& text, QPointF corner, int pixels)
{
    return {.kind = Text::Axis, .text = text, .rect = QRectF(corner, QSizeF(textWidth(text, pixels), lineHeight(pixels))), .pixels = pixels};
}

} // namespace

double axisWidth(const Frame& frame)
{
    double width = 0.0;
    for (const Board& board : frame.boards)
        if (frame.axes && zooms(board.id))
            width = std::max(width, numberWidth(QString::number(std::max(board.values.shape().h, board.values.shape().w) - 1 + frame.countFrom), false));
    return width;
}

bool hasDigits(const Frame& frame, BoardId id, const QRectF& view, double cell)
{
    const std::optional<Placed> placed = placeBoard(frame, id, view, cell, {});
    return placed && placed->digitPixels > 0;
}

Placement placeAxes(const Frame& frame, const Placement& boards, const Fonts& fonts)
{
    Placement made;
    for (const Placed& placed : boards.boards) {
        // No higher than a row, so that a connector passes between two of them.
        int pixels = fonts.axis;
        while (pixels > 6 && lineHeight(pixels) > placed.cell)
            --pixels;
        if (!zooms(placed.id) || placed.digitPixels == 0 || pixels < fonts.smallest)
            continue;
        const core::Shape& plane = frame.board(placed.id)->values.shape();
        const double widest = textWidth(QString::number(std::max(plane.h, plane.w) - 1 + frame.countFrom), pixels);
        const int pitch = pitchOf(placed.cell, std::max(widest + 0.5 * pixels, lineHeight(pixels)));
        const auto told = [&](int at) { return pitch == 1 || (at + frame.countFrom) % pitch == 0; };
        for (int row = std::max(0, placed.firstRow); row < std::min(plane.h, placed.endRow); ++row) {
            const double middle = placed.cellRect(row, 0).center().y();
            if (!told(row) || middle < placed.view.top() || middle > placed.view.bottom())
                continue;
            const QString text = QString::number(row + frame.countFrom);
            made.add(number(text, {placed.view.left() - 0.4 * pixels - textWidth(text, pixels), middle + capHeight(pixels) / 2 - ascent(pixels)}, pixels));
        }
        for (int col = std::max(0, placed.firstCol); col < std::min(plane.w, placed.endCol); ++col) {
            const double middle = placed.cellRect(0, col).center().x();
            if (!told(col) || middle < placed.view.left() || middle > placed.view.right())
                continue;
            const QString text = QString::number(col + frame.countFrom);
            made.add(number(text, {middle - textWidth(text, pixels) / 2, placed.view.top() - 0.1 * pixels - lineHeight(pixels)}, pixels));
        }
    }
    return made;
}

} // namespace scene
