#pragma once

#include <QByteArray>
#include <QColor>
#include <QRect>

class QImage;

namespace formats {

/// A picture as video codecs want it: a plane of luma and two of chroma, a quarter as large (Y′CbCr 4:2:0, BT.709, 16 … 235).
/// Both sides are even; an odd one gets a line of background more. Done here rather than by ffmpeg because only what
/// changed is converted, and because a pipe carries three eighths of the bytes.
class YuvPicture {
public:
    YuvPicture(const QSize& size, const QColor& background);

    QSize size() const { return m_size; }
    /// Takes over `changed` of a picture in Format_RGB32.
    void update(const QImage& picture, const QRect& changed);
    const QByteArray& bytes() const { return m_bytes; }

private:
    QSize m_size;
    QRgb m_background;
    QByteArray m_bytes;
};

} // namespace formats
