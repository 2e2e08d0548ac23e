#pragma once

#include <QAbstractButton>
#include <QImage>

#include "window/forward.h"

#include <optional>

namespace window {

/// What a chip says.
struct ChipFace {
    QString title;
    QString detail;
    QString problem; ///< why the layer cannot run, or empty
    QImage thumbnail;
    bool selected = false;
    QString letter{}; ///< A or B while it is compared with another

    /// The second line.
    const QString& below() const { return problem.isEmpty() ? detail : problem; }
    bool operator==(const ChipFace&) const = default;
};

/// One station of the pipeline: the input, a layer, the output.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const Look& look, QWidget* parent = nullptr);

    void setFace(ChipFace face);
    const ChipFace& face() const { return m_face; }
    /// The part of the picture that a cell pointed at depends on or reaches, in fractions of it; nothing for none.
    void setOutline(const std::optional<QRectF>& outline);
    const std::optional<QRectF>& outline() const { return m_outline; }
    /// Whether it is a layer, which can be moved and removed.
    void setMovable(bool movable) { m_movable = movable; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void moveRequested(int places); ///< −1: towards the input
    void neighbourRequested(int places);
    void removeRequested();
    void menuRequested(QPoint globalPosition);
    void dragged(QPoint globalPosition);
    void dropped(QPoint globalPosition);
    void dragCancelled();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    const Look& m_look;
    ChipFace m_face;
    std::optional<QRectF> m_outline;
    bool m_movable = false;
    bool m_dragging = false;
    QPoint m_pressed;
};

} // namespace window
