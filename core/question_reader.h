#pragma once

#include "core/json_node.h"
#include "core/lesson_file.h"

#include <vector>

namespace core {

/// A question of a file of that version. Version 1 knows the kinds "predict" and "output" alone: any other word that it has
/// for one is kept, with a warning, and asks nothing.
Question readQuestion(const Node& node, int version, std::vector<Oddity>& warnings);

/// Which questions ask their layers for something that those do not have, each with its place: such are kept, and not asked.
std::vector<Oddity> unaskable(const Lesson& lesson);

} // namespace core
