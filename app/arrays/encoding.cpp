#include "arrays/encoding.h"

#include "arrays/ascii.h"
#include "core/printable.h"
#include "core/typed_number.h"

#include <iconv.h>

#include <algorithm>
#include <optional>

namespace arrays {

namespace {

constexpr std::size_t sampleBytes = std::size_t(1) << 16;

unsigned byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

/// `bytes` from another encoding; nothing when they are none of it.
std::optional<std::string> converted(std::string_view bytes, const char* encoding)
{
    const iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == iconv_t(-1)) // NOLINT(performance-no-int-to-ptr): how POSIX says that there is none
        return std::nullopt;
    std::string out;
    std::string piece(std::size_t(1) << 16, '\0');
    std::string input(bytes); // iconv takes a char*, though it writes nothing there
    char* from = input.data();
    std::size_t left = input.size();
    bool sound = true;
    while (left > 0 && sound) {
        char* to = piece.data();
        std::size_t room = piece.size();
        const bool done = iconv(converter, &from, &left, &to, &room) != std::size_t(-1);
        out.append(piece, 0, piece.size() - room);
        sound = done || room < piece.size(); // stopped for want of room, or at a byte that is none of the encoding
    }
    iconv_close(converter);
    return sound && left == 0 ? std::optional(out) : std::nullopt;
}

/// UTF-16 without a byte order mark: ASCII in it has a zero in every other byte. Empty when it is not that.
const char* utf16Without(std::string_view bytes)
{
    const std::size_t size = std::min(bytes.size(), sampleBytes) / 2 * 2;
    if (size < 4 || bytes.size() % 2 != 0)
        return nullptr;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < size; ++i)
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    if (zeros[0] == 0 && zeros[1] * 4 >= size)
        return "UTF-16LE";
    return zeros[1] == 0 && zeros[0] * 4 >= size ? "UTF-16BE" : nullptr;
}

bool isText(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
}

/// The share of the two-byte characters whose first byte is one of daily use, from `first` to `last`, or of signs.
double shareOfUsual(std::string_view bytes, unsigned first, unsigned last, unsigned trail)
{
    std::size_t all = 0;
    std::size_t usual = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned lead = byteAt(bytes, i);
        if (lead < 0x80)
            continue;
        const unsigned next = i + 1 < bytes.size() ? byteAt(bytes, i + 1) : 0;
        ++all;
        const bool sign = lead >= 0xA1 && lead <= 0xA3;
        usual += (sign || (lead >= first && lead <= last)) && next >= trail ? 1 : 0;
        ++i;
    }
    return all == 0 ? 0.0 : double(usual) / double(all);
}

/// Whether every byte above ASCII is an accented letter beside a plain one, or a sign such as ° or µ by itself.
bool looksEuropean(std::string_view bytes)
{
    constexpr std::string_view signs = "\x80\xA3\xA7\xB0\xB1\xB2\xB3\xB5\xB7\xB9"; // € £ § ° ± ² ³ µ · ¹
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned c = byteAt(bytes, i);
        if (c < 0x80)
            continue;
        const auto at = [&](std::size_t k) { return k < bytes.size() ? bytes[k] : ' '; }; // one before the first is none either
        const auto above = [&](std::size_t k, unsigned least) { return static_cast<unsigned char>(at(k)) >= least; };
        const bool letter = c >= 0xC0 && c != 0xD7 && c != 0xF7;
        const bool beside = isLetter(at(i - 1)) || isLetter(at(i + 1)) || (above(i - 1, 0xC0) && isLetter(at(i - 2))) || (above(i + 1, 0xC0) && isLetter(at(i + 2)));
        const bool alone = !above(i - 1, 0x80) && !above(i + 1, 0x80) && signs.find(char(c)) != std::string_view::npos;
        if (!(letter && beside) && !alone)
            return false;
    }
    return true;
}

/// The encoding of bytes that are no UTF-8, and its name for people.
std::optional<std::pair<std::string, const char*>> guessed(std::string_view bytes)
{
    constexpr double enough = 0.7;
    const std::string_view sample = bytes.substr(0, sampleBytes);
    const double gb = shareOfUsual(sample, 0xB0, 0xD7, 0xA1);
    const double big5 = shareOfUsual(sample, 0xA4, 0xC6, 0x40);
    // Rarer characters than those of daily use, four-byte ones among them, only GB18030 has.
    const std::pair<const char*, bool> candidates[] = {
        {"WINDOWS-1252", gb < 1.0 && looksEuropean(sample)},
        {"GB18030", gb >= enough && gb >= big5},
        {"BIG5", big5 >= enough},
        {"GB18030", gb > 0.0 && gb >= big5},
    };
    for (const auto& [encoding, likely] : candidates) {
        if (auto text = likely ? converted(bytes, encoding) : std::nullopt)
            return std::pair(std::move(*text), encoding);
    }
    return std::nullopt;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const core::Character character = core::characterAt(text, at);
        if (!character.valid)
            return false;
        at += character.bytes;
    }
    return true;
}

bool isNumeric(char c)
{
    return isDigit(c) || c == '.' || c == '+' || c == '-';
}

} // namespace

Text decoded(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    struct Mark {
        std::string_view bytes;
        const char* encoding;
    };
    static const Mark marks[] = {{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                 {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                 {"\xFF\xFE", "UTF-16LE"},
                                 {"\xFE\xFF", "UTF-16BE"}};
    for (const Mark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            if (auto text = converted(bytes.substr(mark.bytes.size()), mark.encoding))
                return {std::move(*text), {}};
        }
    }
    if (const char* encoding = utf16Without(bytes)) {
        auto text = converted(bytes, encoding);
        if (text && isText(*text))
            return {std::move(*text), {{CORE_TEXT("The text has no byte order mark and was taken for {0}."), {"UTF-16"}}}};
    }
    if (isUtf8(bytes) || bytes.find('\0') != std::string_view::npos)
        return {std::string(bytes), {}};
    if (auto text = guessed(bytes)) {
        const std::string name = std::string(text->second) == "WINDOWS-1252" ? "Windows-1252" : std::string(text->second) == "BIG5" ? "Big5" : text->second;
        return {std::move(text->first), {{CORE_TEXT("The text is no UTF-8 and was taken for {0}."), {name}}}};
    }
    return {std::string(bytes), {{CORE_TEXT("The text is in an unknown encoding; its letters are shown as “?”."), {}}}};
}

std::string withPlainNumbers(std::string text)
{
    // U+3000 to U+3002 and U+FF00 to U+FF3F.
    if (text.find("\xE3\x80") == std::string::npos && text.find("\xEF\xBC") == std::string::npos)
        return text;
    struct Separator {
        std::string_view wide;
        char plain;
    };
    constexpr Separator separators[] = {{"\uFF0C", ','}, {"\u3001", ','}, {"\uFF1B", ';'}};
    const bool alone = text.find_first_of(",;\t") == std::string::npos;
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const unsigned first = byteAt(text, at);
        if (first != 0xE3 && first != 0xEF) {
            out += text[at++];
            continue;
        }
        const auto* const separator = std::ranges::find_if(separators, [&](const Separator& s) { return rest.starts_with(s.wide); });
        if (separator != std::end(separators)) {
            const std::string after = core::plainNumber(rest.substr(3, 16));
            const std::size_t next = after.find_first_not_of(' ');
            const std::size_t before = out.find_last_not_of(' ');
            const bool besideNumber = (next != std::string::npos && isNumeric(after[next])) || (before != std::string::npos && isNumeric(out[before]));
            out += alone || besideNumber ? std::string_view(&separator->plain, 1) : separator->wide;
        } else if (rest.starts_with("\u3002")) { // the point's key in Chinese gives it; in words it ends a sentence
            const std::string after = core::plainNumber(rest.substr(3, 3));
            const bool point = !out.empty() && isDigit(out.back()) && !after.empty() && isDigit(after[0]);
            out += point ? "." : "\u3002";
        } else {
            out += core::plainNumber(rest.substr(0, 3));
        }
        at += std::min<std::size_t>(3, rest.size());
    }
    return out;
}

} // namespace arrays
