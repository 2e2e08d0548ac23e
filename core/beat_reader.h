#pragma once

#include "core/json_node.h"
#include "core/lesson_file.h"

#include <string>
#include <vector>

namespace core {

/// A beat of a file of that version. In memory its words are as version 2 has them: version 1 knows no placeholders, so its
/// braces are doubled.
Beat readBeat(const Node& node, int version, std::vector<Oddity>& warnings);

/// The keys of a beat, in order, that version 1 does not know: one that it has kept under such a name is no such thing.
bool isOfVersionTwo(std::string_view key);

/// Whether a beat says something that version 1 has no words for.
bool needsVersionTwo(const Beat& beat);

/// How many numbers beats may set, all in all, that are tried when a lesson is read: about a second.
constexpr std::int64_t mostNumbersTried = 1 << 22;

/// What of the beats cannot be told, each with its place: what a beat sets may be no longer there since the lesson was edited.
/// Of lessons so large that this would take seconds only the first beats are tried.
std::vector<Oddity> untellable(const Lesson& lesson);

/// What files call them.
const char* nameOf(Show::Picture view);
const char* nameOf(Grain grain);

/// Each brace twice, and the other way round.
Text withDoubledBraces(Text text);
Text withSingleBraces(Text text);

} // namespace core
