#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <vector>

namespace formats {

/// Packs the pixels of one GIF image into LZW codes. Pixels come as runs, and a run costs about as many
/// operations as the codes that it makes, the square root of its length: an animation is mostly "nothing changed here",
/// for which packing pixel by pixel takes longer than painting.
class Lzw {
public:
    /// Pixels have `bits` bits, 2 to 8.
    explicit Lzw(int bits = 8);
    void put(std::uint8_t pixel, int count = 1);
    /// The codes, ended; nothing can be put after that.
    QByteArray finish();

private:
    static constexpr int tableEnd = 4096;

    int clearCode() const { return 1 << m_bitsOfPixels; }
    int firstFree() const { return clearCode() + 2; } // between the two stands the code that ends

    void emitCode(int code);
    void addCode();
    void clear();
    int find(int prefix, std::uint8_t pixel, std::size_t& slot) const;

    /// The phrase so far is `m_prefix`; when it is one pixel repeated, m_runLength says how often.
    int m_prefix = -1;
    int m_runLength = 0;
    std::uint8_t m_runPixel = 0;

    int m_bitsOfPixels;
    int m_next;
    int m_width;
    /// runs[pixel][n − 2] is the code for `pixel` n times.
    std::array<std::vector<std::int16_t>, 256> m_runs;
    /// Open addressing: (prefix << 8 | pixel) + 1 to code; 0 is an empty slot.
    std::vector<std::uint32_t> m_keys;
    std::vector<std::int16_t> m_codes;

    std::uint32_t m_bits = 0;
    int m_bitCount = 0;
    QByteArray m_bytes;
};

} // namespace formats
