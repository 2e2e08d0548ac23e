#include "sample_lessons.h"

#include "layout/layout.h"
#include "paint/paint.h"
#include "paint/theme.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTextStream>

#include <algorithm>
#include <limits>

/// Draws every sample to OUTDIR/<name>.png, for people to look at:  scenes OUTDIR [NAME…]
int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    QTextStream out(stdout);
    if (arguments.size() < 2) {
        out << "usage: scenes OUTDIR [NAME...]\n";
        return 2;
    }
    const QDir dir(arguments[1]);
    if (!dir.mkpath(".")) {
        out << "cannot create " << arguments[1] << '\n';
        return 1;
    }
    for (const Sample& sample : samples()) {
        if (arguments.size() > 2 && !arguments.mid(2).contains(sample.name))
            continue;
        const core::Network network(sample.lesson);
        QImage image(sample.size, QImage::Format_ARGB32_Premultiplied);
        QElapsedTimer timer;
        timer.start();
        const scene::Frame frame = scene::makeFrame(network, sample.shot);
        const qint64 framed = timer.nsecsElapsed();
        const scene::Layout layout(frame, QSizeF(sample.size), {.zoom = sample.zoom, .centre = {}});
        const qint64 laid = timer.nsecsElapsed();
        // As a window does it: with a cache that is warm after the first time.
        scene::PaintCache cache;
        qint64 fastest = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            const qint64 begin = timer.nsecsElapsed();
            QPainter painter(&image);
            scene::paint(painter, frame, layout, scene::themeNamed(sample.theme), &cache);
            painter.end();
            fastest = std::min(fastest, timer.nsecsElapsed() - begin);
        }
        out << qSetFieldWidth(24) << Qt::left << sample.name << qSetFieldWidth(0)
            << QString("frame %1  layout %2  paint %3 ms\n").arg(double(framed) / 1e6, 0, 'f', 2).arg(double(laid - framed) / 1e6, 0, 'f', 2).arg(double(fastest) / 1e6, 0, 'f', 2);
        if (!image.save(dir.filePath(sample.name + ".png"))) {
            out << "cannot write " << dir.filePath(sample.name + ".png") << '\n';
            return 1;
        }
    }
    return 0;
}
