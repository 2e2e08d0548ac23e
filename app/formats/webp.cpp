#include "formats/reel.h"

#include <QCoreApplication>
#include <QIODevice>

#include <webp/encode.h>
#include <webp/mux.h>

#include <memory>

// An animated WebP without loss: every pixel as it was on the screen, in about the size of a GIF.

namespace formats {

namespace {

void write(const Export& what, QIODevice& device, const Progress& progress)
{
    const auto& film = std::get<scene::Film>(what);
    if (std::max(film.size.width(), film.size.height()) > WEBP_MAX_DIMENSION)
        throw FileFault(QCoreApplication::translate("formats", "WebP pictures have at most %1 pixels a side")
                            .arg(WEBP_MAX_DIMENSION));
    report(progress, 0.0);
    Reel reel(film);

    WebPAnimEncoderOptions options;
    WebPConfig config;
    if (!WebPAnimEncoderOptionsInit(&options) || !WebPConfigInit(&config) || !WebPConfigLosslessPreset(&config, 1))
        throw FileFault(QStringLiteral("libwebp"));
    options.anim_params.loop_count = what.options.loop ? 0 : 1;
    const std::unique_ptr<WebPAnimEncoder, decltype(&WebPAnimEncoderDelete)> encoder(
        WebPAnimEncoderNew(film.size.width(), film.size.height(), &options), WebPAnimEncoderDelete);
    const auto require = [&](int result) {
        if (!result)
            throw FileFault(QString::fromUtf8(encoder ? WebPAnimEncoderGetError(encoder.get()) : "libwebp"));
    };
    require(encoder != nullptr);
    constexpr int perSecond = 1000;
    while (reel.next()) {
        report(progress, double(reel.index()) / reel.count());
        const QImage& image = reel.picture();
        WebPPicture picture;
        WebPPictureInit(&picture);
        const std::unique_ptr<WebPPicture, decltype(&WebPPictureFree)> freed(&picture, WebPPictureFree); // what it holds
        picture.use_argb = 1;
        picture.width = image.width();
        picture.height = image.height();
        if (!WebPPictureImportBGRX(&picture, image.constBits(), int(image.bytesPerLine()))) // RGB32 on little-endian machines
            throw FileFault(QCoreApplication::translate("formats", "there is not enough memory"));
        require(WebPAnimEncoderAdd(encoder.get(), &picture, int(moment(reel.index(), film.framesPerSecond, perSecond)), &config));
    }
    require(WebPAnimEncoderAdd(encoder.get(), nullptr, int(moment(reel.count(), film.framesPerSecond, perSecond)), nullptr));
    WebPData data;
    WebPDataInit(&data);
    require(WebPAnimEncoderAssemble(encoder.get(), &data));
    const std::unique_ptr<WebPData, decltype(&WebPDataClear)> cleared(&data, WebPDataClear);
    put(device, {reinterpret_cast<const char*>(data.bytes), qsizetype(data.size)});
}

} // namespace

extern const Format webpFormat = {
    .id = "webp",
    .extensions = {"webp"},
    .title = QT_TRANSLATE_NOOP("formats", "Animated WebP"),
    .use = QT_TRANSLATE_NOOP("formats", "For web pages: smaller than a GIF, and every pixel exact"),
    .carries = Picture | Animation,
    .knows = Time | Looping,
    .write = write,
};

} // namespace formats
