#pragma once

#include <string>
#include <string_view>

namespace core {

/// What an input method types for a number, in ASCII: the full-width forms of digits, signs, point, comma and slash (U+FF01
/// to U+FF5E mirror ASCII, Unicode chapter 18 "East Asian Scripts"), the ideographic full stop U+3002 that the key of the
/// point gives in Chinese, and the ideographic space. Everything else, U+2212 among it, stays as it is.
std::string plainNumber(std::string_view text);

/// Whether a typed number is one thing with a comma that groups thousands and another with a decimal comma: "1,024" may be
/// 1024 or 1.024, while "0,5", "0,250", "1,5" and "1500,125" can only be decimals. Of `text` as plainNumber gives it.
bool isTwoNumbers(std::string_view text);

} // namespace core
