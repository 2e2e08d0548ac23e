#pragma once

#include "core/lesson.h"

#include <string_view>

namespace core {

/// Whether a beat may set what a pointer names: something in the input, the layers, or what is compared.
bool canBeSet(std::string_view pointer);

/// The lesson as it is while `beat` is told: with the beat's `set` in it, and with its comparison where the beat shows that,
/// else, when it says what it shows, without. Words, questions and everything else are the lesson's. A beat that sets nothing
/// costs nothing.
/// Throws FileError, its place below /set, when what comes of it is no lesson.
Lesson lessonAt(const Lesson& lesson, const Beat& beat);

/// What of `set` is left, and where it points to, when the layer at each old position stands at place[position] now; below 0 it is
/// gone, and what was set of it with it.
std::vector<Change> followed(const std::vector<Change>& set, const std::vector<int>& place);

/// How many numbers `lessonAt` reads anew, about.
std::int64_t numbersSet(const Lesson& lesson, const Beat& beat);

} // namespace core
