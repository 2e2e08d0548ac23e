#pragma once

#include <QString>

#include "core/compare.h"

namespace window {

/// What happens in one step of two compared layers, a sentence for each: "A, Max pool: …".
QString comparedSentences(const core::Comparison& comparison, std::int64_t step);

} // namespace window
