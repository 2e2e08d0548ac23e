#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include "frame/frame.h"
#include "layout/changed.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "paint/theme.h"

#include "bench.h"
#include "pictures.h"

namespace bench {

namespace {

/// What the window does for a picture, part by part.
struct Screen {
    QImage image;
    ::scene::Theme theme = ::scene::themeNamed(QStringLiteral("light"));
    ::scene::PaintCache cache;
    ::scene::Shot shot;
    ::scene::Viewport viewport;
    ::scene::Frame frame;
    ::scene::Layout layout{::scene::Frame{}, QSizeF(1, 1)};

    explicit Screen(QSize size) : image(size, QImage::Format_RGB32) {}

    void make(const ::core::Network& network)
    {
        frame = ::scene::makeFrame(network, shot);
        layout = ::scene::Layout(frame, QSizeF(image.size()), viewport);
    }
    void paint(const QRegion& part = {})
    {
        QPainter painter(&image);
        if (!part.isEmpty())
            painter.setClipRegion(part);
        ::scene::paint(painter, frame, layout, theme, &cache);
    }
    void step(const ::core::Network& network)
    {
        const ::scene::Frame before = std::move(frame);
        const ::scene::Layout beforeLayout = std::move(layout);
        make(network);
        paint(::scene::changedRegion(before, beforeLayout, frame, layout));
    }
};

void numberBoard()
{
    note("\nscene: 32 x 32 numbers at 1920 x 1080");
    ::core::Lesson lesson = convReluPool(numbers(32));
    lesson.layers.erase(lesson.layers.begin(), lesson.layers.begin() + 2);
    const ::core::Network network(lesson);
    Screen screen({1920, 1080});
    screen.shot.step = 100;
    report("frame", measure([&] { screen.frame = ::scene::makeFrame(network, screen.shot); }), 1.0);
    report("layout", measure([&] { screen.layout = ::scene::Layout(screen.frame, QSizeF(screen.image.size())); }), 1.0);
    report("paint all", measure([&] { screen.paint(); }), 1.5);
    ::scene::Frame before;
    ::scene::Layout beforeLayout(before, QSizeF(1, 1));
    QRegion changed;
    const Cost change = measure([&] { screen.paint(changed); }, [&] {
        before = screen.frame;
        beforeLayout = screen.layout;
        screen.shot.step = 100 + (screen.shot.step + 1) % 60;
        screen.make(network);
        changed = ::scene::changedRegion(before, beforeLayout, screen.frame, screen.layout);
    });
    report("paint one step's change", change, 0.3);
    report("a step: frame, layout, what changed, its paint", measure([&] { screen.step(network); }, [&] {
        screen.shot.step = 100 + (screen.shot.step + 1) % 60;
    }), 2.0);
}

void colourMap()
{
    note("\nscene: 4096 x 4096 in colours alone at 1440 x 900");
    const ::core::Network network(convReluPool(hills(4096)));
    for (const int layer : {0, 2}) {
        const std::string name = network.layer(layer).type + ": ";
        Screen screen({1440, 900});
        screen.shot.layer = layer;
        screen.shot.step = network.stepCount(layer) * 2 / 3;
        const double start = double(screen.shot.step);
        screen.make(network);
        report(name + "first picture", measure([&] { screen.make(network); screen.paint(); }, {}, 0.0), 100.0);
        int turn = 0;
        const auto frame = [&](const char* what, const std::function<void()>& move) {
            report(name + what, measure([&] { move(); screen.make(network); screen.paint(); }), 8.0);
        };
        frame("whole picture again", [] {});
        frame("zoom", [&] { screen.viewport = {.zoom = 1.0 + 0.37 * double(++turn % 40), .centre = QPointF(0.3, 0.6)}; });
        screen.viewport.zoom = 3.3;
        frame("pan", [&] { screen.viewport.centre = QPointF(0.3 + 0.001 * double(++turn % 300), 0.5); });
        screen.viewport.zoom = 40.0;
        frame("pan close", [&] { screen.viewport.centre = QPointF(0.3 + 0.0001 * double(++turn % 300), 0.5); });
        screen.viewport = {};
        screen.make(network);
        screen.paint();
        report(name + "step", measure([&] {
            screen.shot.step = std::int64_t(start) + ++turn % 5000;
            screen.step(network);
        }), 8.0);
        screen.shot.phase = 0.4;
        report(name + "one picture of a glide", measure([&] {
            screen.shot.phase = 0.1 + 0.01 * (++turn % 50);
            screen.step(network);
        }), 8.0);
    }
}

} // namespace

void scene()
{
    numberBoard();
    colourMap();
}

} // namespace bench
