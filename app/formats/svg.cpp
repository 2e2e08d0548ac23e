#include "formats/format.h"

#include "formats/harmless.h"
#include "formats/outlined.h"
#include "frame/frame.h"
#include "scene/film.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QSvgGenerator>

// A picture of one step that can be enlarged without end, with its text as text.

namespace formats {

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        const QSize size = scene::pictureSize(film);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        // One pixel of a font is one unit of the picture, as everywhere else.
        generator.setResolution(96);
        // QSvgGenerator writes the title as it is given: unescaped, a lesson could smuggle markup into the file.
        generator.setTitle(plain(scene::makeFrame(film.network, scene::shotAt(film, 0)).headline).toHtmlEscaped());
        QPainter painter(&generator);
        scene::paintPicture(painter, film, 0);
    }
    if (film.outlined)
        bytes = outlined(bytes);
    // Only the first family of a font is written. Where that is missing, any sans serif is nearer to it than the default.
    bytes.replace("font-family=\"Noto Sans\"", "font-family=\"Noto Sans, DejaVu Sans, sans-serif\"");
    put(device, bytes);
    report(progress, 1.0);
}

extern const Format svgFormat = {
    .id = "svg",
    .extensions = {"svg"},
    .title = QT_TRANSLATE_NOOP("formats", "Vector picture"),
    .use = QT_TRANSLATE_NOOP("formats", "For print and for editing: sharp at any size, text stays text"),
    .carries = Picture,
    .knows = Transparency | Cropping | Outlines,
    .write = write,
};

} // namespace formats
