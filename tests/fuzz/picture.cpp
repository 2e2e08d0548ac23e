#include "core/lesson_file.h"
#include "formats/picture_orientation.h"
#include "formats/picture_reader.h"
#include "formats/picture_tensor.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImageReader>

#include <cmath>
#include <cstdint>
#include <cstdlib>

/// Whether reading the picture is a matter of milliseconds: a fuzzer should look for wrong answers, not for big ones.
static bool isSmall(const QByteArray& bytes)
{
    if (formats::pictureKind(bytes) == "png" && formats::pngEndsEarly(bytes))
        return true; // the reader says so before it gives it to libpng
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    const QSize size = formats::pictureSize(reader, bytes);
    return qint64(size.width()) * size.height() <= 16'384; // 128 × 128
}

/// Any part of it, in any size and colour: every number must be one, within the range that was asked for.
static void makeNumbers(const QImage& image, const QByteArray& bytes)
{
    const auto at = [&](qsizetype i) { return int(static_cast<unsigned char>(bytes[bytes.size() - 1 - i % bytes.size()])); };
    formats::PictureOptions options;
    options.crop = QRect(at(0) - 20, at(1) - 20, at(2), at(3));
    options.size = QSize(at(4) % 65, at(5) % 65);
    options.colour = at(6) % 2 == 0 ? formats::PictureOptions::Grey : formats::PictureOptions::Rgb;
    options.range = at(7) % 2 == 0 ? formats::PictureOptions::Unit : formats::PictureOptions::Byte;
    options.enlarge = at(8) % 2 == 0 ? formats::PictureOptions::Nearest : formats::PictureOptions::Bilinear;
    options.inverted = at(9) % 2 == 0;
    for (const formats::PictureOptions& way : {formats::PictureOptions{}, options}) {
        const core::Tensor tensor = formats::tensorFromImage(image, way);
        const float most = way.range == formats::PictureOptions::Unit ? 1.0F : 255.0F;
        for (const float value : tensor.data()) {
            if (!(value >= 0.0F && value <= most))
                std::abort();
        }
    }
}

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {}); // Qt warns of each damaged picture
    static const QGuiApplication application(*argc, *argv); // finds the plugins that read JPEG, GIF and WebP
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    if (!isSmall(bytes))
        return 0;
    try {
        makeNumbers(formats::readPicture(bytes, QStringLiteral("fuzz.png")).image, bytes);
    } catch (const core::FileError& error) {
        if (error.message().english().empty())
            std::abort();
    }
    return 0;
}
