#pragma once

#include <QImage>
#include <QWidget>

#include "paint/theme.h"

namespace window {

/// A picture with a frame around the part that is taken. The frame is dragged, or moved and sized by keyboard: arrows move
/// it, with Shift they move its right or lower edge, with Ctrl in steps of one pixel; Home takes the whole picture.
class CropView : public QWidget {
    Q_OBJECT

public:
    explicit CropView(const scene::Theme& theme);

    /// `shown` is the picture as it is painted, perhaps smaller than the `size` in pixels that the crop counts in.
    void setPicture(const QImage& shown, QSize size);
    QRect crop() const { return m_crop; }
    void setCrop(const QRect& crop);
    /// The whole picture.
    void resetCrop() { setCrop(QRect(QPoint(), m_pictureSize)); }
    /// The largest square in the middle of the present crop.
    void squareCrop();

    QSize sizeHint() const override { return {320, 320}; }
    QSize minimumSizeHint() const override { return {160, 120}; }
    /// Where the picture's pixels stand in the widget.
    QRectF toWidget(const QRectF& pixels) const;

signals:
    void cropChanged(const QRect& crop);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Which edges of the frame a drag moves; all four move the frame, none draws a new one.
    struct Grip {
        bool left = false;
        bool right = false;
        bool top = false;
        bool bottom = false;

        bool all() const { return left && right && top && bottom; }
        bool none() const { return !left && !right && !top && !bottom; }
    };
    QRectF pictureRect() const;
    QPointF toPixels(QPointF point) const;
    Grip gripAt(QPointF point) const;
    void drag(QPointF pixels);
    void describe();

    scene::Theme m_theme;
    QImage m_shown;
    QSize m_pictureSize;
    QRect m_crop;
    QRect m_cropBefore;
    QPointF m_pressed; ///< in pixels of the picture
    Grip m_grip;
    bool m_dragging = false;
};

} // namespace window
