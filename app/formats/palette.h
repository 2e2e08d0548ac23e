#pragma once

#include <QHash>
#include <QRect>
#include <QRgb>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

class QImage;

namespace formats {

/// How often each colour stands in some pictures.
class ColourCount {
public:
    using Counted = std::pair<QRgb, std::int64_t>;

    void add(QRgb colour, std::int64_t pixels);
    void add(const QImage& picture); ///< Format_RGB32
    /// The colours, those there are most of first.
    std::vector<Counted> sorted() const;
    qsizetype size() const { return m_pixels.size(); }

private:
    QHash<QRgb, std::int64_t> m_pixels; ///< by opaque colour
};

/// At most `most` colours for pictures, all of them colours that occur. When there are no more than that, every one is there;
/// else those of the areas and of the inside of letters are, and edges share what is left so that none is far off.
class Palette {
public:
    Palette() = default;
    Palette(const ColourCount& colours, int most);

    const std::vector<QRgb>& colours() const { return m_colours; }
    /// The nearest colour's number.
    std::uint8_t indexOf(QRgb colour);
    /// The very colour's number, or nothing.
    std::optional<std::uint8_t> find(QRgb colour);

private:
    struct Known {
        std::uint8_t index = 0;
        bool exact = false;
    };
    Known look(QRgb colour);

    std::vector<QRgb> m_colours;
    QHash<QRgb, Known> m_known; ///< opaque colours asked for before
};

/// The same picture with a palette when it has no more than 256 colours, which packs smaller and faster; else itself.
QImage indexedWhereFew(const QImage& picture);

} // namespace formats
