#pragma once

#include <QString>

#include "core/layer.h"
#include "core/tensor.h"

namespace window {

/// "5 × 5", with channels and samples in front when there are several: "3 × 28 × 28".
QString shapeText(const core::Shape& shape);
/// The operator's name in the user's language, or the type as it is written in the file.
QString titleText(const core::Layer& layer);
/// "3 × 3 · stride 1 · padding 1": the parameters that matter for telling layers apart.
QString parameterText(const core::Layer& layer);

/// A sentence that stands alone: core's begin with a small letter, because a file's name comes before them.
QString standingAlone(QString sentence);

} // namespace window
