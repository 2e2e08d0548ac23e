#include "arrays/json.h"

#include "core/explain.h"
#include "core/printable.h"

#include <cmath>
#include <cstdio>

namespace arrays {

std::string jsonNumber(float value)
{
    std::string text = core::exactNumber(value);
    if (!std::isfinite(value))
        return '"' + text + '"';
    if (text == "-0")
        text += ".0"; // JSON readers take -0 for a whole number and lose its sign
    return text;
}

/// \uXXXX, two of them for what lies beyond the first 65,536.
static std::string escaped(char32_t code)
{
    if (code > 0xFFFF)
        return escaped(0xD800 + ((code - 0x10000) >> 10U)) + escaped(0xDC00 + (code & 0x3FFU));
    char text[8];
    std::snprintf(text, sizeof text, "\\u%04x", unsigned(code));
    return text;
}

std::string jsonString(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const core::Character character = core::characterAt(text, at);
        if (text[at] == '"' || text[at] == '\\')
            out += '\\';
        if (character.valid && core::isPrintable(character.code))
            out += text.substr(at, character.bytes);
        else
            out += escaped(character.code);
        at += character.bytes;
    }
    return out + '"';
}

/// `data` is handed on in pieces of some 64 KiB.
template <typename T, typename AsText>
static void writeArray(const std::string& shape, std::span<const T> data, const Sink& sink, AsText asText)
{
    constexpr std::size_t piece = std::size_t(1) << 16;
    std::string text = "{\"shape\": [" + shape + "], \"data\": [";
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (i > 0)
            text += ", ";
        text += asText(data[i]);
        if (text.size() >= piece) {
            sink(text);
            text.clear();
        }
    }
    sink(text + "]}");
}

static std::string extents(const core::Shape& shape)
{
    return std::to_string(shape.n) + ", " + std::to_string(shape.c) + ", " + std::to_string(shape.h) + ", " + std::to_string(shape.w);
}

void writeJson(const core::Tensor& tensor, const Sink& sink)
{
    writeArray(extents(tensor.shape()), tensor.data(), sink, jsonNumber);
}

void writeJson(const core::Shape& shape, std::span<const std::int32_t> data, const Sink& sink)
{
    writeArray(extents(shape), data, sink, [](std::int32_t value) { return std::to_string(value); });
}

void writeJson(std::span<const float> data, const Sink& sink)
{
    writeArray(std::to_string(data.size()), data, sink, jsonNumber);
}

} // namespace arrays
