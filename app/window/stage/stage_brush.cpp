// The brush on the stage, and single numbers made larger and smaller.
#include "window/stage/stage.h"

#include <QLabel>

#include "core/explain.h"
#include "document/document.h"
#include "document/playback.h"

#include <algorithm>
#include <cmath>

namespace window {

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
    m_hint->setVisible(m_paintTool);
    if (!m_paintTool)
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
    if (m_pressed->board == scene::BoardKind::Input) {
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
