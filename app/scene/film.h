#pragma once

#include "scene/frame.h"
#include "scene/layout.h"
#include "scene/theme.h"

#include "core/network.h"

#include <QSize>

class QPainter;

namespace scene {

class PaintCache;

/// A frozen lesson to be exported: what to show, from where to where, how large, in which theme. The lesson comes with what
/// its layers come to, so that several films of it compute it once.
struct Film {
    core::Network network;
    int layer = 0;
    std::int64_t firstStep = 0;
    std::int64_t lastStep = 0; ///< inclusive; equal to firstStep for a picture
    QSize size = {1280, 720};
    Theme theme = themeNamed("light");
    View view = {};
    int inputChannel = -1; ///< as in Shot
    Viewport viewport = {};
    double speed = 1.0;
    int framesPerSecond = 25;
};

/// How many pictures the film has: one for a single step, else one step a second at speed 1, and the last one held.
int pictureCount(const Film& film);
/// What picture `index` shows, 0 ≤ index < pictureCount.
Shot shotAt(const Film& film, int index);
/// Draws one picture of the film over the whole of film.size, background included.
void paintPicture(QPainter& painter, const Film& film, int index, PaintCache* cache = nullptr);

} // namespace scene
