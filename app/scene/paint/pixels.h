#pragma once

#include "layout/layout.h"
#include "paint/pyramid.h"
#include "paint/theme.h"

class QPainter;

namespace scene {

/// Fills the cells of a board that has no cells of its own and no regions with the colours of their numbers, one device
/// pixel after the other: what it costs hangs on the picture's size, not the board's. Where many cells share a pixel its
/// colour is that of their mean.
void paintColours(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, Pyramids& pyramids);

} // namespace scene
