#pragma once

#include <QByteArray>
#include <QImage>

namespace formats {

/// How the camera was held, as a WebP picture's EXIF block says it: 1 (upright) to 8, as in the TIFF standard's tag 274.
int webpOrientation(const QByteArray& webp);
/// The same of a PNG file, from its eXIf chunk (PNG specification, third edition, 11.3.4.6).
int pngOrientation(const QByteArray& png);
/// Whether a chunk of a PNG file claims more bytes than the file has. libpng 1.6 allocates what eXIf claims, up to 2 GiB,
/// before it looks.
bool pngEndsEarly(const QByteArray& png);
/// The picture upright.
QImage upright(const QImage& picture, int orientation);

} // namespace formats
