#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace window {

/// The signs on buttons, and of tools.
enum class Sign { First, Back, Play, Pause, Forward, Last, Plus, Loop, Brush, Pen };

/// Draws `sign` in `rect`.
void drawSign(QPainter& painter, Sign sign, const QRectF& rect, const QColor& colour);

} // namespace window
