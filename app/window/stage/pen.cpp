#include "window/stage/pen.h"

#include <QPainter>
#include <QPixmap>

#include "layout/layout.h"
#include "paint/theme.h"
#include "window/look/icons.h"

#include <algorithm>
#include <cmath>

namespace window {

PenColours penColours(const scene::Theme& theme)
{
    if (theme.background.lightness() < 128)
        return {QColor(0xFF, 0x44, 0xFF), QColor(0x00, 0xD0, 0xC0), Qt::white};
    return {QColor(0x99, 0x00, 0xCC), QColor(0x00, 0x7A, 0x80), Qt::black};
}

QCursor penCursor(const QColor& colour, double height, double devicePixelRatio)
{
    const int side = int(std::clamp(height / 24.0, 24.0, 64.0)); // X servers take no larger ones everywhere
    QPixmap picture(QSize(side, side) * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const QRectF rect(1, 1, side - 2, side - 2);
    // With a rim, so that it is seen on any cell.
    for (const QPointF& way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
        drawSign(painter, Sign::Pen, rect.translated(way), colour.lightness() > 140 ? Qt::black : Qt::white);
    drawSign(painter, Sign::Pen, rect, colour);
    return QCursor(picture, 1, side - 2);
}

QRectF penBadgeRect(QSizeF size)
{
    const double high = size.height() / 18.0;
    const double wide = high * 3.9;
    return {size.width() - wide - 0.3 * high, 0.3 * high, wide, high};
}

void paintPenBadge(QPainter& painter, QSizeF size, const scene::Theme& theme, std::size_t colour)
{
    const PenColours colours = penColours(theme);
    const QRectF badge = penBadgeRect(size);
    const double high = badge.height();
    painter.save();
    painter.setPen(QPen(colours[colour], std::max(2.0, high / 18.0)));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(badge, high / 2, high / 2);
    const double sign = 0.52 * high;
    drawSign(painter, Sign::Pen, {badge.left() + 0.4 * high, badge.center().y() - sign / 2, sign, sign}, colours[colour]);
    painter.setFont(scene::sceneFont(int(std::ceil(0.42 * high)), true));
    QRectF dot(badge.left() + 1.2 * high, badge.center().y() - 0.32 * high, 0.64 * high, 0.64 * high);
    for (std::size_t i = 0; i < colours.size(); ++i, dot.translate(0.82 * high, 0)) {
        painter.setPen(Qt::NoPen);
        if (i == colour) {
            painter.setBrush(colours[i]);
            painter.drawEllipse(dot);
        }
        painter.setPen(i == colour ? scene::inkOn(theme, colours[i]) : colours[i]);
        painter.drawText(dot, Qt::AlignCenter, QString::number(i + 1));
    }
    painter.restore();
}

} // namespace window
