#include "scene/film.h"

#include "layout/layout.h"
#include "layout/text.h"
#include "paint/paint.h"

#include "core/compare.h"
#include "core/work.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

/// A step lasts a second at speed 1: the window is on its way for a quarter of it, then the result comes up, then there is
/// time to read.
constexpr double secondsMoving = 0.35;
constexpr double secondsHeldAtEnd = 1.5;

/// Of a stop's time, what a single product takes.
constexpr double productShare = 0.6;

double stopSeconds(const Film& film)
{
    return (film.grain == core::Grain::Product ? productShare : 1.0) / std::max(film.speed, 0.01);
}

int picturesPerStop(const Film& film)
{
    return std::max(1, int(std::lround(film.framesPerSecond * stopSeconds(film))));
}

/// Products come up one after the other, and then the result; a row is one stop, and so is a window.
int stopsPerStep(const Film& film)
{
    return film.grain == core::Grain::Product && film.grainSize > 1 ? film.grainSize + 1 : 1;
}

std::int64_t stopCount(const Film& film)
{
    if (film.grain == core::Grain::Row)
        return film.lastStep / film.grainSize - film.firstStep / film.grainSize + 1;
    return std::max<std::int64_t>(film.lastStep - film.firstStep + 1, 1) * stopsPerStep(film);
}

} // namespace

void chooseGrain(Film& film, core::Grain grain)
{
    const core::Network& network = film.network;
    film.grain = grain;
    film.grainSize = 1;
    if (film.layer >= network.layerCount() || network.stepCount(film.layer) == 0)
        return;
    const core::Shape& in = network.inputOf(film.layer).shape();
    const core::Shape& out = network.outputOf(film.layer).shape();
    if (grain == core::Grain::Row)
        film.grainSize = core::shownOutputShape(network, film.layer).w;
    const bool compares = core::Comparison::of(network, film.layer).has_value();
    if (compares && grain == core::Grain::Product)
        film.grain = core::Grain::Window; // two compared windows move as wholes
    if (compares || grain != core::Grain::Product)
        return;
    const std::int64_t most = core::largestWindow(network.layer(film.layer), in, out);
    if (most <= core::mostTaps)
        film.grainSize = std::max(1, int(most));
}

int pictureCount(const Film& film)
{
    if (film.lastStep <= film.firstStep)
        return 1;
    const double held = secondsHeldAtEnd * film.framesPerSecond;
    return int(std::min<double>(double(stopCount(film)) * picturesPerStop(film) + held, 1e9));
}

Shot shotAt(const Film& film, int index)
{
    Shot shot;
    shot.layer = film.layer;
    shot.step = film.firstStep;
    shot.view = film.view;
    shot.inputChannel = film.inputChannel;
    shot.grain = film.grain;
    if (pictureCount(film) == 1) {
        shot.taps = film.taps;
        return shot;
    }
    const int each = picturesPerStop(film);
    const std::int64_t stop = std::min<std::int64_t>(index / each, stopCount(film) - 1);
    const int within = index - int(stop) * each;
    const double moving = std::min(secondsMoving / std::max(film.speed, 0.01), 0.6 * each / double(film.framesPerSecond));
    const double seconds = double(within + 1) / film.framesPerSecond;
    const double phase = std::min(1.0, seconds / std::max(moving, 1e-9));
    if (film.grain == core::Grain::Row) {
        shot.step = std::min((film.firstStep / film.grainSize + stop + 1) * film.grainSize - 1, film.lastStep);
        return shot;
    }
    const int stops = stopsPerStep(film);
    const auto product = int(stop % stops);
    shot.step = film.firstStep + stop / stops;
    shot.taps = product + 1 < stops ? product + 1 : -1;
    if (product == 0)
        shot.phase = shot.step == film.firstStep && film.firstStep == 0 ? 1.0 : phase;
    else if (product + 1 == stops) // the window has arrived long ago: only the result comes up
        shot.phase = glideEnd + (1.0 - glideEnd) * phase;
    return shot;
}

namespace {

/// A picture, what of it is seen, and the line below.
struct Print {
    Frame frame;
    Layout layout;
    QRect seen;
    QString caption{};
    int captionPixels = 0;
};

/// Where anything is drawn, with a rim.
QRectF drawnPart(const Layout& layout)
{
    QRectF part = layout.curveRect();
    for (const Placed& board : layout.boards())
        part |= board.view;
    for (const Text& text : layout.texts())
        part |= QRectF(text.rect.topLeft(), QSizeF(textWidth(text.text, text.pixels, text.bold), text.rect.height()));
    for (const Legend& legend : layout.legends())
        part |= legend.bar;
    const double rim = std::max(8.0, 0.02 * layout.size().width()); // with the window's frame in it
    return part.isEmpty() ? QRectF({}, layout.size()) : part.adjusted(-rim, -rim, rim, rim);
}

Print printOf(const Film& film, int index)
{
    const bool single = pictureCount(film) == 1;
    Frame frame = frameOf(film, shotAt(film, index));
    const bool captioned = single && film.captioned && !frame.headline.isEmpty();
    const int pixels = captioned ? std::clamp(film.size.height() / 38, 11, 40) : 0;
    const int strip = captioned ? int(std::lround(lineHeight(pixels) * 1.4)) : 0;
    const QSize room(film.size.width(), film.size.height() - strip);
    Layout layout(frame, QSizeF(room), film.viewport);
    QRect seen({}, room);
    if (single && film.cropped)
        seen &= drawnPart(layout).toAlignedRect();
    Print print{std::move(frame), std::move(layout), seen};
    if (!captioned)
        return print;
    const std::int64_t steps = core::shownStepCount(film.network, film.layer);
    print.caption = QCoreApplication::translate("scene", "%1 · step %2 of %3").arg(print.frame.headline).arg(film.firstStep + 1).arg(steps);
    print.captionPixels = pixels;
    print.seen.setWidth(std::max(print.seen.width(), std::min(room.width(), int(textWidth(print.caption, pixels)) + 2 * pixels)));
    print.seen.moveLeft(std::min(print.seen.left(), room.width() - print.seen.width()));
    print.seen.setHeight(print.seen.height() + strip);
    return print;
}

} // namespace

Frame frameOf(const Film& film, const Shot& shot, FrameCache* cache)
{
    Frame frame = makeFrame(film.network, shot, cache);
    if (!film.legend) {
        for (Board& board : frame.boards)
            board.scale.signs = false;
    }
    return frame;
}

QSize pictureSize(const Film& film)
{
    return film.cropped && pictureCount(film) == 1 ? printOf(film, 0).seen.size() : film.size;
}

void paintPicture(QPainter& painter, const Film& film, int index, PaintCache* cache)
{
    const Print print = printOf(film, index);
    painter.save();
    painter.translate(-print.seen.topLeft());
    if (print.captionPixels > 0 && film.theme.background.alpha() > 0)
        painter.fillRect(print.seen, film.theme.background);
    paint(painter, print.frame, print.layout, film.theme, cache);
    if (print.captionPixels > 0) {
        bool elided = false;
        const QString words = wrapped(print.caption, print.captionPixels, false, print.seen.width() - print.captionPixels, 1, elided).value(0);
        painter.setFont(sceneFont(print.captionPixels));
        painter.setPen(film.theme.softInk);
        painter.drawText(QPointF(print.seen.center().x() - textWidth(words, print.captionPixels) / 2,
                                 print.seen.bottom() - 0.55 * print.captionPixels), words);
    }
    painter.restore();
}

} // namespace scene
