#pragma once

#include "scene/frame.h"
#include "scene/theme.h"

#include "core/lesson.h"

#include <QSize>

class QPainter;

namespace scene {

class PaintCache;

/// A frozen lesson to be exported: what to show, from where to where, how large, in which theme.
struct Film {
    core::Lesson lesson;
    int layer = 0;
    std::int64_t firstStep = 0;
    std::int64_t lastStep = 0; ///< inclusive; equal to firstStep for a picture
    QSize size = {1280, 720};
    Theme theme = themeNamed("light");
    View view = {};
    double speed = 1.0;
    int framesPerSecond = 25;
};

/// How many pictures the film has: one for a single step, else one step a second at speed 1, and the last one held.
int pictureCount(const Film& film);
/// What picture `index` shows, 0 ≤ index < pictureCount.
Shot shotAt(const Film& film, int index);
/// Draws one picture of the film over the whole of film.size, background included.
void paintPicture(QPainter& painter, const Film& film, const core::Network& network, int index, PaintCache* cache = nullptr);

} // namespace scene
