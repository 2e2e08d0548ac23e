#pragma once

#include "core/lesson.h"

#include <string>

namespace core {

/// A short name for the numbers of a lesson, its input and layers: 16 hexadecimal digits, other ones for other numbers as good
/// as always. Words about numbers are true of the lesson whose fingerprint it is. As long as the lesson has numbers: about
/// a hundredth of a second for 4096 × 4096.
std::string fingerprint(const Lesson& lesson);

} // namespace core
