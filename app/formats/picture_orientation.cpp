#include "formats/picture_orientation.h"

#include <QTransform>

#include <webp/mux.h>

#include <memory>

// Qt 6.4 turns JPEG and TIFF pictures upright by itself, WebP and PNG ones not.

namespace formats {

namespace {

constexpr int uprightAlready = 1;

/// Unsigned numbers of a TIFF block, in either byte order; 0 beyond its end.
class Tiff {
public:
    explicit Tiff(QByteArrayView bytes) : m_bytes(bytes), m_bigEndian(bytes.startsWith("MM")) {}

    bool isSound() const { return (m_bigEndian || m_bytes.startsWith("II")) && number(2, 2) == 42; }
    quint32 number(quint32 at, int count) const
    {
        if (quint64(at) + quint64(count) > quint64(m_bytes.size()))
            return 0;
        quint32 result = 0;
        for (int k = 0; k < count; ++k)
            result = result << 8 | uchar(m_bytes[qsizetype(at) + (m_bigEndian ? k : count - 1 - k)]);
        return result;
    }

private:
    QByteArrayView m_bytes;
    bool m_bigEndian;
};

int orientationIn(QByteArrayView exif)
{
    if (exif.startsWith(QByteArrayView("Exif\0\0", 6)))
        exif = exif.sliced(6);
    const Tiff tiff(exif);
    if (!tiff.isSound())
        return uprightAlready;
    constexpr quint32 tag = 274;
    constexpr quint32 entryBytes = 12;
    const quint32 directory = tiff.number(4, 4);
    const quint32 count = tiff.number(directory, 2);
    for (quint32 k = 0; k < count; ++k) {
        const quint32 entry = directory + 2 + k * entryBytes;
        if (tiff.number(entry, 2) == tag)
            return int(tiff.number(entry + 8, 2));
    }
    return uprightAlready;
}

} // namespace

int webpOrientation(const QByteArray& webp)
{
    const WebPData data = {reinterpret_cast<const std::uint8_t*>(webp.constData()), std::size_t(webp.size())};
    const std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> mux(WebPMuxCreate(&data, 0), WebPMuxDelete);
    WebPData exif;
    if (!mux || WebPMuxGetChunk(mux.get(), "EXIF", &exif) != WEBP_MUX_OK)
        return uprightAlready;
    return orientationIn(QByteArrayView(reinterpret_cast<const char*>(exif.bytes), qsizetype(exif.size)));
}

int pngOrientation(const QByteArray& png)
{
    constexpr qsizetype signature = 8;
    constexpr qsizetype around = 12; // length, type and checksum of a chunk
    const auto lengthAt = [&](qsizetype at) {
        quint32 length = 0;
        for (qsizetype k = 0; k < 4; ++k)
            length = length << 8 | uchar(png[at + k]);
        return qsizetype(length);
    };
    for (qsizetype at = signature; at + around <= png.size(); at += around + lengthAt(at)) {
        const qsizetype length = lengthAt(at);
        if (length > png.size() - at - around)
            break;
        if (QByteArrayView(png).sliced(at + 4, 4) == QByteArrayView("eXIf"))
            return orientationIn(QByteArrayView(png).sliced(at + 8, length));
    }
    return uprightAlready;
}

QImage upright(const QImage& picture, int orientation)
{
    const auto quarter = [&] { return picture.transformed(QTransform().rotate(90)); }; // clockwise
    switch (orientation) {
    case 2:
        return picture.mirrored(true, false);
    case 3:
        return picture.mirrored(true, true);
    case 4:
        return picture.mirrored(false, true);
    case 5:
        return quarter().mirrored(true, false);
    case 6:
        return quarter();
    case 7:
        return quarter().mirrored(false, true);
    case 8:
        return quarter().mirrored(true, true);
    default:
        return picture;
    }
}

} // namespace formats
