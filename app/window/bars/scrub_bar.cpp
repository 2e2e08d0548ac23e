#include "window/bars/scrub_bar.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "window/look/look.h"

#include <algorithm>
#include <cmath>

namespace window {

static constexpr double knob = 9.0; ///< radius of the handle

ScrubBar::ScrubBar(const Look& look)
    : m_look(look)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

double ScrubBar::xOf(int value) const
{
    const int span = std::max(1, maximum() - minimum());
    return knob + (width() - 2 * knob) * (value - minimum()) / span;
}

int ScrubBar::valueAt(double x) const
{
    const double share = std::clamp((x - knob) / std::max(1.0, width() - 2 * knob), 0.0, 1.0);
    return minimum() + int(std::lround(share * (maximum() - minimum())));
}

void ScrubBar::paintEvent(QPaintEvent*)
{
    const scene::Theme& theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    const double x = xOf(value());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(QRectF(0, middle - 3, width(), 6), 3, 3);
    if (!isEnabled())
        return;
    painter.setBrush(theme.accent2);
    painter.drawRoundedRect(QRectF(0, middle - 3, x, 6), 3, 3);
    if (hasFocus()) {
        painter.setBrush(mixed(theme.panel, theme.accent2, 0.25));
        painter.drawEllipse(QPointF(x, middle), knob + 4, knob + 4);
    }
    painter.setPen(QPen(theme.accent2, 3));
    painter.setBrush(theme.panel);
    painter.drawEllipse(QPointF(x, middle), knob - 1.5, knob - 1.5);
}

void ScrubBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().x()));
}

void ScrubBar::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        setSliderPosition(valueAt(event->position().x()));
}

void ScrubBar::mouseReleaseEvent(QMouseEvent*)
{
    setSliderDown(false);
}

void ScrubBar::keyPressEvent(QKeyEvent* event)
{
    // ←, → and the like mean the same everywhere; the window hears them, with its glide.
    event->ignore();
}

} // namespace window
