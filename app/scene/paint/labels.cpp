#include "paint/labels.h"

#include "layout/text.h"
#include "paint/pyramid.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

QRect inkedPart(const QImage& image)
{
    int left = image.width();
    int right = -1;
    int top = image.height();
    int bottom = -1;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(line[x]) == 0)
                continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    }
    return right < 0 ? QRect(0, 0, 1, 1) : QRect(QPoint(left, top), QPoint(right, bottom));
}

} // namespace

PaintCache::PaintCache() : m_labels(std::make_unique<Labels>()), m_pyramids(std::make_unique<Pyramids>()) {}
PaintCache::~PaintCache() = default;

LabelPainter::LabelPainter(QPainter& painter, PaintCache::Labels& labels) : m_painter(painter), m_labels(labels)
{
    // Pictures of text would be blurred when printed or enlarged; of a picture made small they would be as small already.
    const QPaintEngine::Type type = painter.paintEngine()->type();
    const QTransform& transform = painter.deviceTransform();
    m_raster = type == QPaintEngine::Raster && transform.type() <= QTransform::TxScale && transform.m11() == transform.m22() && transform.m11() >= 1.0;
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
        // An even number of pixels has its middle between two, and so on a whole offset from either side.
        const QSize half = (size * ratio / 2).toSize() + QSize(1, 1);
        QImage image(half * 2, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        image.setDevicePixelRatio(ratio);
        QPainter painter(&image);
        painter.setFont(sceneFont(pixels, bold));
        painter.setPen(ink);
        const QPointF middle = QPointF(image.width(), image.height()) / ratio / 2;
        painter.drawText(QPointF(middle.x() - width / 2, middle.y() + capHeight(pixels) / 2), text);
        painter.end();
        const QRect part = inkedPart(image);
        QImage cut = image.copy(part);
        cut.setDevicePixelRatio(ratio);
        found = m_labels.known.insert(key, {cut, part.topLeft() - QPoint(image.width() / 2, image.height() / 2)});
    }
    const QImage& image = found->image;
    const qreal ratio = m_labels.ratio;
    // On whole device pixels: unblurred, and by the fast way.
    const QTransform& transform = m_painter.deviceTransform();
    const QPointF device = transform.map(centre);
    const QPointF place((std::round(device.x()) + found->offset.x() - transform.dx()) / ratio,
                        (std::round(device.y()) + found->offset.y() - transform.dy()) / ratio);
    m_painter.drawImage(place, image);
}

} // namespace scene
