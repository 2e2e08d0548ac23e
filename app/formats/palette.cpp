#include "formats/palette.h"

#include <QImage>

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace formats {

namespace {

constexpr QRgb opaque = 0xff000000;
constexpr std::size_t tableSize = 1U << 15;

using Counted = std::pair<QRgb, std::int64_t>;

int channel(QRgb colour, int k)
{
    return int(colour >> (8 * k) & 0xff);
}

/// The channel in which the colours lie furthest apart, and how far.
std::pair<int, int> widest(std::span<const Counted> box)
{
    std::pair<int, int> best = {0, -1};
    for (int k = 0; k < 3; ++k) {
        int low = 255;
        int high = 0;
        for (const auto& [colour, count] : box) {
            low = std::min(low, channel(colour, k));
            high = std::max(high, channel(colour, k));
        }
        if (high - low > best.second)
            best = {k, high - low};
    }
    return best;
}

QRgb mean(std::span<const Counted> box)
{
    std::array<std::int64_t, 3> sums = {};
    std::int64_t total = 0;
    for (const auto& [colour, count] : box) {
        total += count;
        for (int k = 0; k < 3; ++k)
            sums[std::size_t(k)] += count * channel(colour, k);
    }
    QRgb result = opaque;
    for (int k = 0; k < 3; ++k)
        result |= QRgb((sums[std::size_t(k)] + total / 2) / total) << (8 * k);
    return result;
}

/// Heckbert's median cut: the box that is widest is halved until there are enough.
void medianCut(std::span<Counted> colours, int most, std::vector<QRgb>& result)
{
    std::vector<std::span<Counted>> boxes = {colours};
    while (int(boxes.size()) < most) {
        const auto box = std::ranges::max_element(boxes, {}, [](const auto& b) { return b.size() < 2 ? -1 : widest(b).second; });
        if (box->size() < 2)
            break;
        const int k = widest(*box).first;
        const std::span<Counted> all = *box;
        std::ranges::sort(all, {}, [k](const Counted& c) { return channel(c.first, k); });
        const std::size_t half = all.size() / 2;
        *box = all.first(half);
        boxes.push_back(all.subspan(half));
    }
    for (const auto& box : boxes)
        result.push_back(mean(box));
}

} // namespace

void ColourCount::add(const QImage& picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = 0; x < picture.width();) {
            int end = x + 1;
            while (end < picture.width() && line[end] == line[x])
                ++end;
            m_counts[line[x] | opaque] += end - x;
            x = end;
        }
    }
}

Palette::Palette(const ColourCount& colours, int most) : m_keys(tableSize, 0), m_values(tableSize, 0)
{
    std::vector<Counted> all(colours.counts().begin(), colours.counts().end());
    // The number breaks ties, so that the same film makes the same file.
    std::ranges::sort(all, [](const Counted& a, const Counted& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    const std::size_t exact = int(all.size()) <= most ? all.size() : std::size_t(most) / 2;
    for (std::size_t k = 0; k < exact; ++k)
        m_colours.push_back(all[k].first);
    if (exact < all.size())
        medianCut(std::span(all).subspan(exact), most - int(exact), m_colours);
}

std::uint8_t Palette::indexOf(QRgb colour)
{
    colour |= opaque;
    std::size_t slot = (colour * 2654435761U) >> 17;
    for (int step = 0; step < 8; ++step, slot = (slot + 1) % tableSize) {
        if (m_keys[slot] == colour)
            return std::uint8_t(m_values[slot]);
        if (m_keys[slot] == 0)
            break;
    }
    int best = 0;
    int nearest = std::numeric_limits<int>::max();
    for (std::size_t k = 0; k < m_colours.size(); ++k) {
        const int red = qRed(colour) - qRed(m_colours[k]);
        const int green = qGreen(colour) - qGreen(m_colours[k]);
        const int blue = qBlue(colour) - qBlue(m_colours[k]);
        const int distance = 2 * red * red + 4 * green * green + 3 * blue * blue; // about how the eye weighs them
        if (distance < nearest) {
            nearest = distance;
            best = int(k);
        }
    }
    m_keys[slot] = colour; // forgets another one where eight in a row are taken
    m_values[slot] = std::int16_t(best);
    return std::uint8_t(best);
}

} // namespace formats
