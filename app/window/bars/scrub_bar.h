#pragma once

#include <QAbstractSlider>

#include "window/forward.h"

namespace window {

/// How far the steps have come, and a handle to drag anywhere among them.
class ScrubBar : public QAbstractSlider {
    Q_OBJECT

public:
    explicit ScrubBar(const Look& look);

    QSize sizeHint() const override { return {200, 28}; }
    QSize minimumSizeHint() const override { return {60, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double xOf(int value) const;
    int valueAt(double x) const;

    const Look& m_look;
};

} // namespace window
