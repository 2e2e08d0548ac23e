#include "core/typed_number.h"

#include <algorithm>

namespace core {

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string plainNumber(std::string_view text)
{
    constexpr std::string_view forms = "0123456789.,+-/"; // what a number is made of; other characters are words
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i, 3);
        // U+FF01 … U+FF3F are EF BC 81 … EF BC BF and stand for "!" … "_".
        const bool wide = rest.size() == 3 && rest[0] == '\xEF' && rest[1] == '\xBC' && static_cast<unsigned char>(rest[2]) >= 0x81;
        const char mirrored = wide ? char(static_cast<unsigned char>(rest[2]) - 0x60) : '\0';
        if (wide && forms.find(mirrored) != std::string_view::npos)
            out += mirrored;
        else if (rest == "\u3002")
            out += '.';
        else if (rest == "\u3000")
            out += ' ';
        else {
            out += text[i++];
            continue;
        }
        i += 3;
    }
    return out;
}

bool isTwoNumbers(std::string_view text)
{
    constexpr std::string_view minus = "\u2212";
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    else if (text.starts_with(minus))
        text.remove_prefix(minus.size());
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || comma == 0 || comma > 3 || text.front() == '0')
        return false;
    const std::string_view lead = text.substr(0, comma);
    const std::string_view group = text.substr(comma + 1);
    return group.size() == 3 && std::all_of(lead.begin(), lead.end(), isDigit) && std::all_of(group.begin(), group.end(), isDigit);
}

} // namespace core
