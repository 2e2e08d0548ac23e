#pragma once

#include "layout/layout.h"
#include "paint/theme.h"

class QPainter;

namespace scene {

/// Draws the arrows and "2 / 16" of a chooser.
void paintChooser(QPainter& painter, const Chooser& chooser, const Theme& theme);

} // namespace scene
