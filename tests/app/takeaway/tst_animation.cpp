#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include "core/lesson_file.h"
#include "formats/latex.h"
#include "formats/lzw.h"
#include "formats/palette.h"
#include "formats/reel.h"
#include "formats/yuv.h"
#include "resources/builtin_lessons.h"

#include <gif_lib.h>

#include <random>

/// Every built-in lesson's first layer, a few steps of it.
static std::vector<scene::Film> films()
{
    std::vector<scene::Film> all;
    for (const resources::BuiltinLesson& lesson : resources::builtinLessons()) {
        scene::Film film;
        const core::Network network(core::parseLesson(lesson.json, std::string(lesson.name)).lesson);
        film.network = network;
        film.layer = std::min(network.lesson().view.layer, network.layerCount() - 1);
        film.firstStep = 0;
        film.lastStep = std::min<std::int64_t>(network.stepCount(film.layer) - 1, 4);
        film.size = {480, 270};
        film.theme = scene::themeNamed("light");
        film.framesPerSecond = 12;
        all.push_back(film);
    }
    return all;
}

static int largestDifference(const QImage& a, const QImage& b)
{
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (qsizetype x = 0; x < qsizetype(a.width()) * 4; ++x)
            largest = std::max(largest, std::abs(a.constScanLine(y)[x] - b.constScanLine(y)[x]));
    }
    return largest;
}

/// One image of 8-bit pixels in a GIF, put together by hand around `codes`, as giflib reads it.
static QByteArray decoded(const QByteArray& codes, int bits, int width, int height)
{
    QByteArray file = "GIF89a";
    const auto word = [&](int value) { file.append(char(value & 255)).append(char(value >> 8)); };
    word(width);
    word(height);
    file.append(char(0xF0 | (bits - 1))).append("\0\0", 2).append(3 << bits, '\0').append(',');
    word(0);
    word(0);
    word(width);
    word(height);
    file.append('\0').append(char(bits));
    for (qsizetype at = 0; at < codes.size(); at += 255) {
        const qsizetype count = std::min<qsizetype>(255, codes.size() - at);
        file.append(char(count)).append(codes.mid(at, count));
    }
    file.append("\0;", 2);

    struct Reader {
        const QByteArray& bytes;
        qsizetype at = 0;
    } reader{file};
    int error = 0;
    GifFileType* gif = DGifOpen(&reader, [](GifFileType* from, GifByteType* to, int count) {
        auto& source = *static_cast<Reader*>(from->UserData);
        const int there = int(std::min<qsizetype>(count, source.bytes.size() - source.at));
        std::copy_n(source.bytes.constData() + source.at, there, reinterpret_cast<char*>(to));
        source.at += there;
        return there;
    }, &error);
    if (!gif)
        return "not opened";
    QByteArray result = "not read";
    if (DGifSlurp(gif) == GIF_OK && gif->ImageCount == 1)
        result = QByteArray(reinterpret_cast<const char*>(gif->SavedImages[0].RasterBits), qsizetype(width) * height);
    DGifCloseFile(gif, &error);
    return result;
}

class TestAnimation : public QObject
{
    Q_OBJECT

private slots:
    void packedPixelsUnpackToThemselves();
    void paintingWhatChangedPaintsTheWholePicture();
    void picturesThatLookAlikeAreCounted();
    void fewColoursStayExact();
    void areasKeepTheirColour();
    void numberedPicturesAreWrittenAllOrNone();
    void videosHaveTheColoursOfTheStandard();
    void timesAddUp();
    void latexReadsArithmetic();
};

void TestAnimation::packedPixelsUnpackToThemselves()
{
    std::mt19937 random(7);
    for (int round = 0; round < 90; ++round) {
        // From noise, which fills the table at once, to runs of thousands, and everything between.
        const int longest = 1 << (round % 15);
        const int bits = round % 2 == 0 ? 8 : 2 + round % 7;
        const int colours = round % 4 == 1 ? 1 + round % 4 : 1 << bits;
        formats::Lzw lzw(bits);
        const int width = 1 + int(random() % 700);
        const int height = 1 + int(random() % 400);
        QByteArray pixels;
        while (pixels.size() < qsizetype(width) * height) {
            const int count = int(std::min<qsizetype>(1 + random() % longest, qsizetype(width) * height - pixels.size()));
            const auto pixel = std::uint8_t(random() % colours);
            pixels.append(count, char(pixel));
            lzw.put(pixel, count);
        }
        QVERIFY2(decoded(lzw.finish(), bits, width, height) == pixels, qPrintable(QStringLiteral("round %1").arg(round)));
    }
}

void TestAnimation::paintingWhatChangedPaintsTheWholePicture()
{
    for (const scene::Film& film : films()) {
        formats::Reel reel(film);
        int expected = 0;
        QImage last;
        while (reel.next()) {
            QCOMPARE(reel.index(), expected);
            for (int k = 0; k < reel.repeats(); ++k, ++expected) {
                QImage whole(film.size, QImage::Format_RGB32);
                QPainter painter(&whole);
                scene::paintPicture(painter, film, expected);
                painter.end();
                // Where a clip cuts a slanted line, Qt rounds its edge in another way, by one or two of 255.
                QVERIFY2(largestDifference(whole, reel.picture()) <= 2,
                         qPrintable(QStringLiteral("%1, picture %2").arg(QString::fromStdString(film.network.lesson().title.in("en"))).arg(expected)));
            }
            if (!last.isNull()) {
                QCOMPARE(reel.previous(), last);
                QCOMPARE(formats::difference(last, reel.picture(), last.rect()), reel.changed());
            }
            last = reel.picture().copy();
        }
        QCOMPARE(expected, scene::pictureCount(film));
    }
}

void TestAnimation::picturesThatLookAlikeAreCounted()
{
    const scene::Film film = films().front();
    formats::Reel reel(film);
    int different = 0;
    while (reel.next())
        ++different;
    QVERIFY(different > 4);
    QVERIFY(different < reel.count() / 2); // most of a step's time is for looking
}

void TestAnimation::fewColoursStayExact()
{
    QImage image(255, 3, QImage::Format_RGB32);
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y)
            image.setPixel(x, y, qRgb(x, 255 - x, x * 7 % 256));
    }
    formats::ColourCount count;
    count.add(image);
    formats::Palette palette(count, 255);
    for (int x = 0; x < image.width(); ++x)
        QCOMPARE(palette.colours()[palette.indexOf(image.pixel(x, 1))], image.pixel(x, 1));
}

void TestAnimation::areasKeepTheirColour()
{
    const scene::Film film = films().front();
    formats::Reel reel(film);
    const QImage image = reel.paint(reel.count() - 1);
    formats::ColourCount count;
    count.add(image);
    formats::Palette palette(count, 255);
    QVERIFY(count.size() > 255);
    for (const auto& [colour, pixels] : count.sorted()) {
        if (pixels > 100)
            QCOMPARE(palette.colours()[palette.indexOf(colour)], colour);
    }
}

void TestAnimation::numberedPicturesAreWrittenAllOrNone()
{
    scene::Film film = films().front();
    film.lastStep = 1;
    const QTemporaryDir folder;
    const auto files = [&](const QString& in) { return QDir(in).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); };
    const QString pattern = folder.filePath("f-%03d.png");
    const formats::Format* format = formats::findFormat(pattern, formats::Purpose::Write, formats::Animation);
    QVERIFY(format);
    QCOMPARE(format->id, std::string_view("png-sequence"));
    QCOMPARE(formats::findFormat(folder.path(), formats::Purpose::Write, formats::Animation), format);
    QCOMPARE(formats::findFormat("new/", formats::Purpose::Write, formats::Animation), format);

    int asked = 0;
    QVERIFY_THROWS_EXCEPTION(formats::Cancelled, formats::writeFile(pattern, *format, film, [&](double) { return ++asked < 20; }));
    QCOMPARE(files(folder.path()), QStringList());
    formats::writeFile(pattern, *format, film);
    QCOMPARE(files(folder.path()).size(), scene::pictureCount(film));
    QCOMPARE(files(folder.path()).front(), QStringLiteral("f-000.png"));
    formats::Reel reel(film);
    for (const int k : {0, 7, scene::pictureCount(film) - 1})
        QVERIFY(largestDifference(QImage(folder.filePath(QStringLiteral("f-%1.png").arg(k, 3, 10, QLatin1Char('0')))).convertToFormat(QImage::Format_RGB32), reel.paint(k)) <= 1);

    const QString fresh = folder.filePath("new");
    formats::writeFile(fresh, *format, film);
    QCOMPARE(files(fresh).size(), scene::pictureCount(film));
    try {
        formats::writeFile("/nowhere/f-%d.png", *format, film);
        QFAIL("was written");
    } catch (const formats::FileFault& fault) {
        QVERIFY(fault.sentence().startsWith("/nowhere/f-%d.png: cannot be written: "));
    }
}

/// The levels of ITU-R BT.709's colour bars, which every video engineer knows.
void TestAnimation::videosHaveTheColoursOfTheStandard()
{
    const struct {
        QRgb colour;
        int y, cb, cr;
    } bars[] = {{qRgb(0, 0, 0), 16, 128, 128},   {qRgb(255, 255, 255), 235, 128, 128}, {qRgb(255, 0, 0), 63, 102, 240},
                {qRgb(0, 255, 0), 173, 42, 26},  {qRgb(0, 0, 255), 32, 240, 118},      {qRgb(255, 255, 0), 219, 16, 138},
                {qRgb(0, 255, 255), 188, 154, 16}, {qRgb(255, 0, 255), 78, 214, 230}};
    for (const auto& bar : bars) {
        QImage image(3, 1, QImage::Format_RGB32); // odd both ways
        image.fill(Qt::white);
        formats::YuvPicture picture(image.size(), QColor(bar.colour));
        QCOMPARE(picture.size(), QSize(4, 2));
        picture.update(image, image.rect());
        image.fill(bar.colour);
        picture.update(image, image.rect());
        const auto at = [&](qsizetype k) { return int(uchar(picture.bytes()[k])); };
        for (int k = 0; k < 8; ++k)
            QCOMPARE(at(k), bar.y);
        for (int k = 0; k < 2; ++k) {
            QCOMPARE(at(8 + k), bar.cb);
            QCOMPARE(at(10 + k), bar.cr);
        }
    }
}

void TestAnimation::timesAddUp()
{
    for (const int fps : {1, 7, 12, 25, 30, 60}) {
        qint64 sum = 0;
        for (int k = 0; k < 10 * fps; ++k)
            sum += formats::moment(k + 1, fps, 100) - formats::moment(k, fps, 100);
        QCOMPARE(sum, 1000);
    }
}

void TestAnimation::latexReadsArithmetic()
{
    QCOMPARE(formats::latexMath(QStringLiteral("√(|−1|² + |2|²) ≈ 2.236")), QStringLiteral("\\sqrt{|-1|^{2} + |2|^{2}} \\approx  2.236"));
    QCOMPARE(formats::latexMath(QStringLiteral("(|3|^1.5)^(1/1.5)")), QStringLiteral("(|3|^{1.5})^{1/1.5}"));
    QCOMPARE(formats::latexMath(QStringLiteral("1 / (1 + e^(−2))")), QStringLiteral("1 / (1 + e^{-2})"));
    QCOMPARE(formats::latexMath(QStringLiteral("2.5×10⁻⁷·3")), QStringLiteral("2.5\\times 10^{-7}\\cdot 3"));
    QCOMPARE(formats::latexMath(QStringLiteral("max(1, NaN)")), QStringLiteral("\\max(1,\\allowbreak \\mathrm{NaN})"));
}

QTEST_MAIN(TestAnimation)
#include "tst_animation.moc"
