#pragma once

#include <algorithm>
#include <string_view>

namespace arrays {

// Of ASCII's characters alone, whatever the locale.

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
constexpr bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool isDigits(std::string_view text) { return std::ranges::all_of(text, isDigit); } ///< also of nothing

} // namespace arrays
