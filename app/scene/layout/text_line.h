#pragma once

#include "layout/layout.h"

#include <optional>

namespace scene {

/// One line of text in `rect`, smaller (down to `smallest`) or elided when it is too long. Nothing for an empty text.
std::optional<Text> line(Text::Kind kind, const QString& text, QRectF rect, int pixels, bool bold, Qt::Alignment alignment,
                         int smallest);

} // namespace scene
