#pragma once

#include <QColor>
#include <QCursor>
#include <QRectF>

#include <array>
#include <cstddef>

class QPainter;

namespace scene {
struct Theme;
}

namespace window {

/// What the presenter's pen writes in: none looks like the frame of the window that stands beside it.
using PenColours = std::array<QColor, 3>;
PenColours penColours(const scene::Theme& theme);

/// A pen whose tip is the hot spot, for a picture `height` pixels high.
QCursor penCursor(const QColor& colour, double height, double devicePixelRatio);

/// Where the badge stands that says which pen is in the hand, on a picture of that size.
QRectF penBadgeRect(QSizeF size);
void paintPenBadge(QPainter& painter, QSizeF size, const scene::Theme& theme, std::size_t colour);

} // namespace window
