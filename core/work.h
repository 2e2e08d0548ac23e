#pragma once

#include "core/check.h"
#include "core/message.h"
#include "core/layer.h"

#include <cstdint>
#include <limits>

namespace core {

/// What a layer takes, told from its shapes before anything is computed. (core/insight/cost.h counts what an operation is
/// said to cost in books; here it is what this program does.) The layer must have no problem with such an input.

/// How many taps (core/evaluate.h) the largest of the layer's windows has, of those with at most `limit`; 0 when all have more.
std::int64_t largestWindow(const Layer& layer, const Shape& in, const Shape& out, std::int64_t limit = std::numeric_limits<std::int64_t>::max());
/// How long `run` takes, in operations of about a nanosecond on a classroom computer.
double operationsOf(const Layer& layer, const Shape& in, const Shape& out);
/// How long `backward` takes.
double backwardOperationsOf(const Layer& layer, const Shape& in, const Shape& out);
/// The memory of what the layer makes and keeps: its output, and its winners where it has some.
std::int64_t bytesOf(const Layer& layer, const Shape& out);
/// The memory that `run` takes besides, and gives back.
std::int64_t passingBytesOf(const Layer& layer, const Shape& in, const Shape& out);
/// The memory that `backward` takes, with the gradients that it leaves.
std::int64_t backwardBytesOf(const Layer& layer, const Shape& in, const Shape& out);

/// "40 seconds", "3 minutes", "5 hours", "2 days".
Message durationOf(double operations);

} // namespace core
