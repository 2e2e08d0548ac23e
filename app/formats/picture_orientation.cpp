#include "formats/picture_orientation.h"

#include <QTransform>
#include <QtEndian>

#include <webp/mux.h>

#include <algorithm>
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

/// Walks the chunks of a PNG file.
class PngChunk {
public:
    explicit PngChunk(QByteArrayView png) : m_rest(png.sliced(std::min<qsizetype>(png.size(), signature))) {}

    bool isWhole() const { return m_rest.size() >= around && length() <= m_rest.size() - around; }
    QByteArrayView type() const { return m_rest.sliced(4, 4); }
    QByteArrayView data() const { return m_rest.sliced(8, length()); }
    void toNext() { m_rest = m_rest.sliced(around + length()); }

private:
    static constexpr qsizetype signature = 8;
    static constexpr qsizetype around = 12; // length, type and checksum

    qsizetype length() const { return qsizetype(qFromBigEndian<quint32>(m_rest.data())); }

    QByteArrayView m_rest;
};

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
    for (PngChunk chunk(png); chunk.isWhole(); chunk.toNext()) {
        if (chunk.type() == QByteArrayView("eXIf"))
            return orientationIn(chunk.data());
    }
    return uprightAlready;
}

bool pngEndsEarly(const QByteArray& png)
{
    PngChunk chunk(png);
    while (chunk.isWhole() && chunk.type() != QByteArrayView("IEND"))
        chunk.toNext();
    return !chunk.isWhole();
}

QImage upright(const QImage& picture, int orientation)
{
    const auto isOneOf = [orientation](std::initializer_list<int> some) { return std::ranges::find(some, orientation) != some.end(); };
    const QImage turned = isOneOf({5, 6, 7, 8}) ? picture.transformed(QTransform().rotate(90)) : picture; // clockwise
    return turned.mirrored(isOneOf({2, 3, 5, 8}), isOneOf({3, 4, 7, 8}));
}

} // namespace formats
