#include "formats/palette.h"

#include <QImage>

#include <algorithm>
#include <cstring>
#include <limits>

namespace formats {

namespace {

constexpr QRgb opaque = 0xff000000;
constexpr int mostIndexed = 256;

std::int64_t distance(QRgb a, QRgb b)
{
    const int red = qRed(a) - qRed(b);
    const int green = qGreen(a) - qGreen(b);
    const int blue = qBlue(a) - qBlue(b);
    return 2 * red * red + 4 * green * green + 3 * blue * blue; // about how the eye weighs them
}

} // namespace

void ColourCount::add(QRgb colour, std::int64_t pixels)
{
    m_pixels[colour | opaque] += pixels;
}

void ColourCount::add(const QImage& picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width();) {
            int end = x + 1;
            while (end < picture.width() && line[end] == line[x])
                ++end;
            add(line[x], end - x);
            x = end;
        }
    }
}

std::vector<ColourCount::Counted> ColourCount::sorted() const
{
    std::vector<Counted> all(m_pixels.keyValueBegin(), m_pixels.keyValueEnd());
    // The colour breaks ties, so that the same film makes the same file.
    std::ranges::sort(all, [](const Counted& a, const Counted& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    return all;
}

Palette::Palette(const ColourCount& colours, int most)
{
    const std::vector<ColourCount::Counted> all = colours.sorted();
    const auto room = std::size_t(most);
    const std::size_t frequent = all.size() <= room ? all.size() : room * 3 / 4;
    for (std::size_t k = 0; k < frequent; ++k)
        m_colours.push_back(all[k].first);
    // The rest of the room goes, one by one, to the colour for which sharing another's would look worst.
    struct Left {
        ColourCount::Counted what;
        std::int64_t off = std::numeric_limits<std::int64_t>::max(); ///< from the nearest colour in the palette
    };
    std::vector<Left> left;
    for (std::size_t k = frequent; k < all.size(); ++k) {
        left.push_back({all[k]});
        for (const QRgb colour : m_colours)
            left.back().off = std::min(left.back().off, distance(colour, all[k].first));
    }
    while (!left.empty() && m_colours.size() < room) {
        const auto worst = std::ranges::max_element(left, {}, [](const Left& l) { return l.off * l.what.second; });
        const QRgb taken = worst->what.first;
        m_colours.push_back(taken);
        for (Left& other : left)
            other.off = std::min(other.off, distance(taken, other.what.first));
    }
}

Palette::Known Palette::look(QRgb colour)
{
    colour |= opaque;
    if (const auto found = m_known.constFind(colour); found != m_known.cend())
        return *found;
    const auto nearest = std::ranges::min_element(m_colours, {}, [colour](QRgb c) { return distance(colour, c); });
    return *m_known.insert(colour, {std::uint8_t(nearest - m_colours.begin()), *nearest == colour});
}

std::uint8_t Palette::indexOf(QRgb colour)
{
    return look(colour).index;
}

std::optional<std::uint8_t> Palette::find(QRgb colour)
{
    const Known known = look(colour);
    return known.exact ? std::optional(known.index) : std::nullopt;
}

QImage indexedWhereFew(const QImage& picture)
{
    ColourCount count;
    count.add(picture);
    if (count.size() > mostIndexed)
        return picture;
    Palette palette(count, mostIndexed);
    QImage indexed(picture.size(), QImage::Format_Indexed8);
    indexed.setColorTable({palette.colours().begin(), palette.colours().end()});
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        uchar* to = indexed.scanLine(y);
        for (int x = 0; x < picture.width();) {
            int end = x + 1;
            while (end < picture.width() && line[end] == line[x])
                ++end;
            std::memset(to + x, palette.indexOf(line[x]), std::size_t(end - x));
            x = end;
        }
    }
    return indexed;
}

} // namespace formats
