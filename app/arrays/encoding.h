#pragma once

#include "core/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace arrays {

/// A text file's characters.
struct Text {
    std::string utf8; ///< where no encoding fits, the bytes as they are, and a message shows "?" for those
    std::vector<core::Message> notes; ///< which encoding was guessed
};

/// The characters of `bytes`: UTF-8, -16 or -32 with a byte order mark; else UTF-8 where it is valid; else UTF-16 where every
/// other byte is zero; else GB18030, as Excel writes in China, Big5 as in Taiwan, or Windows-1252, whichever letters look
/// like a language: in GB 2312 and in Big5 the characters of daily use come first (rows 0xB0 to 0xD7, 0xA4 to 0xC6), and in
/// a European word a letter with an accent stands beside plain ones.
Text decoded(std::string_view bytes);

/// A table's text with full-width digits, signs and points in ASCII, and with full-width commas and semicolons as separators
/// where they stand beside a number or where there is no other separator.
std::string withPlainNumbers(std::string text);

} // namespace arrays
