#include "formats/picture_reader.h"

#include "arrays/foreign.h"
#include "core/check.h"
#include "core/lesson_file.h"
#include "formats/picture_tensor.h"
#include "formats/picture_orientation.h"

#include <QImageReader>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace formats {

namespace {

/// Bytes in memory that report how far they were read, and that end when told to stop: a decoder in C gives up at the end
/// of its file, whereas an exception must not pass through it.
class WatchedBytes : public QIODevice {
public:
    /// `exact` for a reader that never asks for more than it needs.
    WatchedBytes(const QByteArray& bytes, bool exact, const Progress& progress)
        : m_bytes(bytes), m_exact(exact), m_progress(progress)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool stopped() const { return m_stopped; }
    /// Whether bytes past the end were asked for. Qt's readers of BMP and JPEG paint what is missing black or grey and
    /// call that a success.
    bool endedEarly() const { return m_endedEarly; }
    qint64 size() const override { return m_bytes.size(); }

protected:
    qint64 readData(char* data, qint64 most) override
    {
        if (m_progress && !m_stopped)
            m_stopped = !m_progress(double(pos()) / double(std::max<qint64>(1, size())));
        if (m_stopped)
            return -1;
        const qint64 count = std::clamp<qint64>(size() - pos(), 0, most);
        m_endedEarly = m_endedEarly || (m_exact ? count < most : count == 0 && most > 0);
        std::memcpy(data, m_bytes.constData() + pos(), std::size_t(count));
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    const QByteArray& m_bytes;
    bool m_exact;
    const Progress& m_progress;
    bool m_stopped = false;
    bool m_endedEarly = false;
};

} // namespace

std::string_view pictureKind(QByteArrayView bytes)
{
    return arrays::pictureKind({bytes.data(), std::size_t(bytes.size())});
}

QSize pictureSize(QImageReader& reader, QByteArrayView bytes)
{
    const QSize frame = reader.size();
    constexpr qsizetype header = 10; // "GIF89a", width, height
    if (pictureKind(bytes) != "gif" || bytes.size() < header || frame.isEmpty())
        return frame;
    return frame.expandedTo(QSize(qFromLittleEndian<quint16>(bytes.data() + 6), qFromLittleEndian<quint16>(bytes.data() + 8)));
}

Photo readPicture(const QByteArray& bytes, const QString& name, const Progress& progress)
{
    const auto fail = [&](core::Message message) -> void { throw core::FileError(name.toStdString(), "", std::move(message)); };
    const std::string_view kind = pictureKind(bytes);
    if (const core::Message refusal = arrays::refusalOf({bytes.constData(), std::size_t(bytes.size())}); kind.empty() && !refusal.empty())
        fail(refusal);
    if (kind.empty())
        fail({CORE_TEXT("is not a PNG, JPEG, WebP, BMP or GIF picture"), {}});
    if (kind == "png" && pngEndsEarly(bytes))
        fail({CORE_TEXT("is damaged: the file ends too early"), {}});

    // 8 bytes a pixel are the most that a picture within our own limit needs. Qt's default would refuse that.
    QImageReader::setAllocationLimit(int(maxPicturePixels * 8 >> 20));
    WatchedBytes device(bytes, kind == "bmp", progress);
    QImageReader reader(&device, QByteArray(kind.data(), qsizetype(kind.size())));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    if (!QImageReader::supportedImageFormats().contains(reader.format()))
        fail({CORE_TEXT("cannot be read, because Qt's plugin for {0} is not installed"), {std::string(kind)}});
    const QSize size = pictureSize(reader, bytes);
    const qint64 pixels = qint64(size.width()) * size.height();
    if (size.isEmpty() && !device.stopped())
        fail({CORE_TEXT("is damaged: {0}"), {reader.errorString().toStdString()}});
    const bool jpeg = kind == "jpeg";
    const qint64 most = jpeg ? maxJpegPixels : maxPicturePixels;
    if (pixels > most)
        fail({CORE_TEXT("is {0} × {1} pixels large; at most {2} million pixels can be read"),
              {std::to_string(size.width()), std::to_string(size.height()), std::to_string(most / 1000000)}});
    Photo photo;
    if (pixels > maxPicturePixels) { // JPEG's decoder makes it smaller while it reads, which saves the memory
        const QSize smaller = size * std::sqrt(double(maxPicturePixels) / double(pixels));
        reader.setScaledSize(smaller);
        photo.notes.push_back({CORE_TEXT("The picture of {0} × {1} pixels was read at {2} × {3}."),
                               {std::to_string(size.width()), std::to_string(size.height()), std::to_string(smaller.width()), std::to_string(smaller.height())}});
    }
    const bool turnedByQt = reader.transformation() != QImageIOHandler::TransformationNone;
    if (reader.supportsAnimation() && reader.imageCount() > 1)
        photo.notes.push_back({CORE_TEXT("The file holds several pictures; the first one was taken."), {}});

    QImage image;
    const bool read = reader.read(&image);
    if (device.stopped())
        throw Cancelled{};
    if (!read || image.isNull())
        fail({CORE_TEXT("is damaged: {0}"), {reader.errorString().toStdString()}});
    if (device.endedEarly() && (jpeg || kind == "bmp"))
        fail({CORE_TEXT("is damaged: the file ends too early"), {}});
    constexpr int uprightAlready = 1;
    const int orientation = turnedByQt ? uprightAlready : kind == "webp" ? webpOrientation(bytes) : kind == "png" ? pngOrientation(bytes) : uprightAlready;
    image = upright(image, orientation);
    if (turnedByQt || (orientation > uprightAlready && orientation <= 8))
        photo.notes.push_back({CORE_TEXT("The picture was turned upright, as its EXIF orientation says."), {}});
    photo.image = readable(image);
    return photo;
}

} // namespace formats
