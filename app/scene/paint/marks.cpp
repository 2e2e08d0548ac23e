#include "paint/marks.h"

#include "layout/text.h"

#include <QPainter>

#include <algorithm>

namespace scene {

namespace {

/// A frame that stands out from any colour: the accent between two thin lines of the background's.
void frame(QPainter& painter, const QRectF& rect, const QColor& colour, double width, const Theme& theme, Qt::PenStyle style)
{
    const double radius = width * 1.4;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.background, width + 2.4));
    painter.drawRoundedRect(rect, radius, radius);
    painter.setPen(QPen(colour, width, style));
    painter.drawRoundedRect(rect, radius, radius);
}

/// In what way the marks of a layer are drawn: never told by their colour alone.
struct Hand {
    QColor colour;
    Qt::PenStyle style = Qt::SolidLine;
    bool inside = false; ///< the frame stands inside its cells, so that two on the same cells are both seen
};

void paintTaps(QPainter& painter, const std::vector<core::Cell>& taps, const Placed& placed, const Hand& hand, double width)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hand.colour, std::max(1.2, width * 0.5), hand.style));
    const double inset = width * (hand.inside ? 1.5 : 0.6);
    for (const core::Cell& tap : taps)
        painter.drawRect(placed.cellRect(tap.row, tap.col).adjusted(inset, inset, -inset, -inset));
}

void paintWindow(QPainter& painter, const QRectF& cells, const Placed& placed, const Hand& hand, double width, const Theme& theme)
{
    QRectF rect = placed.toPicture(cells);
    const double inset = hand.inside && placed.cell > 4.0 * width ? width * 1.15 : 0.0;
    rect.adjust(inset, inset, -inset, -inset);
    // A window of a few pixels must be found in a large picture.
    const double least = 7.0;
    if (rect.width() < least || rect.height() < least) {
        const QPointF centre = rect.center();
        rect.setSize(rect.size().expandedTo(QSizeF(least, least)));
        rect.moveCenter(centre);
    }
    frame(painter, rect, hand.colour, width, theme, hand.style);
}

void paintWinners(QPainter& painter, const Board& board, const std::vector<core::Cell>& winners, const Placed& placed, const Hand& hand, const Theme& theme)
{
    painter.setBrush(Qt::NoBrush);
    const double ring = std::clamp(placed.cell * 0.042, 1.2, 6.0);
    for (const core::Cell& winner : winners) {
        const QRectF rect = placed.cellRect(winner.row, winner.col);
        const bool shared = hand.inside && std::find(board.winners.begin(), board.winners.end(), winner) != board.winners.end();
        const double radius = placed.cell * (0.38 + 0.06 * (1.0 - board.pop) - (shared ? 0.07 : 0.0));
        painter.save();
        painter.setOpacity(painter.opacity() * std::clamp(board.pop * 1.5, 0.0, 1.0));
        // A long number would touch a circle.
        const CellLook cell = look(board, winner.row, winner.col, placed.digits);
        const bool isLong = placed.digitPixels > 0 && numberWidth(cell.text, true) * placed.digitPixels > 0.58 * placed.cell;
        // On a cell of nearly its own colour the ring is seen by the light around it.
        for (const QPen& pen : {QPen(theme.background, ring + 2.4), QPen(hand.colour, ring, hand.style)}) {
            painter.setPen(pen);
            if (isLong) {
                const double inset = placed.cell * 0.5 - radius * 1.14;
                painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), placed.cell * 0.2, placed.cell * 0.2);
            } else {
                painter.drawEllipse(rect.center(), radius, radius);
            }
        }
        painter.restore();
    }
}

/// Cells that were chosen: what stands in them stays readable, and the frame tells it where their colour does not.
void paintSelected(QPainter& painter, const QRectF& rect, const Theme& theme)
{
    QColor veil = theme.accent2;
    veil.setAlphaF(0.24F);
    painter.fillRect(rect, veil);
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(theme.background, 4.4), QPen(theme.accent2, 2.0)}) {
        painter.setPen(pen);
        painter.drawRect(rect);
    }
}

/// The letter of one of two compared layers on a corner of its window, where no number reaches.
void paintTag(QPainter& painter, QPointF corner, const QString& letter, const QColor& colour, double cell, const Theme& theme)
{
    const double side = std::min(cell * 0.3, 26.0);
    if (side < 9.0)
        return;
    const QRectF box(corner.x() - side / 2, corner.y() - side / 2, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(box, side * 0.22, side * 0.22);
    const int pixels = std::max(8, int(side * 0.74));
    painter.setFont(sceneFont(pixels, true));
    painter.setPen(inkOn(theme, colour));
    painter.drawText(QPointF(box.center().x() - textWidth(letter, pixels, true) / 2, box.center().y() + capHeight(pixels) / 2), letter);
}

} // namespace

double frameWidth(const Placed& placed, const Theme& theme)
{
    return theme.frameWidth * std::clamp(0.36 + placed.cell / 130.0, 0.4, 1.7);
}

void paintMarks(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme)
{
    const double width = frameWidth(placed, theme);
    if (!board.selected.isNull())
        paintSelected(painter, placed.toPicture(QRectF(board.selected)), theme);
    // What the mouse points at, below what the step is about.
    for (const QRect& cells : board.pointed)
        frame(painter, placed.toPicture(QRectF(cells)), theme.accent2, std::max(1.5, width * 0.6), theme, Qt::DashLine);

    const Hand second{.colour = theme.other, .style = Qt::DashLine, .inside = true};
    const Hand first = board.second ? Hand{.colour = theme.other, .style = Qt::DashLine} : Hand{.colour = theme.accent};
    const bool showsCells = placed.cell >= 6.0;
    // Only while the window stands still are its cells the cells under it.
    if (showsCells) {
        paintTaps(painter, board.taps, placed, first, width);
        paintTaps(painter, board.otherTaps, placed, second, width);
    }
    if (board.touched && showsCells) {
        const double inset = width * 0.9;
        frame(painter, placed.cellRect(board.touched->row, board.touched->col).adjusted(inset, inset, -inset, -inset), theme.accent, width * 0.8, theme, Qt::SolidLine);
    }
    if (board.window)
        paintWindow(painter, *board.window, placed, first, width, theme);
    if (board.otherWindow)
        paintWindow(painter, *board.otherWindow, placed, second, width, theme);
    if (showsCells) {
        paintWinners(painter, board, board.winners, placed, first, theme);
        paintWinners(painter, board, board.otherWinners, placed, second, theme);
    }
    if (board.window && board.otherWindow) {
        paintTag(painter, placed.toPicture(*board.window).topLeft(), QStringLiteral("A"), first.colour, placed.cell, theme);
        paintTag(painter, placed.toPicture(*board.otherWindow).bottomRight(), QStringLiteral("B"), second.colour, placed.cell, theme);
    }
}

} // namespace scene
