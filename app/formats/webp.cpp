#include "formats/reel.h"

#include <QCoreApplication>
#include <QIODevice>

#include <webp/encode.h>
#include <webp/mux.h>

#include <memory>

// An animated WebP without loss: every pixel as it was on the screen, in about the size of a GIF.

namespace formats {

namespace {

struct DeleteEncoder {
    void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
};
using Encoder = std::unique_ptr<WebPAnimEncoder, DeleteEncoder>;

/// A picture for libwebp, freed at the end of the block.
class Pixels {
public:
    explicit Pixels(const QImage& image)
    {
        WebPPictureInit(&m_picture);
        m_picture.use_argb = 1;
        m_picture.width = image.width();
        m_picture.height = image.height();
        if (!WebPPictureImportBGRX(&m_picture, image.constBits(), int(image.bytesPerLine()))) // RGB32 on little-endian machines
            throw FileFault(QCoreApplication::translate("formats", "there is not enough memory"));
    }
    ~Pixels() { WebPPictureFree(&m_picture); }
    Pixels(const Pixels&) = delete;
    Pixels& operator=(const Pixels&) = delete;

    WebPPicture* get() { return &m_picture; }

private:
    WebPPicture m_picture;
};

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
    const Encoder encoder(WebPAnimEncoderNew(film.size.width(), film.size.height(), &options));
    const auto require = [&](int result) {
        if (!result)
            throw FileFault(QString::fromUtf8(encoder ? WebPAnimEncoderGetError(encoder.get()) : "libwebp"));
    };
    require(encoder != nullptr);
    constexpr int perSecond = 1000;
    while (reel.next()) {
        report(progress, double(reel.index()) / reel.count());
        Pixels pixels(reel.picture());
        require(WebPAnimEncoderAdd(encoder.get(), pixels.get(), int(moment(reel.index(), film.framesPerSecond, perSecond)), &config));
    }
    require(WebPAnimEncoderAdd(encoder.get(), nullptr, int(moment(reel.count(), film.framesPerSecond, perSecond)), nullptr));
    WebPData data;
    WebPDataInit(&data);
    require(WebPAnimEncoderAssemble(encoder.get(), &data));
    const std::unique_ptr<WebPData, decltype(&WebPDataClear)> cleared(&data, WebPDataClear);
    put(device, {reinterpret_cast<const char*>(data.bytes), qsizetype(data.size)});
}

} // namespace

extern const Format webpFormat;
const Format webpFormat = {
    .id = "webp",
    .extensions = {"webp"},
    .title = QT_TRANSLATE_NOOP("formats", "Animated WebP"),
    .use = QT_TRANSLATE_NOOP("formats", "For web pages: smaller than a GIF, and every pixel exact"),
    .carries = Picture | Animation,
    .knows = Time | Looping,
    .write = write,
};

} // namespace formats
