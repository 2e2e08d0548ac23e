#pragma once

#include "core/lesson.h"
#include "core/message.h"

#include <vector>

namespace core {

/// What is other in `now` than in `before`, in short phrases for people who choose between the two: what weighs most comes
/// first ("3 layers instead of 2", "14 cells of the input differ"). Empty exactly when the two are equal.
std::vector<Message> differences(const Lesson& before, const Lesson& now);

} // namespace core
