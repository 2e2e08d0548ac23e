#include "window/stage/annotations.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace window {

namespace {

double penWidth(QSizeF size)
{
    return std::max(3.0, size.height() / 170.0);
}

QPointF scaled(QPointF fraction, QSizeF size)
{
    return {fraction.x() * size.width(), fraction.y() * size.height()};
}

QPointF fractionOf(QPointF point, QSizeF size)
{
    return {point.x() / std::max(1.0, size.width()), point.y() / std::max(1.0, size.height())};
}

QRect around(QPointF a, QPointF b, QSizeF size)
{
    const int over = int(std::ceil(penWidth(size)));
    return QRectF(a, b).normalized().toAlignedRect().adjusted(-over, -over, over, over);
}

} // namespace

QRect Annotations::begin(QPointF point, QSizeF size, std::size_t colour)
{
    // The same point twice: a click leaves a dot, as a pen on paper does.
    m_strokes.push_back({{fractionOf(point, size), fractionOf(point, size)}, colour});
    m_drawing = true;
    return around(point, point, size);
}

QRect Annotations::extend(QPointF point, QSizeF size)
{
    if (!m_drawing)
        return {};
    QPolygonF& stroke = m_strokes.back().line;
    const QPointF from = scaled(stroke.back(), size);
    stroke << fractionOf(point, size);
    return around(from, point, size);
}

void Annotations::takeBack()
{
    if (!m_strokes.empty())
        m_strokes.pop_back();
    m_drawing = false;
}

void Annotations::clear()
{
    m_strokes.clear();
    m_drawing = false;
}

void Annotations::paint(QPainter& painter, QSizeF size, const PenColours& colours) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Stroke& stroke : m_strokes) {
        painter.setPen(QPen(colours[stroke.colour], penWidth(size), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        QPolygonF line;
        for (const QPointF& point : stroke.line)
            line << scaled(point, size);
        painter.drawPolyline(line);
    }
    painter.restore();
}

} // namespace window
