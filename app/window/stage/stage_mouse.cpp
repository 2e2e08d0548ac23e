// The mouse on the stage: jump, choose cells, drag about.
#include "window/stage/stage.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "core/compare.h"
#include "document/document.h"
#include "document/playback.h"
#include "window/look/look.h"
#include "window/stage/plane_chooser.h"

#include <algorithm>
#include <cmath>

namespace window {

using scene::BoardKind;

void Stage::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const auto hit = layout().cellAt(event->position());
    m_dragged = false;
    m_dragFrom.reset();
    endPainting();
    const bool larger = hit && layout().placed(hit->board)->partly;
    if (event->button() == Qt::MiddleButton && larger) {
        m_dragFrom = event->position();
        m_dragBoard = hit->board;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto chooser = layout().chooserAt(event->position())) {
        choosePlane(m_document, m_playback, m_look.theme(), chooser->first, chooser->second, this, event->globalPosition().toPoint());
        return;
    }
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier) && !m_paintTool;
    if (extends && m_cursor && hit && hit->inside && hit->board == m_cursor->board) {
        m_pressed = m_cursor;
        extendTo(hit->row, hit->col);
        return;
    }
    // What is larger than its view is dragged about, as a map is; with the brush in hand it is painted on, with Shift cells
    // are chosen.
    if (larger && !m_paintTool && !extends && !event->modifiers().testFlag(Qt::AltModifier)) {
        m_dragFrom = event->position();
        m_dragBoard = hit->board;
        return; // whether this is a click is seen when the button comes up
    }
    choose(hit);
    if (!m_cursor)
        return;
    if (event->modifiers().testFlag(Qt::AltModifier)) {
        takeBrushFrom(*m_cursor);
        return;
    }
    m_pressed = m_cursor;
    if (m_paintTool)
        beginPainting(event->position());
}

void Stage::choose(const std::optional<scene::Hit>& hit)
{
    if (hit && !frame().compared.empty() && (hit->board.kind == BoardKind::Output || hit->board.kind == BoardKind::Kernel))
        emit sideChosen(hit->board.index);
    if (!hit || !hit->inside) {
        setCursorPlace(std::nullopt);
        return;
    }
    if (hit->board == BoardKind::Input)
        emit inputPressed(hit->row, hit->col);
    setCursorPlace(*hit);
    if (!m_cursor && hit->board.kind == BoardKind::Output)
        m_picture.follow(*hit);
}

void Stage::tellFollowed()
{
    const scene::Shot& shot = m_picture.shot();
    if (shot.spot && shot.view.chain) {
        emit followed({shot.spot->board.kind == BoardKind::Input ? -1 : shot.spot->board.index, shot.spot->row, shot.spot->col}, true);
    } else if (shot.hoverInput) {
        emit followed({shot.layer - 1, shot.hoverInput->row, shot.hoverInput->col}, true);
    } else if (shot.hoverOutput) {
        emit followed({shot.layer, shot.hoverOutput->row, shot.hoverOutput->col}, true);
    } else if (m_playback.stepCount() > 0) {
        const auto comparison = core::Comparison::of(m_document.network(), shot.layer);
        const std::int64_t own = comparison ? comparison->at(shot.step)[core::Comparison::A].step : shot.step;
        const core::Cell cell = core::cellOfStep(m_document.network().outputOf(shot.layer).shape(), own);
        emit followed({shot.layer, cell.row, cell.col}, false);
    } else {
        emit followed({-2, 0, 0}, false);
    }
}

void Stage::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragFrom && (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) != 0) {
        const QPointF delta = event->position() - *m_dragFrom;
        if (m_dragged || delta.manhattanLength() > QApplication::startDragDistance()) {
            m_dragged = true;
            setViewport({viewport().zoom, layout().draggedCentre(m_dragBoard, delta)});
            m_dragFrom = event->position();
        }
        return;
    }
    const auto hit = layout().cellAt(event->position());
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        if (m_paintGesture)
            paintTo(event->position());
        else if (m_cursor == m_pressed)
            dragRange(event->position());
        return;
    }
    setHover(hit);
    if (layout().chooserAt(event->position()))
        setCursor(Qt::PointingHandCursor);
}

void Stage::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_dragFrom && !m_dragged && event->button() == Qt::LeftButton;
    m_dragFrom.reset();
    endPainting();
    if (clicked)
        choose(layout().cellAt(event->position()));
}

void Stage::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto hit = layout().cellAt(event->position());
    if (!hit || !hit->inside || event->button() != Qt::LeftButton)
        return;
    if (isEditable(*hit)) {
        if (!m_paintTool)
            edit(*hit);
    } else if (hit->board == BoardKind::Input && m_playback.layer() > 0 && frame().signs.empty()) {
        // This number was made by the layer before: go and see how.
        const core::Shape& shape = frame().board(BoardKind::Input)->values.shape();
        m_playback.setLayer(m_playback.layer() - 1, core::stepOfCell(shape, m_picture.cellAt(*hit)));
    } else if (view().backward || (!frame().signs.empty() && hit->board != BoardKind::Output)) {
        emit problem(whyNotEditable());
    }
}

void Stage::setHover(const std::optional<scene::Hit>& hit)
{
    const scene::Board* board = hit ? frame().board(hit->board) : nullptr;
    const bool clickable = hit && hit->inside && board && (board->editable || hit->board.kind == BoardKind::Output);
    if (m_paintTool && board && board->editable)
        setCursor(Qt::CrossCursor);
    else
        setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_picture.hover(hit))
        refresh();
}

void Stage::leaveEvent(QEvent* event)
{
    setHover(std::nullopt);
    QWidget::leaveEvent(event);
}

void Stage::wheelEvent(QWheelEvent* event)
{
    const auto hit = layout().cellAt(event->position());
    const bool onCursor = m_cursor && hit && *hit == *m_cursor;
    const bool zooms = event->modifiers().testFlag(Qt::ControlModifier) || (hit && !onCursor && isMap());
    if (!zooms) {
        if (!onCursor) {
            event->ignore();
            return;
        }
        // With Shift or Alt some systems turn the wheel sideways. A touchpad comes in small pieces.
        const QPoint turn = event->angleDelta();
        m_wheel += turn.y() != 0 ? turn.y() : turn.x();
        const int notches = m_wheel / 120;
        m_wheel -= notches * 120;
        if (notches != 0)
            nudge(notches * (event->modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 1.0));
        event->accept();
        return;
    }
    const double zoom = viewport().zoom * std::pow(1.2, event->angleDelta().y() / 120.0);
    setViewport(layout().zoomedAround(event->position(), std::clamp(zoom, 1.0, layout().maxZoom())));
}

void Stage::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (m_cursor)
            at = mapToGlobal(cursorCell().center().toPoint());
    } else {
        const auto hit = layout().cellAt(event->pos());
        const bool chosen = m_far && hit && hit->board == m_far->board && chosenCells().contains(hit->col, hit->row);
        if (!chosen)
            setCursorPlace(hit && hit->inside ? std::optional<scene::Spot>(*hit) : std::nullopt);
    }
    emit menuWanted(at);
}

} // namespace window
