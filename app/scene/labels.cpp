#include "scene/labels.h"

#include "scene/text.h"

#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace scene {

PaintCache::PaintCache() : m_labels(std::make_unique<Labels>()) {}
PaintCache::~PaintCache() = default;

LabelPainter::LabelPainter(QPainter& painter, PaintCache::Labels& labels) : m_painter(painter), m_labels(labels)
{
    // Pictures of text would be blurred when printed or enlarged.
    const QPaintEngine::Type type = painter.paintEngine()->type();
    const QTransform& transform = painter.deviceTransform();
    m_raster = type == QPaintEngine::Raster && transform.type() <= QTransform::TxScale && transform.m11() == transform.m22();
    const qreal ratio = m_raster ? transform.m11() : 1.0;
    constexpr int most = 20000; // about 20 MB
    if (m_labels.ratio != ratio || m_labels.known.size() > most) {
        m_labels.known.clear();
        m_labels.ratio = ratio;
    }
}

void LabelPainter::draw(QPointF centre, const QString& text, int pixels, bool bold, const QColor& ink)
{
    if (text.isEmpty() || pixels <= 0)
        return;
    if (!m_raster || m_painter.opacity() < 1.0) {
        m_painter.setFont(sceneFont(pixels, bold));
        m_painter.setPen(ink);
        m_painter.drawText(QPointF(centre.x() - textWidth(text, pixels, bold) / 2, centre.y() + capHeight(pixels) / 2), text);
        return;
    }
    const LabelKey key{text, ink.rgba(), pixels, bold};
    auto found = m_labels.known.find(key);
    if (found == m_labels.known.end()) {
        const qreal ratio = m_labels.ratio;
        const double width = textWidth(text, pixels, bold);
        const QSizeF size(width + 4, lineHeight(pixels) + 2);
        QImage image((size * ratio).toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        image.setDevicePixelRatio(ratio);
        QPainter painter(&image);
        painter.setFont(sceneFont(pixels, bold));
        painter.setPen(ink);
        const QPointF middle = QPointF(image.width(), image.height()) / ratio / 2;
        painter.drawText(QPointF(middle.x() - width / 2, middle.y() + capHeight(pixels) / 2), text);
        painter.end();
        found = m_labels.known.insert(key, {image});
    }
    const QImage& image = found->image;
    const qreal ratio = m_labels.ratio;
    // On whole device pixels: unblurred, and by the fast way.
    const QTransform& transform = m_painter.deviceTransform();
    const QPointF device = transform.map(centre) - QPointF(image.width(), image.height()) / 2;
    const QPointF place((std::round(device.x()) - transform.dx()) / ratio, (std::round(device.y()) - transform.dy()) / ratio);
    m_painter.drawImage(place, image);
}

} // namespace scene
