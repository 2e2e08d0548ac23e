#include "core/fingerprint.h"

#include "core/parameters.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace core {

namespace {

/// Words of 64 bits one after the other, each mixed in as in Fowler, Noll and Vo's hash, but a word at a time.
class Mixed {
public:
    void add(std::uint64_t word)
    {
        m_state = (m_state ^ word) * 0x100000001b3U;
        m_state ^= m_state >> 29U; // so that high bits reach the low ones
    }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(std::string_view text)
    {
        for (const char letter : text)
            add(std::uint64_t(static_cast<unsigned char>(letter)));
        add(std::uint64_t(text.size()));
    }
    void add(std::span<const float> values)
    {
        for (const float value : values)
            add(std::uint64_t(std::bit_cast<std::uint32_t>(value)));
        add(std::uint64_t(values.size()));
    }
    void add(const Tensor& tensor)
    {
        const Shape& shape = tensor.shape();
        for (const int extent : {shape.n, shape.c, shape.h, shape.w})
            add(std::uint64_t(extent));
        add(tensor.data());
    }
    std::uint64_t state() const { return m_state; }

private:
    std::uint64_t m_state = 0xcbf29ce484222325U;
};

} // namespace

std::string fingerprint(const Lesson& lesson)
{
    Mixed mixed;
    mixed.add(lesson.input);
    for (const Layer& layer : lesson.layers) {
        mixed.add(layer.type);
        for (const Setting& setting : settings(layer)) {
            mixed.add(setting.parameter.name);
            for (const double value : setting.values)
                mixed.add(value);
        }
        if (findOperator(layer.type)->hasKernel()) {
            mixed.add(layer.weight);
            if (layer.bias)
                mixed.add(std::span<const float>(*layer.bias));
        }
    }
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(mixed.state()));
    return digits.data();
}

} // namespace core
