// Keys and mouse on the presentation: pointing, the pen, the spotlight.
#include "window/stage/presentation.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "document/document.h"
#include "document/playback.h"
#include "document/predictions.h"
#include "window/stage/plane_chooser.h"

#include <algorithm>

namespace window {

static constexpr int idleAfter = 3000; ///< milliseconds without a move of the mouse
static constexpr int penTapTime = 400; ///< a key held for longer lays the pen down when it is released
static constexpr int wheelNotch = 120;

void Presentation::keyPressEvent(QKeyEvent* event)
{
    // Keys that mean something are shortcuts and do not come here.
    if (m_blank != Blank::No && !event->isAutoRepeat())
        setBlank(Blank::No);
    else if (m_predictions.waits() && event->key() >= Qt::Key_A && event->key() <= Qt::Key_D) // a hand more, or with Shift one less
        m_predictions.count(std::size_t(event->key() - Qt::Key_A), (event->modifiers() & Qt::ShiftModifier) != 0 ? -1 : 1);
    event->accept(); // never to the window behind, which would take letters and digits as numbers for a cell
}

void Presentation::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_P && !event->isAutoRepeat() && m_penHeld) {
        m_penHeld = false;
        if (m_penClock.elapsed() > penTapTime)
            setPen(false);
    }
    event->accept();
}

void Presentation::setPen(bool inHand)
{
    m_penHeld = inHand && !m_pen;
    m_pen = inHand;
    m_annotations.end();
    m_penClock.start();
    setPenColour(m_penColour);
    pointAtNothing();
    refreshCommands();
    wake();
}

void Presentation::setPenColour(std::size_t colour)
{
    m_penColour = colour;
    m_penCursor = penCursor(penColour(), height(), devicePixelRatio());
    refreshCursor();
    update();
}

void Presentation::setSpotlight(bool on)
{
    m_spotlight = on;
    m_mouse = QPointF(mapFromGlobal(QCursor::pos()));
    pointAtNothing();
    refreshCommands();
    update();
}

/// What was outlined because the mouse stood there is so no longer.
void Presentation::pointAtNothing()
{
    if (m_picture.hover({}))
        refresh();
}

void Presentation::wake()
{
    if (m_idle)
        update(progressRect());
    m_idle = false;
    m_idleTimer.start(idleAfter);
    refreshCursor();
}

void Presentation::refreshCursor()
{
    const scene::Shot& shot = m_picture.shot();
    const bool clickable = shot.hoverOutput || (shot.spot && shot.spot->board.kind == scene::BoardKind::Output);
    if (m_pen && m_blank == Blank::No)
        setCursor(m_penCursor); // also while it rests: it is in the hand
    else
        setCursor(m_blank != Blank::No || m_idle ? Qt::BlankCursor : clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Presentation::rest()
{
    m_idle = true;
    pointAtNothing();
    refreshCursor();
    update(progressRect());
}

QRect Presentation::spotlightRect() const
{
    const double radius = m_spotlightShare * height() + 2;
    return QRectF(m_mouse.x() - radius, m_mouse.y() - radius, 2 * radius, 2 * radius).toAlignedRect();
}

void Presentation::setHover(QPointF point)
{
    const bool points = !m_pen && !m_spotlight && m_blank == Blank::No; // a spotlight points already
    if (m_picture.hover(points ? layout().cellAt(point) : std::nullopt))
        refresh();
}

void Presentation::mouseMoveEvent(QMouseEvent* event)
{
    if (m_spotlight)
        update(spotlightRect());
    m_mouse = event->position();
    if (m_spotlight)
        update(spotlightRect());
    if (m_annotations.isDrawing())
        update(m_annotations.extend(m_mouse, QSizeF(size())));
    else
        setHover(m_mouse);
    wake();
}

void Presentation::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_blank != Blank::No) {
        setBlank(Blank::No);
    } else if (m_keys) {
        toggleKeys();
    } else if (m_pen) {
        update(m_annotations.begin(event->position(), QSizeF(size()), m_penColour));
        refreshCommands();
    } else if (const auto chooser = layout().chooserAt(event->position())) {
        choosePlane(m_document, m_playback, m_theme, chooser->first, chooser->second, this, event->globalPosition().toPoint());
    } else if (const auto hit = layout().cellAt(event->position()); hit && hit->inside && hit->board.kind == scene::BoardKind::Output) {
        m_picture.follow(*hit);
    } else {
        m_playback.advance();
    }
}

void Presentation::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_annotations.end();
}

void Presentation::leaveEvent(QEvent*)
{
    pointAtNothing();
}

void Presentation::wheelEvent(QWheelEvent* event)
{
    event->accept();
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / wheelNotch;
    m_wheel -= notches * wheelNotch;
    if (notches == 0)
        return;
    if (m_blank != Blank::No) {
        setBlank(Blank::No);
    } else if (m_spotlight) {
        m_spotlightShare = std::clamp(m_spotlightShare + 0.02 * notches, 0.06, 0.45);
        update();
    } else if (notches > 0) {
        m_playback.retreat();
    } else {
        m_playback.advance();
    }
}

} // namespace window
