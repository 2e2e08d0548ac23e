#pragma once

#include "formats/format.h"

#include "frame/frame_cache.h"
#include "layout/layout.h"
#include "paint/paint.h"

#include <QImage>

#include <array>
#include <optional>
#include <utility>

namespace formats {

/// A film's pictures one after another, painted once each: those that look like the one before are not handed out again but
/// counted, and of a picture only what changed is painted. Holds three pictures in memory, however long the film is.
class Reel {
public:
    /// Throws FileFault when pictures of that size do not fit into memory. `film` must outlive the reel.
    explicit Reel(const scene::Film& film);

    int count() const { return m_count; } ///< pictures in the film, those that look alike included
    /// Goes on to the next picture that looks different; false after the last.
    bool next();
    const QImage& picture() const { return m_images[0]; }  ///< Format_RGB32
    const QImage& previous() const { return m_images[1]; } ///< what was shown before
    QRect changed() const { return m_changed; }            ///< around all pixels that differ from `previous`; at first everything
    int index() const { return m_index; }                  ///< of the first picture that looks like this
    int repeats() const { return m_repeats; }              ///< how many in a row do

    /// Paints any picture of the film.
    QImage paint(int index);

private:
    /// A picture that has been thought of but not painted.
    struct Planned {
        Planned(scene::Frame of, const QSizeF& size, const scene::Viewport& viewport) : frame(std::move(of)), layout(frame, size, viewport) {}
        scene::Frame frame;
        scene::Layout layout;
    };
    Planned plan(int index);
    void paintInto(QImage& image, const Planned& planned, const QRegion* clip);

    const scene::Film& m_film;
    scene::FrameCache m_frameCache;
    scene::PaintCache m_paintCache;
    int m_count = 0;
    std::array<QImage, 3> m_images; ///< shown, shown before, and the next one when it has been painted
    std::optional<Planned> m_shown; ///< what m_images[0] shows
    std::optional<Planned> m_next;  ///< what m_images[2] shows, when that has been painted
    QRect m_changed;
    QRect m_nextChanged;
    int m_index = 0;
    int m_repeats = 0;
};

/// Around all pixels of `within` in which two pictures of one size differ; empty when they are alike there.
QRect difference(const QImage& a, const QImage& b, const QRect& within);

/// A moment of the film in units of `perSecond`, rounded, so that many short times add up to the right long one.
inline qint64 moment(int picture, int framesPerSecond, int perSecond)
{
    return (qint64(picture) * perSecond + framesPerSecond / 2) / framesPerSecond;
}

} // namespace formats
