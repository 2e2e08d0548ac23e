#include "core/printable.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace core {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// General category Cf, and what else Unicode calls Default_Ignorable_Code_Point (fillers and variation selectors, mostly).
/// Arabic's number signs are among them: they are seen, but seldom enough.
constexpr Range hidden[] = {
    {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
    {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},
    {0x202A, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
};

constexpr bool within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

/// Scripts whose letters change with their neighbours: Arabic to Arabic Extended-A, the Indic ones, Myanmar, Khmer,
/// Mongolian, Balinese to Batak.
bool joins(char32_t c)
{
    return lookOf(c) == Look::Shown
           && (within(c, 0x0620, 0x08FF) || within(c, 0x0900, 0x0DFF) || within(c, 0x1000, 0x109F) || within(c, 0x1780, 0x18AF)
               || within(c, 0x1B00, 0x1BFF));
}

/// Blocks in which emoji are.
bool isPictograph(char32_t c)
{
    return lookOf(c) == Look::Shown && (within(c, 0x203C, 0x3299) || within(c, 0x1F000, 0x1FAFF) || c == 0xA9 || c == 0xAE);
}

bool isHan(char32_t c)
{
    return within(c, 0x3400, 0x9FFF) || within(c, 0xF900, 0xFAFF) || within(c, 0x20000, 0x3FFFD);
}

/// Whether a hidden character has work to do between these two; 0 stands for none, and for what is not shown.
bool isNeeded(char32_t c, char32_t before, char32_t after)
{
    constexpr char32_t nonJoiner = 0x200C;
    constexpr char32_t joiner = 0x200D;
    constexpr char32_t textLook = 0xFE0E;
    constexpr char32_t emojiLook = 0xFE0F;
    constexpr char32_t keycap = 0x20E3;
    if (c == nonJoiner)
        return joins(before);
    if (c == joiner)
        return joins(before) || ((isPictograph(before) || before == emojiLook) && isPictograph(after));
    if (c == textLook || c == emojiLook)
        return isPictograph(before) || (after == keycap && (within(before, U'0', U'9') || before == U'#' || before == U'*'));
    if (within(c, 0x180B, 0x180F))
        return within(before, 0x1820, 0x18AA);
    return within(c, 0xE0100, 0xE01EF) && isHan(before);
}

/// Calls `visit(character, bytes, look)` for each character; what is hidden but needed counts as shown.
template <typename Visit>
void forEach(std::string_view text, Visit visit)
{
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        const std::size_t next = at + character.bytes;
        Look look = character.valid ? lookOf(character.code) : Look::None;
        if (look == Look::Hidden && isNeeded(character.code, before, next < text.size() ? characterAt(text, next).code : 0))
            look = Look::Shown;
        visit(character, text.substr(at, character.bytes), look);
        before = look == Look::Shown ? character.code : 0;
        at = next;
    }
}

bool isPlainAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string spelled(const Character& character, char byte)
{
    const auto hex = [](std::uint32_t value, int digits) {
        std::string text(std::size_t(digits), '0');
        for (int i = digits - 1; i >= 0; --i, value >>= 4)
            text[std::size_t(i)] = "0123456789abcdef"[value & 15U];
        return text;
    };
    if (!character.valid)
        return "\\x" + hex(static_cast<unsigned char>(byte), 2);
    if (character.code == U'\n')
        return "\\n";
    if (character.code == U'\t')
        return "\\t";
    if (character.code < 0x80)
        return "\\x" + hex(character.code, 2);
    return character.code > 0xFFFF ? "\\U" + hex(character.code, 8) : "\\u" + hex(character.code, 4);
}

} // namespace

Look lookOf(char32_t c)
{
    if (within(c, 0x20, 0x7E))
        return Look::Shown;
    if (within(c, U'\t', U'\r') || within(c, 0x1C, 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029)
        return Look::Break;
    if (c < 0x20 || within(c, 0x7F, 0x9F) || within(c, 0xD800, 0xDFFF) || c > 0x10FFFF || (c & 0xFFFEU) == 0xFFFE
        || within(c, 0xFDD0, 0xFDEF))
        return Look::None;
    if (within(c, 0xE000, 0xF8FF) || c >= 0xF0000)
        return Look::Private;
    const Range* const found = std::ranges::lower_bound(hidden, c, {}, &Range::last);
    return found != std::end(hidden) && c >= found->first ? Look::Hidden : Look::Shown;
}

Character characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size())
        return {};
    char32_t code = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const char32_t least = bytes == 4 ? 0x10000 : bytes == 3 ? 0x800 : 0x80;
    if (code < least || code > 0x10FFFF || within(code, 0xD800, 0xDFFF))
        return {};
    return {code, bytes, true};
}

std::string printable(std::string_view text)
{
    if (isPlainAscii(text))
        return std::string(text);
    std::string out;
    forEach(text, [&](const Character& character, std::string_view bytes, Look look) {
        if (look == Look::Shown)
            out += bytes;
        else
            out += spelled(character, bytes.front());
    });
    return out;
}

std::string plainText(std::string_view text)
{
    if (isPlainAscii(text))
        return std::string(text);
    std::string out;
    forEach(text, [&](const Character&, std::string_view bytes, Look look) {
        if (look == Look::Shown || look == Look::Private)
            out += bytes;
        else if (look == Look::Break)
            out += ' ';
        else if (look == Look::None)
            out += "\xEF\xBF\xBD"; // U+FFFD
    });
    return out;
}

} // namespace core
