#pragma once

#include <QColor>
#include <QPolygonF>
#include <QRect>

#include <vector>

class QPainter;

namespace window {

/// What a teacher draws over the picture. Kept in fractions of the picture, so that it stays where it belongs when the
/// picture moves to another screen.
class Annotations {
public:
    /// Begins a line at `point` of a picture of `size` pixels. Returns what has to be painted again.
    QRect begin(QPointF point, QSizeF size);
    /// Draws it on to `point`; nothing when none was begun.
    QRect extend(QPointF point, QSizeF size);
    void end() { m_drawing = false; }
    void clear();

    bool isDrawing() const { return m_drawing; }
    bool isEmpty() const { return m_strokes.empty(); }
    void paint(QPainter& painter, QSizeF size, const QColor& colour) const;

private:
    std::vector<QPolygonF> m_strokes;
    bool m_drawing = false;
};

} // namespace window
