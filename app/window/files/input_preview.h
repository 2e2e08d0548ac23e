#pragma once

#include <QWidget>

#include "core/network.h"
#include "paint/paint.h"
#include "paint/theme.h"

namespace window {

/// Numbers as the stage would show them: a picture of a lesson that is nothing but its input.
class InputPreview : public QWidget {
    Q_OBJECT

public:
    explicit InputPreview(const scene::Theme& theme);

    void setInput(const core::Tensor& values, const core::Notation& notation);
    /// Lines of a text instead of numbers, with a mark in front of the one that is at fault.
    void showLines(const QStringList& lines);
    void setChannel(int channel);

    QSize sizeHint() const override { return {340, 340}; }
    QSize minimumSizeHint() const override { return {160, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintLines(QPainter& painter) const;

    scene::Theme m_theme;
    core::Network m_network;
    scene::PaintCache m_cache;
    int m_channel = 0;
    QStringList m_lines;
    bool m_empty = true;
};

} // namespace window
