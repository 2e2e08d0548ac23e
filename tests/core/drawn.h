#pragma once

#include "core/lesson.h"
#include "core/operator.h"

#include <functional>

namespace samples {

/// Where a random lesson takes its choices from, rapidcheck (which makes them smaller after a failure) or the bytes of a
/// fuzzer: answers a number from `low` to `high`, both included.
using Choose = std::function<int(int low, int high)>;

/// What the numbers of a random tensor are like.
enum class Numbers {
    Anything, ///< small whole numbers with many ties, decimals, zeros of both signs, sometimes NaN and ±∞
    Finite,   ///< the same without NaN and ±∞
    Distinct, ///< all different, none 0: where max and |x| have a derivative
};

core::Tensor drawnTensor(const Choose& choose, core::Shape shape, Numbers numbers);
/// A layer for an input of shape `in`, often one that cannot run: nothing is tuned so that it fits.
core::Layer drawnLayer(const Choose& choose, const core::Operator& op, const core::Shape& in, Numbers numbers);
/// A lesson whose last layer is one of that type. A max_unpool2d comes after the max pooling that it needs.
core::Lesson drawnLessonOf(const Choose& choose, const core::Operator& op, Numbers numbers);
/// A lesson of up to four layers, words in several languages, fractions, and keys of the future.
core::Lesson drawnLesson(const Choose& choose);
/// A lesson of one to four layers, each drawn for what the one before it gives; only the last may be one that cannot run.
/// No plane in it has more than a few thousand cells.
core::Lesson drawnChain(const Choose& choose, Numbers numbers);

} // namespace samples
