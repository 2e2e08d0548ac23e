#pragma once

#include "layout/layout.h"
#include "paint/theme.h"

class QPainter;

namespace scene {

/// Draws a board's ghosts: in the corner of each cell, in a dashed box, what it would hold if something were otherwise.
void paintGhosts(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme);

} // namespace scene
