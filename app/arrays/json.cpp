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

/// Commas between the items of `data`, handed on in pieces of some 64 KiB.
template <typename T, typename AsText>
static void writeItems(std::span<const T> data, const Sink& sink, AsText asText)
{
    constexpr std::size_t piece = std::size_t(1) << 16;
    std::string text;
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (i > 0)
            text += ", ";
        text += asText(data[i]);
        if (text.size() >= piece) {
            sink(text);
            text.clear();
        }
    }
    sink(text);
}

static std::string opening(const core::Shape& shape)
{
    return "{\"shape\": [" + std::to_string(shape.n) + ", " + std::to_string(shape.c) + ", " + std::to_string(shape.h)
           + ", " + std::to_string(shape.w) + "], \"data\": [";
}

void writeJson(const core::Tensor& tensor, const Sink& sink)
{
    sink(opening(tensor.shape()));
    writeItems(tensor.data(), sink, jsonNumber);
    sink("]}");
}

void writeJson(const core::Shape& shape, std::span<const std::int32_t> data, const Sink& sink)
{
    sink(opening(shape));
    writeItems(data, sink, [](std::int32_t value) { return std::to_string(value); });
    sink("]}");
}

void writeJson(std::span<const float> data, const Sink& sink)
{
    sink("{\"shape\": [" + std::to_string(data.size()) + "], \"data\": [");
    writeItems(data, sink, jsonNumber);
    sink("]}");
}

} // namespace arrays
