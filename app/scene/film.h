#pragma once

#include "frame/frame.h"
#include "layout/layout.h"
#include "paint/theme.h"

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
    int taps = -1;         ///< as in Shot, for a picture of one step in the grain of products
    core::Grain grain = core::Grain::Window;
    int grainSize = 1;     ///< products of a window, or windows of a row: see chooseGrain
    double speed = 1.0;
    int framesPerSecond = 25;
    bool legend = true;    ///< of the colours, where there is room for it
    bool cropped = false;  ///< a picture: only as large as what is drawn, with a rim
    bool captioned = false; ///< a picture: below it stands which layer it shows, and which step
    bool outlined = false; ///< a vector picture: letters as shapes, the same on every machine
};

/// Lets the film, whose network and layer are known, go by `grain`.
void chooseGrain(Film& film, core::Grain grain);

/// How many pictures the film has: one for a single step, else a window or a row a second at speed 1, and the last one
/// held.
int pictureCount(const Film& film);
/// What picture `index` shows, 0 ≤ index < pictureCount.
Shot shotAt(const Film& film, int index);
/// The frame of one shot of it, without the legend where the film has none.
Frame frameOf(const Film& film, const Shot& shot, FrameCache* cache = nullptr);
/// How large a picture of a single step is: film.size, or less where it is cropped.
QSize pictureSize(const Film& film);
/// Draws one picture of the film over the whole of film.size, or of pictureSize, background included.
void paintPicture(QPainter& painter, const Film& film, int index, PaintCache* cache = nullptr);

} // namespace scene
