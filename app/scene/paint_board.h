#pragma once

#include "scene/labels.h"
#include "scene/layout.h"
#include "scene/pyramid.h"
#include "scene/theme.h"

namespace scene {

/// The part of `rect` that the painter's clip leaves; null when it leaves nothing.
QRectF clippedPart(const QPainter& painter, const QRectF& rect);

/// Draws one board: its cells, their numbers, and every mark on them.
void paintBoard(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, LabelPainter& labels, Pyramids& pyramids);

} // namespace scene
