#pragma once

#include "layout/layout.h"
#include "paint/theme.h"
#include "window/forward.h"

class QPoint;
class QWidget;

namespace window {

/// Shows what a part of a chooser stands for: the plane before or after, or (part 0) a menu of all planes as small pictures.
void choosePlane(const document::Document& document, document::Playback& playback, const scene::Theme& theme,
                 const scene::Chooser& chooser, int part, QWidget* parent, const QPoint& at);

} // namespace window
