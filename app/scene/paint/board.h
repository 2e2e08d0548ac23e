#pragma once

#include "layout/layout.h"
#include "paint/labels.h"
#include "paint/pyramid.h"
#include "paint/theme.h"

namespace scene {

/// The part of `rect` that the painter's clip leaves; null when it leaves nothing.
QRectF clippedPart(const QPainter& painter, const QRectF& rect);

/// Draws one board: its cells, their numbers, and every mark on them.
void paintBoard(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, LabelPainter& labels, Pyramids& pyramids);

} // namespace scene
