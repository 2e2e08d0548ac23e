#include "arrays/table_text.h"

#include "core/explain.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace arrays {

static bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool Splitter::atSeparator() const
{
    return m_separator == ' ' ? isBlank(m_text[m_at]) : m_text[m_at] == m_separator;
}

Piece Splitter::cell()
{
    std::size_t quote = m_at;
    while (quote < m_text.size() && m_text[quote] == ' ')
        ++quote;
    if (quote < m_text.size() && m_text[quote] == '"') {
        std::size_t end = quote + 1;
        while (end < m_text.size()) {
            if (m_text[end] != '"')
                ++end;
            else if (end + 1 < m_text.size() && m_text[end + 1] == '"')
                end += 2;
            else
                break;
        }
        m_openQuote = m_openQuote || end >= m_text.size();
        const Piece piece{std::uint32_t(quote + 1), std::uint32_t(std::min(end, m_text.size()) - quote - 1), 1};
        m_at = std::min(end + 1, m_text.size());
        while (!atRowEnd() && m_text[m_at] == ' ' && !atSeparator())
            ++m_at;
        if (atRowEnd() || atSeparator())
            return piece;
        m_at = quote; // "a"b: no quoted cell after all, so that what stands there is named in full
    }
    const std::size_t begin = m_at;
    while (!atRowEnd() && !atSeparator())
        ++m_at;
    return {std::uint32_t(begin), std::uint32_t(m_at - begin), 0};
}

bool Splitter::next(std::vector<Piece>& cells)
{
    if (m_at >= m_text.size())
        return false;
    ++m_row;
    m_columns = 0;
    const std::size_t first = cells.size();
    while (true) {
        if (m_separator == ' ') {
            while (!atRowEnd() && atSeparator())
                ++m_at;
            if (atRowEnd())
                break;
        }
        const Piece piece = cell();
        if (++m_columns <= maxCells)
            cells.push_back(piece);
        if (atRowEnd())
            break;
        ++m_at;
    }
    if (m_at < m_text.size()) {
        const bool both = m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n';
        m_at += both ? 2 : 1;
    }
    while (cells.size() > first && isEmptyCell(m_text, cells.back()))
        cells.pop_back();
    return true;
}

/// `view` without blanks around it; Excel separates thousands and pads with no-break spaces.
static std::string_view trimmed(std::string_view view)
{
    constexpr std::string_view noBreak = "\xC2\xA0";
    while (true) {
        if (!view.empty() && isBlank(view.front()))
            view.remove_prefix(1);
        else if (view.starts_with(noBreak))
            view.remove_prefix(2);
        else if (!view.empty() && isBlank(view.back()))
            view.remove_suffix(1);
        else if (view.ends_with(noBreak))
            view.remove_suffix(2);
        else
            return view;
    }
}

static std::string_view viewOf(std::string_view text, Piece piece)
{
    return trimmed(text.substr(piece.begin, piece.length));
}

bool isEmptyCell(std::string_view text, Piece piece)
{
    return viewOf(text, piece).empty();
}

std::string cellText(std::string_view text, Piece piece)
{
    const std::string_view view = viewOf(text, piece);
    std::string result;
    for (std::size_t i = 0; i < view.size(); ++i) {
        result += view[i];
        if (piece.quoted && view[i] == '"')
            ++i; // its double
    }
    return result;
}

/// A decimal as programs write it, without a way through std::string: a file may hold millions. Nothing when it is none;
/// infinity when it is too large for a double.
static std::optional<double> decimal(std::string_view view)
{
    const std::size_t digit = view.starts_with('-') ? 1 : 0;
    if (digit >= view.size() || !((view[digit] >= '0' && view[digit] <= '9') || view[digit] == '.'))
        return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), value);
    if (end != view.data() + view.size())
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        return std::numeric_limits<double>::infinity();
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

static CellNumber fitting(double value, bool fraction)
{
    if (std::isnan(value) || std::abs(value) >= core::floatLimit)
        return {CellNumber::TooLarge, 0.0F, fraction};
    return {CellNumber::Number, float(value), fraction};
}

CellNumber cellNumber(std::string_view text, Piece piece, bool decimalComma)
{
    std::string_view view = viewOf(text, piece);
    if (view.empty() || view.size() > 64) // no number has that many characters, but a text may have a million
        return {};
    if (view.size() > 1 && view[0] == '+' && view[1] != '-' && view[1] != '+')
        view.remove_prefix(1);
    if (view.find(decimalComma ? '.' : ',') != std::string_view::npos)
        return {}; // the other sign would group thousands, and guessing wrong is off by a factor of a thousand

    std::string word;
    constexpr std::string_view minus = "\u2212";
    if (view.starts_with(minus)) {
        word = '-' + std::string(view.substr(minus.size()));
        view = word;
    }
    if (decimalComma && view.find(',') != std::string_view::npos) {
        word = std::string(view);
        std::replace(word.begin(), word.end(), ',', '.');
        view = word;
        if (view.ends_with('.'))
            return {};
    }
    if (const auto value = decimal(view))
        return fitting(*value, false);
    if (const std::size_t slash = view.find('/'); slash != std::string_view::npos) {
        const auto numerator = decimal(trimmed(view.substr(0, slash)));
        const auto denominator = decimal(trimmed(view.substr(slash + 1)));
        if (!numerator || !denominator || *denominator == 0.0)
            return {};
        return fitting(*numerator / *denominator, true);
    }
    if (word.empty())
        word = view;
    std::transform(word.begin(), word.end(), word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (word.ends_with("infinity"))
        word.resize(word.size() - 5);
    const auto value = core::parseNumber(word); // nan, inf, ∞
    return value ? CellNumber{CellNumber::Number, *value, false} : CellNumber{};
}

static void appendUtf8(std::string& out, std::uint32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += {char(0xC0 | c >> 6), char(0x80 | (c & 63))};
    } else if (c < 0x10000) {
        out += {char(0xE0 | c >> 12), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
    } else {
        out += {char(0xF0 | c >> 18), char(0x80 | (c >> 12 & 63)), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63))};
    }
}

std::string withoutByteOrderMark(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return std::string(bytes.substr(3));
    const bool little = bytes.starts_with("\xFF\xFE");
    if (!little && !bytes.starts_with("\xFE\xFF"))
        return std::string(bytes);
    const auto unit = [&](std::size_t at) {
        const auto low = static_cast<unsigned char>(bytes[little ? at : at + 1]);
        const auto high = static_cast<unsigned char>(bytes[little ? at + 1 : at]);
        return std::uint32_t(high) << 8 | low;
    };
    std::string out;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        std::uint32_t c = unit(at);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
            at += 2;
        }
        appendUtf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return out;
}

/// How many bytes the UTF-8 character at `at` has; 0 when there is none.
static std::size_t characterLength(const std::string& text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

std::string quotedText(const std::string& text)
{
    constexpr int most = 24;
    std::string out = "\"";
    int count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        if (count == most)
            return out + "…\"";
        const std::size_t length = characterLength(text, at);
        const bool control = static_cast<unsigned char>(text[at]) < 0x20 || text[at] == 0x7F;
        out += length == 0 ? "?" : control ? " " : text.substr(at, length);
        at += std::max<std::size_t>(length, 1);
    }
    return out + '"';
}

} // namespace arrays
