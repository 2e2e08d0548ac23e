#include "window/look/icons.h"

#include <QPainter>
#include <QPainterPath>

namespace window {

namespace {

QPainterPath triangle(double left, double right)
{
    // In a unit square; pointing from `left` to `right`.
    QPainterPath path;
    path.moveTo(left, 0.1);
    path.lineTo(right, 0.5);
    path.lineTo(left, 0.9);
    path.closeSubpath();
    return path;
}

} // namespace

void drawSign(QPainter& painter, Sign sign, const QRectF& rect, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width(), rect.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    QPen line(colour, 0.12, Qt::SolidLine, Qt::RoundCap);
    switch (sign) {
    case Sign::First:
        painter.drawPath(triangle(0.95, 0.25));
        painter.drawRect(QRectF(0.05, 0.1, 0.13, 0.8));
        break;
    case Sign::Back:
        painter.drawPath(triangle(0.85, 0.15));
        break;
    case Sign::Play:
        painter.drawPath(triangle(0.18, 0.92));
        break;
    case Sign::Pause:
        painter.drawRect(QRectF(0.18, 0.1, 0.22, 0.8));
        painter.drawRect(QRectF(0.6, 0.1, 0.22, 0.8));
        break;
    case Sign::Forward:
        painter.drawPath(triangle(0.15, 0.85));
        break;
    case Sign::Last:
        painter.drawPath(triangle(0.05, 0.75));
        painter.drawRect(QRectF(0.82, 0.1, 0.13, 0.8));
        break;
    case Sign::Loop:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(line);
        painter.drawArc(QRectF(0.1, 0.1, 0.8, 0.8), 65 * 16, 295 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({{0.46, -0.1}, {0.86, 0.14}, {0.46, 0.38}}));
        break;
    case Sign::Brush: {
        QPainterPath tuft(QPointF(0.02, 0.98)); // from its tip up along the handle's end
        tuft.cubicTo(0.1, 0.9, 0.02, 0.66, 0.24, 0.58);
        tuft.lineTo(0.42, 0.76);
        tuft.cubicTo(0.38, 0.96, 0.2, 1.0, 0.02, 0.98);
        painter.drawPath(tuft);
        painter.drawPolygon(QPolygonF({{0.32, 0.5}, {0.86, 0.0}, {1.0, 0.14}, {0.5, 0.68}}));
        break;
    }
    case Sign::Pen: // its tip at the left foot
        painter.drawPolygon(QPolygonF({{0.0, 1.0}, {0.08, 0.7}, {0.3, 0.92}}));
        painter.drawPolygon(QPolygonF({{0.14, 0.64}, {0.64, 0.14}, {0.86, 0.36}, {0.36, 0.86}}));
        painter.drawPolygon(QPolygonF({{0.7, 0.08}, {0.78, 0.0}, {1.0, 0.22}, {0.92, 0.3}}));
        break;
    case Sign::Plus:
        painter.setPen(line);
        painter.drawLine(QPointF(0.5, 0.1), QPointF(0.5, 0.9));
        painter.drawLine(QPointF(0.1, 0.5), QPointF(0.9, 0.5));
        break;
    }
    painter.restore();
}

} // namespace window
