#include "paint/ghosts.h"

#include "layout/text.h"

#include <QPainter>

#include <algorithm>

namespace scene {

void paintGhosts(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme)
{
    if (placed.cell < 8.0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const Ghost& ghost : board.ghosts) {
        const int row = ghost.cell.row;
        const int col = ghost.cell.col;
        if (row < placed.firstRow || row >= placed.endRow || col < placed.firstCol || col >= placed.endCol)
            continue;
        const QRectF cell = placed.cellRect(row, col);
        const int pixels = int(placed.cell * 0.19); // below the number, which takes the middle third
        const bool readable = pixels >= 8;
        const double high = readable ? pixels * 1.35 : placed.cell * 0.35;
        const double wide = readable ? std::max(high, textWidth(ghost.text, pixels) + pixels * 0.6) : high;
        const QRectF box(cell.right() - wide - 2.0, cell.bottom() - high - 2.0, wide, high);
        QPen pen(theme.softInk, std::max(1.0, placed.cell * 0.02));
        pen.setDashPattern({2.5, 1.8});
        painter.setPen(pen);
        painter.setBrush(theme.background);
        painter.drawRoundedRect(box, high * 0.25, high * 0.25);
        if (!readable)
            continue;
        painter.setFont(sceneFont(pixels));
        painter.setPen(theme.softInk);
        painter.drawText(QPointF(box.center().x() - textWidth(ghost.text, pixels) / 2, box.center().y() + capHeight(pixels) / 2), ghost.text);
    }
    painter.restore();
}

} // namespace scene
