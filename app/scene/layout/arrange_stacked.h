#pragma once

#include "layout/measures.h"

#include <optional>

namespace scene {

/// The output below the input, and the arithmetic below both: for boards that are much wider than high. Nothing when
/// that does not make their cells clearly larger than `beside` has them.
std::optional<Arrangement> arrangeStacked(const Need& need, const Measures& m, const Arrangement& beside);

} // namespace scene
