#include "formats/lzw.h"

#include <algorithm>
#include <utility>

namespace formats {

namespace {

constexpr std::size_t tableSize = 16384; // four times the codes there can be, so that searches stay short

} // namespace

Lzw::Lzw(int bits)
    : m_bitsOfPixels(bits), m_next(firstFree()), m_width(bits + 1), m_keys(tableSize, 0), m_codes(tableSize, 0)
{
    emitCode(clearCode());
}

void Lzw::emitCode(int code)
{
    m_bits |= std::uint32_t(code) << m_bitCount;
    m_bitCount += m_width;
    while (m_bitCount >= 8) {
        m_bytes.append(char(m_bits & 0xff));
        m_bits >>= 8;
        m_bitCount -= 8;
    }
}

void Lzw::clear()
{
    emitCode(clearCode());
    m_next = firstFree();
    m_width = m_bitsOfPixels + 1;
    std::ranges::fill(m_keys, 0U);
    for (auto& run : m_runs)
        run.clear();
}

/// A code has been given to a phrase. The reader learns of it one code later, and so it widens its codes one later than it
/// would seem: when this very code needs it.
void Lzw::addCode()
{
    if (m_next == 1 << m_width)
        ++m_width;
    if (++m_next == tableEnd)
        clear();
}

int Lzw::find(int prefix, std::uint8_t pixel, std::size_t& slot) const
{
    const std::uint32_t key = (std::uint32_t(prefix) << 8 | pixel) + 1;
    for (slot = (key * 2654435761U) >> 18; m_keys[slot] != 0; slot = (slot + 1) % tableSize) {
        if (m_keys[slot] == key)
            return m_codes[slot];
    }
    return -1;
}

void Lzw::put(std::uint8_t pixel, int count)
{
    if (m_runLength > 0 && m_runPixel == pixel) { // the same run goes on
        count += m_runLength;
        m_prefix = -1;
    }
    m_runLength = 0;
    while (count > 0) {
        if (m_prefix >= 0) {
            std::size_t slot = 0;
            const int code = find(m_prefix, pixel, slot);
            if (code >= 0) {
                m_prefix = code;
                --count;
                continue;
            }
            emitCode(m_prefix);
            m_keys[slot] = (std::uint32_t(m_prefix) << 8 | pixel) + 1;
            m_codes[slot] = std::int16_t(m_next);
            m_prefix = -1;
            addCode();
            continue;
        }
        std::vector<std::int16_t>& runs = m_runs[pixel];
        const int known = int(runs.size()) + 1;
        const int taken = std::min(count, known);
        const int code = taken == 1 ? pixel : runs[std::size_t(taken) - 2];
        if (taken == count) {
            m_prefix = code;
            m_runPixel = pixel;
            m_runLength = count;
            return;
        }
        emitCode(code);
        runs.push_back(std::int16_t(m_next));
        addCode();
        count -= taken;
    }
}

QByteArray Lzw::finish()
{
    if (m_prefix >= 0) {
        emitCode(m_prefix);
        // The reader adds a phrase for this code as for any other, so the end may need the wider code already.
        if (m_next == 1 << m_width && m_width < 12)
            ++m_width;
    }
    emitCode(clearCode() + 1);
    if (m_bitCount > 0)
        m_bytes.append(char(m_bits & 0xff));
    return std::exchange(m_bytes, {});
}

} // namespace formats
