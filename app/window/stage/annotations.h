#pragma once

#include <QPolygonF>
#include <QRect>

#include "window/stage/pen.h"

#include <vector>

class QPainter;

namespace window {

/// What a teacher draws over the picture. Kept in fractions of the picture, so that it stays where it belongs when the
/// picture moves to another screen.
class Annotations {
public:
    /// Begins a line at `point` of a picture of `size` pixels, in one of the colours that `paint` is given. Returns what has
    /// to be painted again.
    QRect begin(QPointF point, QSizeF size, std::size_t colour);
    /// Draws it on to `point`; nothing when none was begun.
    QRect extend(QPointF point, QSizeF size);
    void end() { m_drawing = false; }
    /// Takes back the line drawn last; nothing when there is none.
    void takeBack();
    void clear();

    bool isDrawing() const { return m_drawing; }
    bool isEmpty() const { return m_strokes.empty(); }
    void paint(QPainter& painter, QSizeF size, const PenColours& colours) const;

private:
    struct Stroke {
        QPolygonF line;
        std::size_t colour = 0;
    };
    std::vector<Stroke> m_strokes;
    bool m_drawing = false;
};

} // namespace window
