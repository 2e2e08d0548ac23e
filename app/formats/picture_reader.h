#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include "core/message.h"
#include "formats/format.h"

#include <string_view>
#include <vector>

class QImageReader;

namespace formats {

/// The most pixels of a picture that is read whole. A larger JPEG is read at half, a quarter or an eighth of its size.
constexpr std::int64_t maxPicturePixels = std::int64_t(1) << 25;
constexpr std::int64_t maxJpegPixels = std::int64_t(1) << 27;

/// As in arrays/foreign.h.
std::string_view pictureKind(QByteArrayView bytes);

/// How large reading makes a picture: as QImageReader says, and of a GIF its whole canvas, of which its first frame may be a
/// small part. Empty where the reader cannot tell.
QSize pictureSize(QImageReader& reader, QByteArrayView bytes);

/// A picture as read.
struct Photo {
    QImage image; ///< one of picture_tensor.h's formats, with 16 bits a colour where the file has more than 8
    std::vector<core::Message> notes; ///< that it was turned, made smaller, or is one of several
};

/// The picture in a file's bytes, upright as its EXIF orientation says, of an animation the first frame.
/// Throws core::FileError for anything else, and Cancelled when `progress` says stop.
Photo readPicture(const QByteArray& bytes, const QString& name, const Progress& progress = {});

} // namespace formats
