#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <vector>

namespace formats {

/// Packs the pixels of one GIF image (8 bits each) into LZW codes. Pixels come as runs, and a run costs about as many
/// operations as the codes that it makes, the square root of its length: an animation is mostly "nothing changed here",
/// for which packing pixel by pixel takes longer than painting.
class Lzw {
public:
    Lzw();
    void put(std::uint8_t pixel, int count = 1);
    /// The codes, ended; the packer begins anew.
    QByteArray finish();

private:
    static constexpr int clearCode = 256;
    static constexpr int endCode = 257;
    static constexpr int firstFree = 258;
    static constexpr int tableEnd = 4096;

    void emitCode(int code);
    void addCode();
    void clear();
    int find(int prefix, std::uint8_t pixel, std::size_t& slot) const;

    /// The phrase so far is `m_prefix`; when it is one pixel repeated, m_runLength says how often.
    int m_prefix = -1;
    int m_runLength = 0;
    std::uint8_t m_runPixel = 0;

    int m_next = firstFree;
    int m_width = 9;
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
