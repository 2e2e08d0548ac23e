#pragma once

#include "scene/labels.h"
#include "scene/layout.h"
#include "scene/theme.h"

namespace scene {

/// Draws one board: its cells, their numbers, and every mark on them.
void paintBoard(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, LabelPainter& labels);

} // namespace scene
