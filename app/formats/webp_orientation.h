#pragma once

#include <QByteArray>
#include <QImage>

namespace formats {

/// How the camera was held, as a WebP picture's EXIF block says it: 1 (upright) to 8, as in the TIFF standard's tag 274.
int webpOrientation(const QByteArray& webp);
/// The picture upright.
QImage upright(const QImage& picture, int orientation);

} // namespace formats
