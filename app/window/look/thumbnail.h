#pragma once

#include <QImage>

#include "core/tensor.h"
#include "frame/board.h"
#include "paint/theme.h"

namespace window {

/// A plane of `values` as a small picture of at most `side` × `side` cells, in the colours of `scale`: those that the stage has
/// for it.
QImage thumbnail(const core::Tensor& values, const scene::Theme& theme, int side, const scene::Scale& scale, int sample = 0, int channel = 0);

} // namespace window
