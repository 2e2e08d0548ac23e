#include "formats/reel.h"

#include "layout/changed.h"

#include <QCoreApplication>
#include <QPainter>

#include <cstring>
#include <utility>

namespace formats {

Reel::Reel(const scene::Film& film) : m_film(film), m_count(scene::pictureCount(film))
{
    for (QImage& image : m_images) {
        image = QImage(film.size, QImage::Format_RGB32);
        if (image.isNull())
            throw FileFault(QCoreApplication::translate("formats", "A picture of %1 × %2 pixels does not fit into memory")
                                .arg(film.size.width())
                                .arg(film.size.height()));
    }
}

Reel::Planned Reel::plan(int index)
{
    return Planned(scene::frameOf(m_film, scene::shotAt(m_film, index), &m_frameCache), QSizeF(m_film.size), m_film.viewport);
}

void Reel::paintInto(QImage& image, const Planned& planned, const QRegion* clip)
{
    if (m_film.theme.background.alpha() < 255)
        image.fill(Qt::white); // an animation has no transparent background
    QPainter painter(&image);
    if (clip)
        painter.setClipRegion(*clip);
    scene::paint(painter, planned.frame, planned.layout, m_film.theme, &m_paintCache);
}

QImage Reel::paint(int index)
{
    QImage image(m_film.size, QImage::Format_RGB32);
    paintInto(image, plan(index), nullptr);
    return image;
}

bool Reel::next()
{
    auto& [shown, before, coming] = m_images;
    m_index += m_repeats;
    if (m_index >= m_count)
        return false;
    std::swap(shown, before);
    if (m_next) {
        std::swap(shown, coming);
        m_shown = std::exchange(m_next, std::nullopt);
        m_changed = m_nextChanged;
    } else {
        m_shown = plan(m_index);
        paintInto(shown, *m_shown, nullptr);
        m_changed = shown.rect();
    }
    const bool wholly = m_film.theme.background.alpha() < 255; // there, painting twice is not painting once
    int after = m_index + 1;
    for (; after < m_count; ++after) {
        if (scene::shotAt(m_film, after) == scene::shotAt(m_film, after - 1))
            continue;
        m_next = plan(after);
        const QRegion region = wholly ? QRegion(shown.rect())
                                      : scene::changedRegion(m_shown->frame, m_shown->layout, m_next->frame, m_next->layout)
                                            .intersected(shown.rect());
        std::memcpy(coming.bits(), shown.constBits(), std::size_t(shown.sizeInBytes()));
        paintInto(coming, *m_next, &region);
        m_nextChanged = difference(shown, coming, region.boundingRect());
        if (m_nextChanged.isEmpty())
            m_next.reset();
        else
            break;
    }
    m_repeats = after - m_index;
    return true;
}

QRect difference(const QImage& a, const QImage& b, const QRect& within)
{
    int top = -1;
    int bottom = -1;
    int left = within.width();
    int right = -1;
    for (int y = within.top(); y <= within.bottom(); ++y) {
        const auto* one = reinterpret_cast<const QRgb*>(a.constScanLine(y)) + within.left();
        const auto* other = reinterpret_cast<const QRgb*>(b.constScanLine(y)) + within.left();
        if (std::memcmp(one, other, std::size_t(within.width()) * sizeof(QRgb)) == 0)
            continue;
        top = top < 0 ? y : top;
        bottom = y;
        int x = 0;
        while (x < left && one[x] == other[x])
            ++x;
        left = std::min(left, x);
        x = within.width() - 1;
        while (x > right && one[x] == other[x])
            --x;
        right = std::max(right, x);
    }
    return top < 0 ? QRect() : QRect(QPoint(within.left() + left, top), QPoint(within.left() + right, bottom));
}

} // namespace formats
