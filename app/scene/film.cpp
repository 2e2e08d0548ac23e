#include "scene/film.h"

#include "scene/layout.h"
#include "scene/paint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

/// A step lasts a second at speed 1: the window is on its way for a quarter of it, then the result comes up, then there is
/// time to read.
constexpr double secondsMoving = 0.35;
constexpr double secondsHeldAtEnd = 1.5;

int picturesPerStep(const Film& film)
{
    return std::max(1, int(std::lround(film.framesPerSecond / std::max(film.speed, 0.01))));
}

} // namespace

int pictureCount(const Film& film)
{
    const std::int64_t steps = std::max<std::int64_t>(film.lastStep - film.firstStep + 1, 1);
    if (steps == 1)
        return 1;
    const double held = secondsHeldAtEnd * film.framesPerSecond;
    return int(std::min<double>(double(steps) * picturesPerStep(film) + held, 1e9));
}

Shot shotAt(const Film& film, int index)
{
    Shot shot;
    shot.layer = film.layer;
    shot.step = film.firstStep;
    shot.view = film.view;
    shot.inputChannel = film.inputChannel;
    if (pictureCount(film) == 1)
        return shot;
    const int each = picturesPerStep(film);
    shot.step = std::min<std::int64_t>(film.firstStep + index / each, film.lastStep);
    const int within = index - int(shot.step - film.firstStep) * each;
    const double moving = std::min(secondsMoving / std::max(film.speed, 0.01), 0.6 * each / double(film.framesPerSecond));
    const double seconds = double(within + 1) / film.framesPerSecond;
    shot.phase = shot.step == film.firstStep && film.firstStep == 0 ? 1.0 : std::min(1.0, seconds / std::max(moving, 1e-9));
    return shot;
}

void paintPicture(QPainter& painter, const Film& film, int index, PaintCache* cache)
{
    const Frame frame = makeFrame(film.network, shotAt(film, index));
    const Layout layout(frame, QSizeF(film.size), film.viewport);
    paint(painter, frame, layout, film.theme, cache);
}

} // namespace scene
