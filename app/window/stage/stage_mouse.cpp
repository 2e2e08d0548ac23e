// The mouse on the stage: jump, select, paint, drag about, nudge.
#include "window/stage/stage.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QWheelEvent>

#include "core/compare.h"
#include "core/explain.h"
#include "document/document.h"
#include "document/playback.h"
#include "window/look/look.h"
#include "window/stage/plane_menu.h"

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
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto chooser = layout().chooserAt(event->position())) {
        choosePlane(m_document, m_playback, m_look.theme(), chooser->first, chooser->second, this, event->globalPosition().toPoint());
        return;
    }
    // What is larger than its view is dragged about; with the brush in hand it is painted on.
    const bool larger = hit && layout().placed(hit->board)->partly;
    if (larger && !m_paintTool && !event->modifiers().testFlag(Qt::AltModifier)) {
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
    if (m_dragFrom && event->buttons().testFlag(Qt::LeftButton)) {
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
        // A click stays a click as long as it stays in its cell.
        const bool left = hit && hit->inside && hit->board == m_pressed->board && *hit != *m_pressed;
        if (!m_paintGesture && left)
            beginPainting(layout().cellRect(m_pressed->board, m_pressed->row, m_pressed->col).center());
        if (m_paintGesture)
            paintTo(event->position());
        return;
    }
    setHover(hit);
    if (layout().chooserAt(event->position()))
        setCursor(Qt::PointingHandCursor);
}

void Stage::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_dragFrom && !m_dragged;
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
    } else if (view().backward || !frame().signs.empty()) {
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
        setCursorPlace(hit && hit->inside ? std::optional<scene::Spot>(*hit) : std::nullopt);
    }
    emit menuWanted(at);
}

// --- Painting and nudging ------------------------------------------------------------------------------------------------

QString Stage::brushText() const
{
    return QString::fromStdString(m_brushWritten.empty() ? core::exactNumber(m_brush) : m_brushWritten);
}

void Stage::setBrush(float value, const std::string& written)
{
    m_brush = value;
    m_brushWritten = written;
    showBrush();
}

void Stage::takeBrushFrom(const scene::Spot& place)
{
    if (!isEditable(place))
        return;
    const std::string written = numberAt(place).toStdString();
    setBrush(frame().board(place.board)->values.at(m_picture.cellAt(place)), written);
    setPainting(true);
}

void Stage::setPainting(bool on)
{
    if (on == m_paintTool)
        return;
    m_paintTool = on;
    setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
    showBrush();
    emit paintingChanged(on);
}

void Stage::showBrush()
{
    m_hint->setVisible(m_paintTool || m_paintGesture);
    if (!m_paintTool && !m_paintGesture)
        return;
    m_hint->setText(tr("Painting with %1. Alt+click takes another number from a cell, P or Escape puts the brush away.").arg(brushText()));
    m_hint->setWordWrap(false);
    const int room = width() - 16;
    QSize needed = m_hint->sizeHint();
    if (needed.width() > room) {
        m_hint->setWordWrap(true);
        needed = QSize(room, m_hint->heightForWidth(room));
    }
    m_hint->resize(needed);
    m_hint->move((width() - m_hint->width()) / 2, height() - m_hint->height() - 6);
}

void Stage::beginPainting(QPointF at)
{
    m_playback.setPlaying(false);
    m_paintGesture = m_document.newGesture();
    m_paintedTo = at;
    showBrush();
    paintTo(at);
}

void Stage::paintTo(QPointF at)
{
    const scene::Placed* placed = layout().placed(m_pressed->board);
    if (!placed)
        return;
    // The mouse jumps when it is fast: every cell on its way is painted.
    const QPointF way = at - m_paintedTo;
    const int pieces = 1 + int(std::hypot(way.x(), way.y()) / std::max(1.0, placed->cell / 3));
    std::vector<scene::Spot> places;
    for (int i = 0; i <= pieces; ++i) {
        const auto hit = layout().cellAt(m_paintedTo + way * i / pieces);
        if (!hit || !hit->inside || hit->board != m_pressed->board)
            continue;
        if (places.empty() || places.back() != *hit)
            places.push_back(*hit);
    }
    m_paintedTo = at;
    if (places.empty())
        return;
    if (m_pressed->board == BoardKind::Input) {
        std::vector<core::Cell> cells;
        for (const scene::Spot& place : places)
            cells.push_back(m_picture.cellAt(place));
        m_document.setInputCells(cells, m_brush, m_brushWritten, tr("Paint with %1").arg(brushText()), *m_paintGesture);
    } else {
        for (const scene::Spot& place : places)
            write(place, m_brush, m_brushWritten, *m_paintGesture);
    }
    setCursorPlace(places.back());
}

void Stage::endPainting()
{
    m_pressed.reset();
    m_paintGesture.reset();
    showBrush();
}

void Stage::nudge(double amount)
{
    // Longer than this between two notches, and the next one is a decision of its own.
    constexpr int burst = 900;
    const scene::Spot place = *m_cursor;
    if (m_nudged != m_cursor || !m_nudgeClock.isValid() || m_nudgeClock.elapsed() > burst)
        m_nudgeGesture = m_document.newGesture();
    m_nudged = place;
    m_nudgeClock.start();
    // Ten times 0.1 is 1, which it is not in binary.
    const double sum = double(frame().board(place.board)->values.at(m_picture.cellAt(place))) + amount;
    const auto value = float(std::round(sum * 1e6) / 1e6);
    if (!std::isfinite(value))
        return;
    write(place, value, {}, m_nudgeGesture);
    setBrush(value, {});
}

} // namespace window
