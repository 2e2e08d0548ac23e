#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QTest>

#include "core/lesson_file.h"
#include "cpu_time.h"
#include "formats/numbers.h"
#include "formats/picture_reader.h"
#include "formats/picture_tensor.h"

#include <zlib.h>

#include <cmath>

using formats::PictureOptions;

namespace {

constexpr QRgb black = 0xFF000000;
constexpr QRgb white = 0xFFFFFFFF;
constexpr QRgb red = 0xFFFF0000;
constexpr QRgb green = 0xFF00FF00;
constexpr QRgb blue = 0xFF0000FF;

QImage painted(int width, int height, const std::vector<QRgb>& pixels)
{
    QImage image(width, height, QImage::Format_ARGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, pixels[std::size_t(y * width + x)]);
    }
    return image;
}

QByteArray encoded(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    if (!writer.write(image))
        qFatal("cannot write %s", format);
    return bytes;
}

QString problemOf(const QByteArray& bytes)
{
    try {
        formats::readPicture(bytes, QStringLiteral("p.png"));
        return QStringLiteral("no problem");
    } catch (const core::FileError& error) {
        return QString::fromStdString(error.what());
    }
}

QByteArray chunk(const QByteArray& type, const QByteArray& data)
{
    const auto number = [](quint32 value) {
        return QByteArray{}.append(char(value >> 24)).append(char(value >> 16)).append(char(value >> 8)).append(char(value));
    };
    const QByteArray body = type + data;
    return number(quint32(data.size())) + body + number(quint32(crc32(0, reinterpret_cast<const Bytef*>(body.constData()), uInt(body.size()))));
}

/// A PNG whose header says `side` × `side`, with a few zeros packed inside.
QByteArray pngOfSide(quint32 side)
{
    QByteArray header(13, '\0');
    for (int i = 0; i < 4; ++i)
        header[i] = header[4 + i] = char(side >> (24 - 8 * i));
    header[8] = 8;
    header[9] = 6;
    return QByteArray("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", header) + chunk("IDAT", qCompress(QByteArray(1 << 20, '\0')).mid(4)) + chunk("IEND", {});
}

QString noted(const std::vector<core::Message>& notes)
{
    QStringList all;
    for (const core::Message& note : notes)
        all << QString::fromStdString(note.english());
    return all.join(u'|');
}

const QString turned = QStringLiteral("The picture was turned upright, as its EXIF orientation says.");

const core::Tensor& equal(const core::Tensor& tensor) { return tensor; }

/// A simple WebP file as an extended one with an EXIF block (RIFF container: https://developers.google.com/speed/webp/docs/riff_container).
QByteArray withExif(const QByteArray& webp, const QSize& size, const QByteArray& exif)
{
    const auto number = [](qsizetype value, int bytes) {
        QByteArray text;
        for (int k = 0; k < bytes; ++k)
            text.append(char(value >> (8 * k) & 0xFF));
        return text;
    };
    const auto chunk = [&](const char* name, const QByteArray& content) {
        return name + number(content.size(), 4) + content + QByteArray(content.size() % 2, '\0');
    };
    const QByteArray header = QByteArray("\x08\0\0\0", 4) + number(size.width() - 1, 3) + number(size.height() - 1, 3);
    const QByteArray body = "WEBP" + chunk("VP8X", header) + webp.mid(12) + chunk("EXIF", exif);
    return "RIFF" + number(body.size(), 4) + body;
}

} // namespace

#define COMPARE_TENSOR(actual, ...) QVERIFY2((equal(actual)) == (__VA_ARGS__), qPrintable(shownTensor(actual)))

static QString shownTensor(const core::Tensor& tensor)
{
    QStringList all;
    for (const float value : tensor.data().first(std::size_t(std::min<std::int64_t>(tensor.size(), 32))))
        all << QString::number(double(value));
    return QStringLiteral("%1×%2×%3: ").arg(tensor.shape().c).arg(tensor.shape().h).arg(tensor.shape().w) + all.join(u' ');
}

class PicturesTest : public QObject {
    Q_OBJECT

private slots:
    void greyIsRec709Luma()
    {
        const QImage image = painted(5, 1, {black, white, red, green, blue});
        COMPARE_TENSOR(formats::tensorFromImage(image, {}), core::Tensor::plane({{0.0F, 1.0F, 0.2126F, 0.7152F, 0.0722F}}));
        COMPARE_TENSOR(formats::tensorFromImage(image, {.range = PictureOptions::Byte, .decimals = 0}),
                       core::Tensor::plane({{0, 255, 54, 182, 18}}));
    }

    void greyOfRec601IsThereToo()
    {
        const QImage image = painted(5, 1, {black, white, red, green, blue});
        const PictureOptions options{.colour = PictureOptions::Grey601};
        COMPARE_TENSOR(formats::tensorFromImage(image, options), core::Tensor::plane({{0.0F, 1.0F, 0.299F, 0.587F, 0.114F}}));
        QCOMPARE(noted(formats::notesOfPicture(image, options)), QStringLiteral("Grey is 0.299 · red + 0.587 · green + 0.114 · blue (Rec. 601)."));
        QCOMPARE(noted(formats::notesOfPicture(image, {})), QStringLiteral("Grey is 0.2126 · red + 0.7152 · green + 0.0722 · blue (Rec. 709)."));
        QCOMPARE(noted(formats::notesOfPicture(image, {.colour = PictureOptions::Rgb})), QString());
        QCOMPARE(noted(formats::notesOfPicture(painted(2, 1, {black, 0xFF777777}), {})), QString());
    }

    void sixteenBitsAreKept()
    {
        QImage image(3, 1, QImage::Format_Grayscale16);
        auto* line = reinterpret_cast<quint16*>(image.scanLine(0));
        line[0] = 0;
        line[1] = 5000;
        line[2] = 65535;
        COMPARE_TENSOR(formats::tensorFromImage(image, {}), core::Tensor::plane({{0.0F, float(5000.0 / 65535.0), 1.0F}}));
        const formats::Photo png = formats::readPicture(encoded(image, "png"), QStringLiteral("p.png"));
        COMPARE_TENSOR(formats::tensorFromImage(png.image, {}), core::Tensor::plane({{0.0F, float(5000.0 / 65535.0), 1.0F}}));

        QImage colours(1, 1, QImage::Format_RGBA64);
        colours.setPixelColor(0, 0, QColor(qRgba64(1000, 2000, 3000, 65535)));
        const formats::Photo rgb = formats::readPicture(encoded(colours, "png"), QStringLiteral("p.png"));
        COMPARE_TENSOR(formats::tensorFromImage(rgb.image, {.colour = PictureOptions::Rgb}),
                       core::Tensor({1, 3, 1, 1}, {float(1000.0 / 65535.0), float(2000.0 / 65535.0), float(3000.0 / 65535.0)}));
    }

    void everyLevelOfEightBitsIsExact()
    {
        for (int level = 0; level < 256; ++level) {
            const QImage image = painted(1, 1, {qRgb(level, level, level)});
            QCOMPARE(formats::tensorFromImage(image, {}).data()[0], float(level / 255.0));
            QCOMPARE(formats::tensorFromImage(image, {.range = PictureOptions::Byte}).data()[0], float(level));
        }
    }

    void transparencyIsNoted()
    {
        QCOMPARE(noted(formats::notesOfPicture(painted(2, 1, {0xFF000000, 0x80000000}), {})), QStringLiteral("Transparent parts are laid over white."));
        QCOMPARE(noted(formats::notesOfPicture(painted(2, 1, {0xFF000000, 0xFF000000}), {})), QString());
    }

    void rgbIsThreeChannels()
    {
        const QImage image = painted(2, 1, {red, 0xFF336699});
        COMPARE_TENSOR(formats::tensorFromImage(image, {.colour = PictureOptions::Rgb, .range = PictureOptions::Byte, .decimals = 0}),
                       core::Tensor({1, 3, 1, 2}, {255, 0x33, 0, 0x66, 0, 0x99}));
    }

    void transparencyIsLaidOverWhite()
    {
        const QImage image = painted(3, 1, {0x00000000, 0x80000000, 0x80FF0000});
        COMPARE_TENSOR(formats::tensorFromImage(image, {.colour = PictureOptions::Rgb, .range = PictureOptions::Byte, .decimals = 0}),
                       core::Tensor({1, 3, 1, 3}, {255, 127, 255, 255, 127, 127, 255, 127, 127}));
    }

    void invertedTurnsInkIntoSignal()
    {
        COMPARE_TENSOR(formats::tensorFromImage(painted(2, 1, {black, white}), {.inverted = true}), core::Tensor::plane({{1, 0}}));
    }

    void decimalsRound()
    {
        const QImage image = painted(1, 1, {0xFF808080}); // 128 / 255 = 0.50196…
        const auto value = [&](std::optional<int> decimals) { return formats::tensorFromImage(image, {.decimals = decimals}).data()[0]; };
        QCOMPARE(value(0), 1.0F);
        QCOMPARE(value(1), 0.5F);
        QCOMPARE(value(3), 0.502F);
        QCOMPARE(value(7), 0.5019608F);
        QCOMPARE(value(std::nullopt), 128.0F / 255.0F);
    }

    void shrinkingAveragesByArea()
    {
        const QImage image = painted(4, 4, {white, white, black, black, //
                                            white, white, black, black, //
                                            white, black, black, black, //
                                            black, white, black, black});
        COMPARE_TENSOR(formats::tensorFromImage(image, {.size = {2, 2}}), core::Tensor::plane({{1, 0}, {0.5F, 0}}));
        // 4 columns into 3: each covers 4/3 pixels, so the middle one takes a third and two halves of what is around it.
        COMPARE_TENSOR(formats::tensorFromImage(painted(4, 1, {white, black, white, black}), {.size = {3, 1}, .decimals = 4}),
                       core::Tensor::plane({{0.75F, 0.5F, 0.25F}}));
    }

    void shrinkingIsTheSameAsAveragePooling()
    {
        QImage image(60, 40, QImage::Format_RGB32);
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 60; ++x)
                image.setPixel(x, y, qRgb((x * 37 + y * 91) % 256, (x * 11 + y * 7) % 256, (x * y) % 256));
        }
        const core::Tensor whole = formats::tensorFromImage(image, {.decimals = 7});
        const core::Tensor small = formats::tensorFromImage(image, {.size = {12, 8}, .decimals = 7});
        for (int row = 0; row < 8; ++row) {
            for (int col = 0; col < 12; ++col) {
                double sum = 0.0;
                for (int y = 0; y < 5; ++y) {
                    for (int x = 0; x < 5; ++x)
                        sum += double(whole.at({0, 0, row * 5 + y, col * 5 + x}));
                }
                QVERIFY(std::abs(sum / 25.0 - double(small.at({0, 0, row, col}))) < 1e-5);
            }
        }
    }

    void enlarging()
    {
        const QImage image = painted(2, 1, {black, white});
        COMPARE_TENSOR(formats::tensorFromImage(image, {.size = {4, 2}}), core::Tensor::plane({{0, 0, 1, 1}, {0, 0, 1, 1}}));
        COMPARE_TENSOR(formats::tensorFromImage(image, {.size = {4, 1}, .enlarge = PictureOptions::Bilinear}),
                       core::Tensor::plane({{0, 0.25F, 0.75F, 1}}));
        // One way larger, the other way smaller.
        COMPARE_TENSOR(formats::tensorFromImage(painted(2, 2, {black, white, white, white}), {.size = {4, 1}}),
                       core::Tensor::plane({{0.5F, 0.5F, 1, 1}}));
    }

    void croppingTakesWhatLiesInside()
    {
        const QImage image = painted(3, 3, {black, black, black, black, white, red, black, black, white});
        COMPARE_TENSOR(formats::tensorFromImage(image, {.crop = {1, 1, 2, 2}}), core::Tensor::plane({{1, 0.2126F}, {0, 1}}));
        COMPARE_TENSOR(formats::tensorFromImage(image, {.crop = {2, 2, 50, 50}}), core::Tensor::plane({{1}}));
        QCOMPARE(formats::tensorFromImage(image, {.crop = {7, 7, 2, 2}}).shape(), (core::Shape{1, 1, 3, 3}));
    }

    void anyPixelFormat_data()
    {
        QTest::addColumn<int>("format");
        for (int format = QImage::Format_Mono; format < QImage::NImageFormats; ++format) {
            if (format != QImage::Format_Alpha8) // has no colour at all
                QTest::addRow("%d", format) << format;
        }
    }
    void anyPixelFormat()
    {
        QFETCH(int, format);
        const QImage image = painted(2, 2, {black, white, white, black}).convertToFormat(QImage::Format(format));
        COMPARE_TENSOR(formats::tensorFromImage(image, {}), core::Tensor::plane({{0, 1}, {1, 0}}));
    }

    void theFormatComesFromTheFirstBytes_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char* format : {"png", "jpeg", "webp", "bmp"})
            QTest::newRow(format) << QByteArray(format);
    }
    void theFormatComesFromTheFirstBytes()
    {
        QFETCH(QByteArray, format);
        const QImage image = painted(8, 8, std::vector<QRgb>(64, 0xFFFFFFFF));
        const QByteArray bytes = encoded(image, format, 100);
        QCOMPARE(QByteArray::fromStdString(std::string(formats::pictureKind(bytes))), format);
        QCOMPARE(formats::readPicture(bytes, QStringLiteral("wrong.svg")).image.size(), QSize(8, 8));
        QCOMPARE(formats::sourceOf(bytes, QStringLiteral("wrong.csv")), formats::Source::Picture);
    }

    void aGifGivesItsFirstPicture()
    {
        // 2 × 1, black and white, then a second frame of white and white.
        const QByteArray gif = QByteArray::fromHex("47494638396102000100800000000000ffffff"
                                                   "2c00000000020001000002" "02440a00"
                                                   "2c00000000020001000002" "024c0a00" "3b");
        const formats::Photo photo = formats::readPicture(gif, QStringLiteral("a.gif"));
        const QImage& image = photo.image;
        QCOMPARE(noted(photo.notes), QStringLiteral("The file holds several pictures; the first one was taken."));
        QCOMPARE(image.size(), QSize(2, 1));
        COMPARE_TENSOR(formats::tensorFromImage(image, {}), core::Tensor::plane({{0, 1}}));
    }

    void exifOrientationIsRespected()
    {
        // A JPEG of 16 × 8 whose EXIF says that it lies on its side (orientation 6: turn clockwise).
        QImage image(16, 8, QImage::Format_RGB32);
        image.fill(Qt::black);
        for (int y = 0; y < 8; ++y) {
            for (int x = 0; x < 8; ++x)
                image.setPixel(x, y, white);
        }
        QByteArray jpeg = encoded(image, "jpeg", 100);
        const QByteArray exif = QByteArray("Exif\0\0", 6) + QByteArray::fromHex("4d4d002a00000008" "0001" "01120003000000010006" "0000" "00000000");
        const QByteArray segment = QByteArray("\xFF\xE1", 2) + char((exif.size() + 2) >> 8) + char((exif.size() + 2) & 0xFF) + exif;
        jpeg.insert(2, segment);
        const formats::Photo photo = formats::readPicture(jpeg, QStringLiteral("p.jpg"));
        const QImage& upright = photo.image;
        QCOMPARE(noted(photo.notes), turned);
        QCOMPARE(upright.size(), QSize(8, 16));
        QVERIFY(qGray(upright.pixel(4, 3)) > 200);
        QVERIFY(qGray(upright.pixel(4, 12)) < 50);
    }

    /// A lossless picture whose EXIF is what a camera would have written: each of the eight ways of holding it.
    void exifOrientationOfWebpIsRespectedToo()
    {
        QImage photo(3, 2, QImage::Format_RGB32); // 0 1 2 / 3 4 5
        for (int k = 0; k < 6; ++k)
            photo.setPixel(k % 3, k / 3, qRgb(k * 40, k * 40, k * 40));
        const auto drawn = [](const QImage& image) {
            QStringList rows;
            for (int y = 0; y < image.height(); ++y) {
                QString row;
                for (int x = 0; x < image.width(); ++x)
                    row += QString::number(qGray(image.pixel(x, y)) / 40);
                rows << row;
            }
            return rows.join(u'/');
        };
        const char* const expected[] = {"012/345", "210/543", "543/210", "345/012", "03/14/25", "30/41/52", "52/41/30", "25/14/03"};
        for (int orientation = 1; orientation <= 8; ++orientation) {
            for (const bool big : {true, false}) {
                const QByteArray exif = QByteArray::fromHex(big ? "4d4d002a00000008" "0001" "011200030000000100" "00" "0000" "00000000"
                                                                : "49492a0008000000" "0100" "1201030001000000" "0000" "0000" "00000000");
                QByteArray marked = exif;
                marked[18 + (big ? 1 : 0)] = char(orientation);
                const QImage image = formats::readPicture(withExif(encoded(photo, "webp", 100), photo.size(), marked), QStringLiteral("p.webp")).image;
                QCOMPARE(drawn(image), QString::fromLatin1(expected[orientation - 1]));
            }
        }
        // PNG keeps the same block in a chunk of its own.
        for (int orientation = 1; orientation <= 8; ++orientation) {
            QByteArray exif = QByteArray::fromHex("4d4d002a00000008" "0001" "011200030000000100" "00" "0000" "00000000");
            exif[19] = char(orientation);
            QByteArray png = encoded(photo, "png");
            png.insert(8 + 25, chunk("eXIf", exif)); // behind the signature and IHDR
            const formats::Photo read = formats::readPicture(png, QStringLiteral("p.png"));
            QCOMPARE(drawn(read.image), QString::fromLatin1(expected[orientation - 1]));
            QCOMPARE(noted(read.notes), orientation == 1 ? QString() : turned);
        }
        // A block that says nothing sensible turns nothing, and is no fault.
        for (const QByteArray& odd : {QByteArray("MM"), QByteArray("nonsense"), QByteArray::fromHex("4d4d002affffffff"), QByteArray()})
            QCOMPARE(drawn(formats::readPicture(withExif(encoded(photo, "webp", 100), photo.size(), odd), QStringLiteral("p.webp")).image), QStringLiteral("012/345"));
    }

    void svgIsNeverRead()
    {
        const QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"><image href=\"/etc/passwd\"/></svg>";
        QCOMPARE(problemOf(svg), QStringLiteral("p.png: is a picture in SVG format; PNG, JPEG, WebP, BMP and GIF pictures are read"));
        QVERIFY_EXCEPTION_THROWN(formats::readNumbers(svg, QStringLiteral("p.png")), core::FileError);
    }

    void picturesThatAreNotReadAreNamedWithThoseThatAre_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("kind");
        QTest::newRow("TIFF of Intel") << QByteArray("II*\0\x08\0\0\0", 8) << QStringLiteral("TIFF");
        QTest::newRow("TIFF of Motorola") << QByteArray("MM\0*\0\0\0\x08", 8) << QStringLiteral("TIFF");
        QTest::newRow("HEIC") << QByteArray("\0\0\0\x18" "ftypheic", 12) << QStringLiteral("HEIC");
        QTest::newRow("AVIF") << QByteArray("\0\0\0\x18" "ftypavif", 12) << QStringLiteral("AVIF");
        QTest::newRow("PGM") << QByteArray("P5\n2 2\n255\nabcd") << QStringLiteral("PGM");
        QTest::newRow("SVG behind an XML declaration") << QByteArray("<?xml version=\"1.0\"?>\n<svg/>") << QStringLiteral("SVG");
    }
    void picturesThatAreNotReadAreNamedWithThoseThatAre()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, kind);
        const QString sentence = QStringLiteral(": is a picture in %1 format; PNG, JPEG, WebP, BMP and GIF pictures are read").arg(kind);
        QCOMPARE(problemOf(bytes), QStringLiteral("p.png") + sentence);
        try {
            formats::readNumbers(bytes, QStringLiteral("x.csv"));
            QFAIL("was read");
        } catch (const core::FileError& error) {
            QCOMPARE(QString::fromStdString(error.what()), QStringLiteral("x.csv") + sentence);
        }
    }

    void truncatedAndDamagedPicturesGetASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QImage image(64, 64, QImage::Format_RGB32);
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x)
                image.setPixel(x, y, qRgb(x * y % 256, x * 4, y * 4));
        }
        for (const char* format : {"png", "jpeg", "webp", "bmp"}) {
            const QByteArray whole = encoded(image, format, 90);
            for (const double share : {0.01, 0.1, 0.5})
                QTest::addRow("%s %g", format, share) << whole.left(std::max<qsizetype>(13, qsizetype(double(whole.size()) * share)));
        }
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a word") << QByteArray("BMW, a car");
        QTest::newRow("png signature alone") << QByteArray("\x89PNG\r\n\x1A\n", 8);
        QTest::newRow("jpeg signature alone") << QByteArray("\xFF\xD8\xFF\xE0", 4);
    }
    void truncatedAndDamagedPicturesGetASentence()
    {
        QFETCH(QByteArray, bytes);
        const QString problem = problemOf(bytes);
        QVERIFY2(problem.startsWith(QStringLiteral("p.png: is ")), qPrintable(problem));
    }

    void aPngWhoseChunkClaimsGigabytesEndsTooEarly()
    {
        QByteArray png = encoded(QImage(4, 4, QImage::Format_RGB32), "png", 90);
        const qsizetype afterHeader = 8 + 25;
        png.insert(afterHeader, QByteArray("\x7F\0\0\0eXIfMM", 10));
        QCOMPARE(problemOf(png), QStringLiteral("p.png: is damaged: the file ends too early"));
    }

    void theCanvasOfAGifCountsNotItsFirstFrame()
    {
        const QByteArray gif("GIF87a\x60\xEA\x60\xEA\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 36);
        QCOMPARE(problemOf(gif), QStringLiteral("p.png: is 60000 × 60000 pixels large; at most 33 million pixels can be read"));
    }

    void bombsAreRefusedBeforeTheyAreUnpacked_data()
    {
        QTest::addColumn<quint32>("side");
        for (const quint32 side : {6000U, 30000U, 65535U, 1000000U, 0x7FFFFFFFU, 0xFFFFFFFFU})
            QTest::addRow("%u", side) << side;
    }
    void bombsAreRefusedBeforeTheyAreUnpacked()
    {
        QFETCH(quint32, side);
        const double start = cpuSeconds();
        const QString problem = problemOf(pngOfSide(side));
        QVERIFY2(problem.startsWith(QStringLiteral("p.png: is ")), qPrintable(problem));
        if (side == 30000)
            QCOMPARE(problem, QStringLiteral("p.png: is 30000 × 30000 pixels large; at most 33 million pixels can be read"));
        QVERIFY(cpuSeconds() - start < answerSeconds);
    }

    void readingReportsAndStops()
    {
        QImage image(300, 300, QImage::Format_RGB32);
        for (int y = 0; y < 300; ++y) {
            for (int x = 0; x < 300; ++x)
                image.setPixel(x, y, QRgb(x * 7919 + y * 104729));
        }
        const QByteArray png = encoded(image, "png");
        double last = 0.0;
        QCOMPARE(formats::readPicture(png, {}, [&](double done) { last = done; return true; }).image.size(), image.size());
        QVERIFY(last > 0.5);
        QVERIFY_EXCEPTION_THROWN(formats::readPicture(png, {}, [](double done) { return done < 0.3; }), formats::Cancelled);
    }

    void numbersComeFromWhateverTheBytesAre()
    {
        const formats::Numbers picture = formats::readNumbers(encoded(painted(2, 1, {black, white}), "png"), QStringLiteral("x.csv"));
        COMPARE_TENSOR(picture.values, core::Tensor::plane({{0, 1}}));
        COMPARE_TENSOR(formats::readNumbers("[[1, 2], [3, 4]]", QStringLiteral("x.json")).values, core::Tensor::plane({{1, 2}, {3, 4}}));
        const formats::Numbers table = formats::readNumbers("a;b\n1/4;2,5", QStringLiteral("x.csv"));
        COMPARE_TENSOR(table.values, core::Tensor::plane({{0.25F, 2.5F}}));
        QCOMPARE(table.notation, (core::Notation{{0, "1/4"}}));
        QCOMPARE(table.notes.size(), std::size_t(1));
    }

    void theTableOfFormatsReadsWhatItSays()
    {
        for (const char* name : {"a.csv", "a.tsv", "a.txt", "a.npy", "a.npz", "a.json", "a.png", "a.jpg", "a.jpeg", "a.webp", "a.bmp", "a.gif"})
            QVERIFY2(formats::findFormat(QLatin1String(name), formats::Purpose::Read, formats::Grid), name);
        QVERIFY(!formats::findFormat(QStringLiteral("a.svg"), formats::Purpose::Read, formats::Grid));
    }
};

QTEST_GUILESS_MAIN(PicturesTest)
#include "tst_pictures.moc"
