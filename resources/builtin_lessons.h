#pragma once

#include <span>
#include <string_view>

namespace resources {

/// A lesson that ships inside the programs: `builtin:NAME` on the command line, an entry of the Lessons menu.
struct BuiltinLesson {
    std::string_view name; ///< its file's name without number and extension: "convolve-then-pool"
    std::string_view json;
};

/// All of them, in teaching order.
std::span<const BuiltinLesson> builtinLessons();

} // namespace resources
