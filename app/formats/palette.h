#pragma once

#include <QRgb>

#include <cstdint>
#include <unordered_map>
#include <vector>

class QImage;

namespace formats {

/// How often each colour stands in some pictures.
class ColourCount {
public:
    void add(const QImage& picture); ///< Format_RGB32
    const std::unordered_map<QRgb, std::int64_t>& counts() const { return m_counts; }

private:
    std::unordered_map<QRgb, std::int64_t> m_counts;
};

/// At most `most` colours for pictures. What there is much of, the areas, keeps its very colour; edges of letters and lines
/// share what is left. Exact when there are no more colours than that.
class Palette {
public:
    Palette(const ColourCount& colours, int most);

    const std::vector<QRgb>& colours() const { return m_colours; }
    /// The nearest colour's number.
    std::uint8_t indexOf(QRgb colour);

private:
    std::vector<QRgb> m_colours;
    std::vector<QRgb> m_keys; ///< colours asked for before
    std::vector<std::int16_t> m_values;
};

} // namespace formats
