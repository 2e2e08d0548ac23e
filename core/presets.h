#pragma once

#include "core/layer.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core {

/// A grid that is one click away: an input to try, or a kernel.
struct Preset {
    const char* title = "";  ///< marked CORE_TEXT
    const char* source = ""; ///< where it was printed first; empty for our own
    Tensor values;
    Notation notation;       ///< fractions stay fractions: a box kernel's 1/9
};

/// Inputs in menu order: the lessons' examples, patterns, digits and glyphs, other tools' worked examples.
const std::vector<Preset>& inputPresets();
/// Kernels in menu order; each is one plane, H × W.
const std::vector<Preset>& kernelPresets();

/// Whole numbers from `low` to `high`, both included (low ≤ high, |·| ≤ 2^20), every one as likely; the same for the same
/// seed on every machine.
Tensor randomIntegers(const Shape& shape, int low, int high, std::uint64_t seed);

} // namespace core
