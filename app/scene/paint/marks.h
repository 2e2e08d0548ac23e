#pragma once

#include "layout/layout.h"
#include "paint/theme.h"

class QPainter;

namespace scene {

/// How wide the frame of a window is on this board.
double frameWidth(const Placed& placed, const Theme& theme);

/// Everything that is drawn over the numbers of a board: the window's frame, the cells it reads, rings around winners, and
/// what the mouse points at. Of two compared layers the second one's marks are dashed and of another colour.
void paintMarks(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme);

} // namespace scene
