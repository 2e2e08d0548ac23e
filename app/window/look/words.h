#pragma once

#include <QString>

#include "core/tensor.h"

namespace window {

/// "5 × 5", with channels and samples in front when there are several: "3 × 28 × 28".
QString shapeText(const core::Shape& shape);
/// A sentence that stands alone: core's begin with a small letter, because a file's name comes before them.
QString standingAlone(QString sentence);

} // namespace window
