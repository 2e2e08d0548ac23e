#include "core/rounded.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace core {

namespace {

constexpr float exactFloat = 0x1p24F;  // up to here a float32 holds every whole number
constexpr double exactDouble = 0x1p53; // up to here a double does

/// All digits of a whole number.
std::string digitsOf(float whole)
{
    std::array<char, 64> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), whole, std::chars_format::fixed, 0).ptr};
}

/// The number that the fewest digits make that mean this float32.
double shortestOf(float number)
{
    std::array<char, 64> buffer{};
    const char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    double value = 0.0;
    std::from_chars(buffer.data(), end, value);
    return value;
}

} // namespace

bool isRounded(std::uint64_t magnitude, float kept)
{
    const float size = std::abs(kept);
    return size >= exactFloat && !(size < 0x1p64F && std::uint64_t(size) == magnitude);
}

bool isRounded(double value, float kept)
{
    const bool whole = value == std::trunc(value) && std::abs(value) <= exactDouble;
    return double(kept) != value && std::abs(kept) >= exactFloat && whole && shortestOf(kept) != value;
}

bool isRounded(std::string_view digits, float kept)
{
    const float size = std::abs(kept);
    return size >= exactFloat && digits.substr(std::min(digits.find_first_not_of('0'), digits.size())) != digitsOf(size);
}

void Rounded::add(std::string_view written, float as)
{
    if (count++ > 0)
        return;
    first = written;
    kept = as;
}

Message Rounded::note() const
{
    if (count == 0)
        return {};
    if (count == 1)
        return {CORE_TEXT("Whole numbers above 16777216 are rounded to a float32: {0} is kept as {1}."), {first, digitsOf(kept)}};
    return {CORE_TEXT("{2} whole numbers above 16777216 are rounded to a float32: the first, {0}, is kept as {1}."), {first, digitsOf(kept), std::to_string(count)}};
}

} // namespace core
