#pragma once

#include "paint/paint.h"

#include <QColor>
#include <QHash>
#include <QImage>
#include <QPoint>
#include <QRectF>
#include <QString>

class QPainter;

namespace scene {

/// What makes two pictures of a number the same picture.
struct LabelKey {
    QString text;
    QRgb ink = 0;
    int pixels = 0;
    bool bold = false;

    bool operator==(const LabelKey&) const = default;
};

inline size_t qHash(const LabelKey& key, size_t seed = 0)
{
    return qHashMulti(seed, key.text, key.ink, key.pixels, key.bold);
}

/// A number's picture; it is drawn with its middle in the middle of a cell.
struct Label {
    QImage image;  ///< cut to what is not transparent: every pixel is blended a thousand times over
    QPoint offset; ///< from the middle of the number to the image's corner, in device pixels
};

struct PaintCache::Labels {
    QHash<LabelKey, Label> known;
    qreal ratio = 0.0; ///< device pixels in a scene unit, of all of them
};

/// Draws numbers and symbols centred on a point: from pictures on raster devices, as text on others.
class LabelPainter {
public:
    LabelPainter(QPainter& painter, PaintCache::Labels& labels);

    void draw(QPointF centre, const QString& text, int pixels, bool bold, const QColor& ink);

private:
    QPainter& m_painter;
    PaintCache::Labels& m_labels;
    bool m_raster = false;
};

} // namespace scene
