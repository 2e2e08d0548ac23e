#pragma once

#include "frame/shown.h"

namespace scene {

/// Writes the step's arithmetic, its result or what it comes to so far, its note, and the room for all of them.
void addEquation(const Shown& shown, Frame& frame);

} // namespace scene
