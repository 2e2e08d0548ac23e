#include "core/number_text.h"

#include "core/typed_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace core {

namespace {

constexpr const char* minusSign = "\u2212";

void replaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

template<typename Number, typename... Format>
std::string printed(Number value, Format... format)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...).ptr;
    return {buffer.data(), end};
}

/// `value` in at most `digits` significant digits, without trailing zeros, never in scientific form.
std::string plainDecimal(double value, int digits)
{
    const int exponent = value == 0.0 ? 0 : int(std::floor(std::log10(std::abs(value))));
    const int decimals = std::max(digits - 1 - exponent, 0);
    std::string text = printed(value, std::chars_format::fixed, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

/// m × 10^e with at most `digits` significant digits.
std::string scientific(double value, int digits, bool typographic)
{
    std::string text = printed(value, std::chars_format::scientific, digits - 1);
    const std::size_t e = text.find('e');
    std::string mantissa = text.substr(0, e);
    if (mantissa.find('.') != std::string::npos) {
        mantissa.erase(mantissa.find_last_not_of('0') + 1);
        if (mantissa.back() == '.')
            mantissa.pop_back();
    }
    const std::string exponent = std::to_string(std::stoi(text.substr(e + 1)));
    if (!typographic)
        return mantissa + 'e' + exponent;
    static constexpr std::array<const char*, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string power;
    for (const char c : exponent)
        power += c == '-' ? "⁻" : raised[std::size_t(c - '0')];
    return mantissa + "×10" + power;
}

bool parsePlain(std::string_view text, double& value)
{
    if (text.empty() || text.front() == '+')
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    // from_chars reads "nan(...)" and "infinity" too; only what our files write is meant.
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

} // namespace

std::string exactNumber(float value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    return printed(value);
}

std::string shownNumber(double value, NumberStyle style)
{
    if (std::isnan(value))
        return "NaN";
    std::string text;
    if (std::isinf(value)) {
        text = value < 0 ? "-" : "";
        text += style.typographic ? "∞" : "inf";
    } else if (value == std::round(value) && std::abs(value) < 1e6) {
        text = plainDecimal(value, 7);
    } else {
        const double magnitude = std::abs(value);
        text = magnitude >= 1e6 || magnitude < 1e-4 ? scientific(value, style.digits, style.typographic)
                                                    : plainDecimal(value, style.digits);
    }
    if (style.typographic && text.starts_with('-'))
        text.replace(0, 1, minusSign);
    return text;
}

std::optional<double> parseFraction(const std::string& text)
{
    const std::size_t slash = text.find('/');
    double numerator = 0.0;
    double denominator = 0.0;
    if (slash == std::string::npos || !parsePlain(trimmed(text.substr(0, slash)), numerator)
        || !parsePlain(trimmed(text.substr(slash + 1)), denominator) || denominator == 0.0)
        return std::nullopt;
    return numerator / denominator;
}

std::optional<float> parseNumber(const std::string& typed)
{
    std::string text = trimmed(plainNumber(typed));
    if (isTwoNumbers(text))
        return std::nullopt;
    replaceAll(text, minusSign, "-");
    const bool negative = text.starts_with('-');
    const std::string magnitude = negative ? text.substr(1) : text;
    if (magnitude == "inf" || magnitude == "∞")
        return negative ? -std::numeric_limits<float>::infinity() : std::numeric_limits<float>::infinity();
    if (text == "nan" || text == "NaN")
        return std::numeric_limits<float>::quiet_NaN();

    replaceAll(text, ",", ".");
    double value = 0.0;
    if (text.find('/') != std::string::npos) {
        const auto fraction = parseFraction(text);
        if (!fraction)
            return std::nullopt;
        value = *fraction;
    } else if (!parsePlain(text, value)) {
        return std::nullopt;
    }
    if (std::abs(value) >= floatLimit)
        return std::nullopt;
    return float(value);
}

std::string notedNumber(const Notation& notation, std::int64_t position, float value, NumberStyle style)
{
    if (const auto found = notation.find(position); found != notation.end() && parseNumber(found->second) == value)
        return found->second;
    return shownNumber(double(value), style);
}

std::string parameterNumber(double value, NumberStyle style)
{
    style.digits = 9;
    return shownNumber(value, style);
}

double meaningOf(std::string shown)
{
    replaceAll(shown, minusSign, "-");
    static constexpr std::array<const char*, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (const std::size_t at = shown.find("×10"); at != std::string::npos) {
        shown.replace(at, std::string("×10").size(), "e");
        replaceAll(shown, "⁻", "-");
        for (std::size_t digit = 0; digit < raised.size(); ++digit)
            replaceAll(shown, raised[digit], std::string(1, char('0' + digit)));
    }
    if (shown == "∞" || shown == "inf")
        return std::numeric_limits<double>::infinity();
    if (shown == "-∞" || shown == "-inf")
        return -std::numeric_limits<double>::infinity();
    double value = 0.0;
    return parsePlain(shown, value) ? value : std::numeric_limits<double>::quiet_NaN();
}

bool sameValue(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

} // namespace core
