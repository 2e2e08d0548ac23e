#include "paint/choosers.h"

#include "layout/text.h"

#include <QPainter>

namespace scene {

void paintChooser(QPainter& painter, const Chooser& chooser, const Theme& theme)
{
    painter.save();
    const auto arrow = [&](const QRectF& rect, int direction, bool enabled) {
        const double size = rect.height() * 0.22;
        const QPointF middle = rect.center();
        const QPointF points[] = {middle + QPointF(direction * size, 0), middle + QPointF(-direction * size * 0.7, -size),
                                  middle + QPointF(-direction * size * 0.7, size)};
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? theme.accent2 : theme.line);
        painter.drawPolygon(points, 3);
    };
    arrow(chooser.back, -1, chooser.at > 0);
    arrow(chooser.forward, 1, chooser.at + 1 < chooser.count);
    if (chooser.label.width() < 1.0) {
        painter.restore();
        return;
    }
    const QString text = QStringLiteral("%1 / %2").arg(chooser.at + 1).arg(chooser.count);
    painter.setFont(sceneFont(chooser.pixels));
    painter.setPen(theme.ink);
    painter.drawText(QPointF(chooser.label.center().x() - textWidth(text, chooser.pixels) / 2,
                             chooser.label.center().y() + capHeight(chooser.pixels) / 2), text);
    painter.restore();
}

} // namespace scene
