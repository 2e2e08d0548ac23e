#include "window/files/crop_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "window/look/widgets.h"

#include <algorithm>
#include <cmath>

namespace window {

namespace {

constexpr double gripReach = 9.0; // pixels around an edge in which it is taken hold of
constexpr double handleSide = 10.0;
constexpr double margin = 8.0;    // room for the handles at the picture's own edge

} // namespace

CropView::CropView(const scene::Theme& theme) : m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    whenLanguageChanges(this, [this] { describe(); });
    describe();
}

void CropView::setPicture(const QImage& shown, QSize size)
{
    m_shown = shown;
    m_pictureSize = size;
    m_crop = QRect(QPoint(), size);
    describe();
    update();
}

void CropView::setCrop(const QRect& crop)
{
    const QRect inside = crop.intersected(QRect(QPoint(), m_pictureSize));
    if (inside.isEmpty() || inside == m_crop)
        return;
    m_crop = inside;
    describe();
    update();
    emit cropChanged(m_crop);
}

void CropView::squareCrop()
{
    const int side = std::min(m_crop.width(), m_crop.height());
    setCrop(QRect(m_crop.x() + (m_crop.width() - side) / 2, m_crop.y() + (m_crop.height() - side) / 2, side, side));
}

void CropView::describe()
{
    setAccessibleName(tr("Part of the picture that is taken"));
    setAccessibleDescription(tr("%1 × %2 pixels at column %3, row %4. Arrows move it, Shift and arrows size it, Home takes the whole picture.")
                                 .arg(m_crop.width()).arg(m_crop.height()).arg(m_crop.x()).arg(m_crop.y()));
    setToolTip(tr("Drag the frame or its handles. Arrows move it, Shift+arrows size it, Home takes the whole picture."));
}

// --- Geometry ------------------------------------------------------------------------------------------------------------

QRectF CropView::pictureRect() const
{
    const QRectF room = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    if (m_pictureSize.isEmpty() || room.isEmpty())
        return room;
    const QSizeF size = QSizeF(m_pictureSize).scaled(room.size(), Qt::KeepAspectRatio);
    return {room.x() + (room.width() - size.width()) / 2.0, room.y() + (room.height() - size.height()) / 2.0, size.width(), size.height()};
}

QRectF CropView::toWidget(const QRectF& pixels) const
{
    const QRectF place = pictureRect();
    const double x = place.width() / std::max(1, m_pictureSize.width());
    const double y = place.height() / std::max(1, m_pictureSize.height());
    return {place.x() + pixels.x() * x, place.y() + pixels.y() * y, pixels.width() * x, pixels.height() * y};
}

QPointF CropView::toPixels(QPointF point) const
{
    const QRectF place = pictureRect();
    return {(point.x() - place.x()) * m_pictureSize.width() / place.width(), (point.y() - place.y()) * m_pictureSize.height() / place.height()};
}

CropView::Grip CropView::gripAt(QPointF point) const
{
    const QRectF frame = toWidget(m_crop);
    if (!frame.adjusted(-gripReach, -gripReach, gripReach, gripReach).contains(point))
        return {};
    // In a small frame an edge reaches at most a quarter inwards, so that there is a middle left to move it by.
    const double across = std::min(gripReach, frame.width() / 4.0);
    const double down = std::min(gripReach, frame.height() / 4.0);
    Grip grip;
    grip.left = point.x() < frame.left() + across;
    grip.right = point.x() > frame.right() - across;
    grip.top = point.y() < frame.top() + down;
    grip.bottom = point.y() > frame.bottom() - down;
    const bool whole = m_crop.size() == m_pictureSize;
    if (grip.none() && !whole) // the whole picture cannot be moved; a drag inside begins a new frame
        return {true, true, true, true};
    return grip;
}

void CropView::drag(QPointF pixels)
{
    const auto rounded = [](double value) { return int(std::lround(value)); };
    if (m_grip.none()) {
        const QRect drawn(QPoint(rounded(std::min(m_pressed.x(), pixels.x())), rounded(std::min(m_pressed.y(), pixels.y()))),
                          QPoint(rounded(std::max(m_pressed.x(), pixels.x())) - 1, rounded(std::max(m_pressed.y(), pixels.y())) - 1));
        setCrop(drawn);
        return;
    }
    const int dx = rounded(pixels.x() - m_pressed.x());
    const int dy = rounded(pixels.y() - m_pressed.y());
    QRect moved = m_cropBefore;
    if (m_grip.all()) {
        moved.moveLeft(std::clamp(moved.left() + dx, 0, m_pictureSize.width() - moved.width()));
        moved.moveTop(std::clamp(moved.top() + dy, 0, m_pictureSize.height() - moved.height()));
    } else {
        if (m_grip.left)
            moved.setLeft(std::clamp(moved.left() + dx, 0, moved.right()));
        if (m_grip.right)
            moved.setRight(std::clamp(moved.right() + dx, moved.left(), m_pictureSize.width() - 1));
        if (m_grip.top)
            moved.setTop(std::clamp(moved.top() + dy, 0, moved.bottom()));
        if (m_grip.bottom)
            moved.setBottom(std::clamp(moved.bottom() + dy, moved.top(), m_pictureSize.height() - 1));
    }
    setCrop(moved);
}

// --- Mouse and keyboard --------------------------------------------------------------------------------------------------

void CropView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_pictureSize.isEmpty())
        return;
    m_pressed = toPixels(event->position());
    m_grip = gripAt(event->position());
    m_cropBefore = m_crop;
    m_dragging = true;
}

void CropView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging) {
        drag(toPixels(event->position()));
        return;
    }
    const Grip grip = gripAt(event->position());
    if (grip.all())
        setCursor(Qt::SizeAllCursor);
    else if ((grip.left && grip.top) || (grip.right && grip.bottom))
        setCursor(Qt::SizeFDiagCursor);
    else if ((grip.right && grip.top) || (grip.left && grip.bottom))
        setCursor(Qt::SizeBDiagCursor);
    else if (grip.left || grip.right)
        setCursor(Qt::SizeHorCursor);
    else if (grip.top || grip.bottom)
        setCursor(Qt::SizeVerCursor);
    else
        setCursor(Qt::CrossCursor);
}

void CropView::mouseReleaseEvent(QMouseEvent*)
{
    m_dragging = false;
}

void CropView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const int right = int(key == Qt::Key_Right) - int(key == Qt::Key_Left);
    const int below = int(key == Qt::Key_Down) - int(key == Qt::Key_Up);
    if (!m_pictureSize.isEmpty() && key == Qt::Key_Home) {
        resetCrop();
        return;
    }
    if (m_pictureSize.isEmpty() || (right == 0 && below == 0)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool fine = event->modifiers() & Qt::ControlModifier;
    const int across = fine ? 1 : std::max(1, m_pictureSize.width() / 50);
    const int down = fine ? 1 : std::max(1, m_pictureSize.height() / 50);
    m_pressed = {};
    m_cropBefore = m_crop;
    m_grip = event->modifiers() & Qt::ShiftModifier ? Grip{false, true, false, true} : Grip{true, true, true, true};
    drag(QPointF(right * across, below * down));
}

// --- Painting ------------------------------------------------------------------------------------------------------------

void CropView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_shown.isNull())
        return;
    const QRectF place = pictureRect();
    painter.fillRect(place, Qt::white); // what transparent pixels are laid over
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.width() < m_shown.width());
    painter.drawImage(place, m_shown);

    const QRectF frame = toWidget(m_crop);
    if (m_crop.size() != m_pictureSize) {
        QPainterPath outside;
        outside.addRect(place);
        outside.addRect(frame);
        painter.fillPath(outside, QColor(0, 0, 0, 140));
    }
    // Two strokes, because no single colour can be seen on every picture.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 4.0));
    painter.drawRect(frame);
    painter.setPen(QPen(hasFocus() ? m_theme.accent : QColor(Qt::white), 2.0));
    painter.drawRect(frame);
    painter.setPen(QPen(Qt::black, 1.0));
    painter.setBrush(hasFocus() ? m_theme.accent : QColor(Qt::white));
    for (const double x : {frame.left(), frame.center().x(), frame.right()}) {
        for (const double y : {frame.top(), frame.center().y(), frame.bottom()}) {
            if (QPointF(x, y) != frame.center())
                painter.drawRect(QRectF(x - handleSide / 2.0, y - handleSide / 2.0, handleSide, handleSide));
        }
    }
}

} // namespace window
