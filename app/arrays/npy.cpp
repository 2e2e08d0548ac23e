#include "arrays/npy.h"

#include "arrays/npy_header.h"
#include "core/check.h"
#include "core/explain.h"
#include "core/lesson_file.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace arrays {

using core::FileError;
using core::Message;

namespace {

/// One element type: its size, and how `size` little-endian bytes become a number.
struct Element {
    char kind = 'f';
    std::size_t size = 4;
    bool bigEndian = false;
};

struct TypeName {
    std::string_view name;
    char kind;
    std::size_t size;
};

// NumPy's names of its types with their size, without it, and its characters; numpy.dtype takes them all. "l" and "int" have the
// size that they have where the file is read, 8 bytes on all but Windows of old; no program writes them.
constexpr TypeName typeNames[] = {
    {"b1", 'b', 1},    {"i1", 'i', 1},      {"i2", 'i', 2},      {"i4", 'i', 4},      {"i8", 'i', 8},      {"u1", 'u', 1},
    {"u2", 'u', 2},    {"u4", 'u', 4},      {"u8", 'u', 8},      {"f2", 'f', 2},      {"f4", 'f', 4},      {"f8", 'f', 8},
    {"bool", 'b', 1},  {"int8", 'i', 1},    {"int16", 'i', 2},   {"int32", 'i', 4},   {"int64", 'i', 8},   {"uint8", 'u', 1},
    {"uint16", 'u', 2}, {"uint32", 'u', 4},  {"uint64", 'u', 8},  {"float16", 'f', 2}, {"float32", 'f', 4}, {"float64", 'f', 8},
    {"half", 'f', 2},  {"single", 'f', 4},  {"double", 'f', 8},  {"float", 'f', 8},   {"byte", 'i', 1},    {"ubyte", 'u', 1},
    {"?", 'b', 1},     {"b", 'i', 1},       {"B", 'u', 1},       {"h", 'i', 2},       {"H", 'u', 2},       {"i", 'i', 4},
    {"I", 'u', 4},     {"q", 'i', 8},       {"Q", 'u', 8},       {"e", 'f', 2},       {"f", 'f', 4},       {"d", 'f', 8},
};

std::optional<Element> elementOf(std::string_view descr)
{
    // "=" and "|" and none are the reader's own order (numpy.dtype("=f4") == numpy.dtype("f4")).
    bool bigEndian = std::endian::native == std::endian::big;
    if (!descr.empty() && std::string_view("<>=|").find(descr.front()) != std::string_view::npos) {
        bigEndian = descr.front() == '>' || (descr.front() != '<' && bigEndian);
        descr.remove_prefix(1);
    }
    for (const TypeName& type : typeNames) {
        if (descr == type.name)
            return Element{type.kind, type.size, bigEndian};
    }
    return std::nullopt;
}

/// Why numbers of another type are not read.
Message refusalOfType(const std::string& descr)
{
    const std::string quoted = '"' + descr + '"';
    const std::size_t at = descr.find_first_not_of("<>=|");
    switch (at == std::string::npos ? '\0' : descr[at]) {
    case 'O':
        return {CORE_TEXT("holds Python objects (a pickle), which could run a program; only plain numbers are read"), {}};
    case 'c':
    case 'F':
    case 'D':
    case 'G':
        return {CORE_TEXT("holds complex numbers, {0}; save their real part, or their size, as floats"), {quoted}};
    case 'S':
    case 'U':
    case 'a':
        return {CORE_TEXT("holds text, {0}; only numbers are read"), {quoted}};
    case 'M':
    case 'm':
        return {CORE_TEXT("holds dates or times, {0}; only numbers are read"), {quoted}};
    case 'V':
        return {CORE_TEXT("holds structures, {0}; only plain numbers are read"), {quoted}};
    default:
        return {CORE_TEXT("must be booleans, whole numbers or floats of up to 8 bytes, got {0}"), {quoted}};
    }
}

/// IEEE 754 binary16.
double halfFloat(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    double value = 0.0;
    if (exponent == 31)
        value = fraction ? std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity();
    else if (exponent == 0)
        value = std::ldexp(fraction, -24);
    else
        value = std::ldexp(1024 + fraction, exponent - 25);
    return (bits & 0x8000) ? -value : value;
}

std::uint64_t bitsOf(const Element& element, const char* at)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < element.size; ++i) {
        const std::size_t from = element.bigEndian ? i : element.size - 1 - i;
        bits = bits << 8 | static_cast<unsigned char>(at[from]);
    }
    return bits;
}

std::int64_t signedOf(const Element& element, std::uint64_t bits)
{
    const int unused = 64 - int(element.size) * 8;
    return std::int64_t(bits << unused) >> unused; // NOLINT(clang-analyzer-core*): there is no element of 0 bytes
}

double valueOf(const Element& element, std::uint64_t bits)
{
    switch (element.kind) {
    case 'b':
        return bits != 0 ? 1.0 : 0.0;
    case 'u':
        return double(bits);
    case 'i':
        return double(signedOf(element, bits));
    default:
        return element.size == 8   ? std::bit_cast<double>(bits)
               : element.size == 4 ? double(std::bit_cast<float>(std::uint32_t(bits)))
                                   : halfFloat(std::uint16_t(bits));
    }
}

/// A double does not hold every whole number of 8 bytes, so those are compared themselves.
void addRounded(const Element& element, std::uint64_t bits, float kept, core::Rounded& rounded)
{
    if (element.kind == 'u' && core::isRounded(bits, kept)) {
        rounded.add(std::to_string(bits), kept);
    } else if (element.kind == 'i') {
        const std::int64_t value = signedOf(element, bits);
        if (core::isRounded(value, kept))
            rounded.add(std::to_string(value), kept);
    } else if (element.kind == 'f' && element.size == 8) {
        const double value = valueOf(element, bits);
        if (core::isRounded(value, kept))
            rounded.add(std::to_string(std::int64_t(value)), kept);
    }
}

/// Where number `i` of an array in Fortran order, whose first index runs fastest, stands in C order.
std::size_t positionOf(std::size_t i, const std::vector<std::int64_t>& shape)
{
    std::size_t position = 0;
    for (const std::int64_t extent : shape) {
        position = position * std::size_t(extent) + i % std::size_t(extent);
        i /= std::size_t(extent);
    }
    return position;
}

core::Shape checkedShape(const NpyHeader& header, const std::string& name)
{
    const auto fail = [&](Message message) { throw FileError(name, "shape", std::move(message)); };
    if (header.shape.size() > 4)
        fail({CORE_TEXT("must have at most 4 dimensions, got {0}"), {std::to_string(header.shape.size())}});
    std::vector<std::int64_t> extents(4 - header.shape.size(), 1);
    extents.insert(extents.end(), header.shape.begin(), header.shape.end());
    const std::int64_t limits[] = {core::maxElements, core::maxChannels, core::maxSide, core::maxSide};
    std::int64_t size = 1;
    for (std::size_t k = 0; k < 4; ++k) {
        if (extents[k] < 1 || extents[k] > limits[k]) {
            fail({CORE_TEXT("must be 1 to {0} in dimension {1}, got {2}"),
                  {std::to_string(limits[k]), std::to_string(k + header.shape.size() - 4), std::to_string(extents[k])}});
        }
        size *= extents[k]; // at most 2^28 · 2^10 · 2^12 · 2^12 = 2^62
    }
    if (size > core::maxElements)
        fail({CORE_TEXT("must have at most {0} numbers, got {1}"), {std::to_string(core::maxElements), std::to_string(size)}});
    return {int(extents[0]), int(extents[1]), int(extents[2]), int(extents[3])};
}

} // namespace

NpyInfo npyInfo(std::string_view bytes, const std::string& name)
{
    const NpyHeader header = npyHeader(bytes, name);
    const bool ours = !header.endsInComma && header.descr == "<f4" && !header.fortranOrder && header.shape.size() == 4;
    return {header.descr, header.shape, ours};
}

bool NpyInfo::isByte() const
{
    const auto element = elementOf(type);
    return element && element->kind == 'u' && element->size == 1;
}

core::Tensor parseNpy(std::string_view bytes, const std::string& name, core::Rounded* rounded)
{
    const auto fail = [&](const std::string& place, Message message) -> void { throw FileError(name, place, std::move(message)); };
    const NpyHeader header = npyHeader(bytes, name);
    const auto element = elementOf(header.descr);
    if (!element)
        fail("descr", refusalOfType(header.descr));
    const core::Shape shape = checkedShape(header, name);
    const std::string_view data = bytes.substr(header.end);
    const std::size_t count = std::size_t(shape.size());
    if (data.size() != count * element->size) {
        fail("byte " + std::to_string(header.end),
             {CORE_TEXT("must be followed by {0} bytes for this shape, got {1}"),
              {std::to_string(count * element->size), std::to_string(data.size())}});
    }

    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t bits = bitsOf(*element, data.data() + i * element->size);
        const double value = valueOf(*element, bits);
        if (std::isfinite(value) && std::abs(value) >= core::floatLimit)
            fail("item " + std::to_string(i), {CORE_TEXT("does not fit a float32"), {}});
        values[header.fortranOrder ? positionOf(i, header.shape) : i] = float(value);
        if (rounded)
            addRounded(*element, bits, float(value), *rounded);
    }
    return {shape, std::move(values)};
}

NpyArray npyArray(std::string_view bytes, const std::string& name)
{
    NpyArray array;
    array.values = parseNpy(bytes, name, &array.rounded);
    array.info = npyInfo(bytes, name);
    return array;
}

std::string writeNpy(const core::Tensor& tensor)
{
    const core::Shape shape = tensor.shape();
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(shape.n) + ", "
                         + std::to_string(shape.c) + ", " + std::to_string(shape.h) + ", " + std::to_string(shape.w)
                         + ")}";
    header.resize((10 + header.size() + 1 + 63) / 64 * 64 - 10 - 1, ' '); // the numbers begin at a multiple of 64
    header += '\n';
    std::string bytes(npyStart);
    bytes += {'\x01', '\x00', char(header.size() & 0xff), char(header.size() >> 8)};
    bytes += header;
    for (const float value : tensor.data()) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (int shift = 0; shift < 32; shift += 8)
            bytes += char(bits >> shift & 0xff);
    }
    return bytes;
}

} // namespace arrays
