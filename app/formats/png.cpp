#include "formats/format.h"

#include "scene/film.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QImageWriter>
#include <QPainter>

// A picture of one step, pixel for pixel what the window shows.

namespace formats {

static void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    report(progress, 0.0);
    const QSize size = scene::pictureSize(film);
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        throw FileFault(QCoreApplication::translate("formats", "A picture of %1 × %2 pixels does not fit into memory")
                            .arg(size.width())
                            .arg(size.height()));
    const bool seeThrough = film.theme.background.alpha() < 255;
    if (seeThrough)
        image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        scene::paintPicture(painter, film, 0);
    }
    report(progress, 0.5);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    // Without an alpha channel that is opaque everywhere.
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image.convertToFormat(seeThrough ? QImage::Format_ARGB32 : QImage::Format_RGB32)))
        throw FileFault(writer.errorString());
    put(device, bytes);
    report(progress, 1.0);
}

extern const Format pngFormat = {
    .id = "png",
    .extensions = {"png"},
    .title = QT_TRANSLATE_NOOP("formats", "Picture"),
    .use = QT_TRANSLATE_NOOP("formats", "For slides, documents and the web; sharp at its own size"),
    .carries = Picture,
    .knows = Transparency | Cropping,
    .write = write,
};

} // namespace formats
