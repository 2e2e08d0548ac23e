#pragma once

#include "frame/board.h"
#include "paint/theme.h"

namespace scene {

/// What a cell is filled with.
QColor fillOf(const Theme& theme, const CellLook& look, const Scale& scale);
/// The colour of a number on the value scale.
QColor valueColour(const Theme& theme, const Scale& scale, double value);

} // namespace scene
