#pragma once

#include "core/layer.h"

#include <cstdint>
#include <optional>
#include <string>

namespace core {

/// How numbers are written for people: U+2212 as the minus sign, at most `digits` significant digits.
struct NumberStyle {
    int digits = 4;           ///< significant digits, 1 to 9
    bool typographic = true;  ///< − and ∞ rather than - and inf
};

/// What is below this in size rounds to a float32. (It is more than the largest one, which prints as 3.4028235e+38 and is
/// a little less than that.)
constexpr double floatLimit = 0x1.ffffffp127;

/// The float32 nearest to `value` in the fewest digits that read back as the same float32; "nan", "inf", "-inf".
std::string exactNumber(float value);
/// `value` for people: exact when that takes no more than `style.digits` significant digits, else rounded to them.
std::string shownNumber(double value, NumberStyle style = {});
/// A parameter, in full: a rounded exponent would be another operator.
std::string parameterNumber(double value, NumberStyle style = {});
/// What a number as shown says, for checking that shown terms make the shown result.
double meaningOf(std::string shown);
/// The same number for all that a reader can tell: equal but for the last bits of double arithmetic.
bool sameValue(double a, double b);
/// A typed or stored number: a decimal (point or comma), a fraction "1/9", "nan", "inf", "-inf", "∞", "−3", in full-width
/// forms too. Nothing when the text is none of these, does not fit a float32, or may be two numbers: "1,024" (see
/// core/typed_number.h).
std::optional<float> parseNumber(const std::string& text);
/// A fraction "1/10" as a double; nothing for any other text.
std::optional<double> parseFraction(const std::string& text);
/// How the number at `position` is written: its own notation while that still says `value`, else `shownNumber`.
std::string notedNumber(const Notation& notation, std::int64_t position, float value, NumberStyle style = {});

} // namespace core
