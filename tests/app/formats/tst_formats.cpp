#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include "core/lesson_file.h"
#include "formats/estimate.h"
#include "formats/format.h"
#include "formats/numbers.h"

#include <cmath>
#include <limits>

using formats::Export;

Q_DECLARE_METATYPE(const formats::Format*)

static core::Network exampleA()
{
    core::Layer pool;
    pool.type = "max_pool2d";
    pool.rows.size = pool.cols.size = pool.rows.stride = pool.cols.stride = 2;
    core::Lesson lesson;
    lesson.input = core::Tensor::plane({{1, 3, 2, 1}, {2, 9, 1, 1}, {1, 4, 2, 3}, {5, 6, 1, 2}});
    lesson.layers = {pool};
    return core::Network(lesson);
}

static scene::Film film()
{
    scene::Film film;
    film.network = exampleA();
    film.size = {320, 180};
    film.theme = scene::themeNamed("light");
    return film;
}

/// Something of that kind to write.
static Export sample(formats::Content content)
{
    switch (content) {
    case formats::Steps:
        return tables::StepTable(exampleA(), 0);
    case formats::Grid:
        return tables::GridTable{exampleA().lesson().input};
    case formats::LessonText:
        return exampleA();
    case formats::Costs:
        return core::CostTable(exampleA());
    default: {
        scene::Film all = film();
        if (content == formats::Animation)
            all.lastStep = 3;
        return all;
    }
    }
}

static constexpr formats::Content contents[] = {formats::Steps, formats::Grid, formats::Picture, formats::Animation, formats::LessonText,
                                               formats::Costs};

static QByteArray written(const char* format, const Export& what)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    formats::findFormat(QStringLiteral("x.") + format, formats::Purpose::Write, formats::contentOf(what))->write(what, buffer, {});
    return bytes;
}

class TestFormats : public QObject
{
    Q_OBJECT

private slots:
    void areFoundByTheirExtensions();
    void writeWholeFilesOrNone_data();
    void writeWholeFilesOrNone();
    void lettersCanBeShapes();
    void stopWhenTold_data();
    void stopWhenTold();
    void readBackTheSameNumbers_data();
    void readBackTheSameNumbers();
    void neutraliseTextThatBeginsLikeAFormula();
    void leaveNumbersAlone();
    void refuseWhatTheyCannotHold();
    void tellTheirSizeBeforehand_data();
    void tellTheirSizeBeforehand();
    void beginAsTheyGoOn();
    void sayWhatIsWrongWithAPath();
};

void TestFormats::areFoundByTheirExtensions()
{
    QCOMPARE(formats::findFormat("a/b.CSV", formats::Purpose::Write)->id, std::string_view("csv"));
    QCOMPARE(formats::findFormat("a.csv.json", formats::Purpose::Write, formats::Grid)->id, std::string_view("json"));
    QVERIFY(!formats::findFormat("csv", formats::Purpose::Write));
    QVERIFY(!formats::findFormat("", formats::Purpose::Write));
    QVERIFY(!formats::findFormat("a.csv", formats::Purpose::Write, formats::Picture));
    for (const formats::Format* format : formats::formats()) {
        QVERIFY(!format->extensions.empty());
        QVERIFY((format->write || format->writeFiles) == (format->carries != 0));
        QVERIFY(format->carries != 0 || format->brings != 0);
        QVERIFY((*format->use != '\0') == (format->carries != 0)); // who writes says what that is good for
        for (const std::string_view extension : format->extensions) {
            const QString name = QStringLiteral("x.") + QString::fromLatin1(extension.data(), qsizetype(extension.size()));
            for (const formats::Content content : contents) {
                if (format->canWrite(content))
                    QCOMPARE(formats::findFormat(name, formats::Purpose::Write, content), format);
            }
        }
    }
}

/// One row for each format and each thing that it can carry.
static void eachFormat()
{
    QTest::addColumn<const formats::Format*>("format");
    QTest::addColumn<int>("content");
    for (const formats::Format* format : formats::formats()) {
        for (const formats::Content content : contents) {
            if (format->canWrite(content) && format->write) // numbered files have tests of their own
                QTest::addRow("%.*s/%d", int(format->id.size()), format->id.data(), int(content)) << format << int(content);
        }
    }
}

static QString extensionOf(const formats::Format& format)
{
    return QString::fromLatin1(format.extensions.front().data(), qsizetype(format.extensions.front().size()));
}

void TestFormats::writeWholeFilesOrNone_data()
{
    eachFormat();
}

void TestFormats::writeWholeFilesOrNone()
{
    QFETCH(const formats::Format*, format);
    QFETCH(int, content);
    const QTemporaryDir folder;
    const Export what = sample(formats::Content(content));
    const QString path = folder.filePath("out." + extensionOf(*format));
    try {
        formats::writeFile(path, *format, what);
    } catch (const formats::FileFault& fault) {
        if (format->carries == formats::Animation && fault.sentence().contains("ffmpeg"))
            QSKIP("needs ffmpeg");
        QFAIL(qPrintable(fault.sentence()));
    }
    QVERIFY(QFileInfo(path).size() > 0);

    // A disk that is full: a device is written to directly, so that its refusal reaches the writer.
    const QString full = folder.filePath("full." + extensionOf(*format));
    QVERIFY(QFile::link("/dev/full", full));
    QVERIFY_THROWS_EXCEPTION(formats::FileFault, formats::writeFile(full, *format, what));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size(), 2);
}

/// The same letters in the same places, and none of them text.
void TestFormats::lettersCanBeShapes()
{
    scene::Film all = film();
    all.size = {900, 500};
    const QByteArray text = written("svg", all);
    all.outlined = true;
    const QByteArray shapes = written("svg", all);
    QVERIFY(text.count("<text") > 20);
    QVERIFY(!shapes.contains("<text"));
    const auto seen = [&](const QByteArray& svg) {
        QImage image(all.size, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QSvgRenderer renderer(svg);
        if (!renderer.isValid())
            qFatal("no SVG");
        renderer.render(&painter);
        return image;
    };
    const QImage one = seen(text);
    const QImage other = seen(shapes);
    double difference = 0.0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            difference += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y)));
    }
    QVERIFY2(difference / (one.width() * one.height()) < 1.0, qPrintable(QString::number(difference / (one.width() * one.height()))));
}

void TestFormats::stopWhenTold_data()
{
    eachFormat();
}

void TestFormats::stopWhenTold()
{
    QFETCH(const formats::Format*, format);
    QFETCH(int, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath("out." + extensionOf(*format));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    int asked = 0;
    try {
        formats::writeFile(path, *format, sample(formats::Content(content)), [&](double done) {
            ++asked;
            return !(done >= 0.0 && done <= 1.0);
        });
        if (asked == 0)
            QSKIP("too quick to be stopped");
        QFAIL("went on");
    } catch (const formats::Cancelled&) {
    } catch (const formats::FileFault& fault) {
        if (fault.sentence().contains("ffmpeg"))
            QSKIP("needs ffmpeg");
        QFAIL(qPrintable(fault.sentence()));
    }
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestFormats::readBackTheSameNumbers_data()
{
    QTest::addColumn<const formats::Format*>("format");
    for (const formats::Format* format : formats::formats()) {
        // Pictures are numbers of their own kind.
        if (format->canWrite(formats::Grid) && format->canRead(formats::Grid) && !format->canWrite(formats::Picture))
            QTest::addRow("%.*s", int(format->id.size()), format->id.data()) << format;
    }
}

void TestFormats::readBackTheSameNumbers()
{
    QFETCH(const formats::Format*, format);
    const QTemporaryDir folder;
    const core::Tensor tensor({1, 1, 2, 5}, std::vector<float>{0.1F, -2.5F, 1e-45F, 3.4028235e38F, -3.0F, 1.0F / 3.0F, 16777216.0F, 0.0F, -1e-7F, 42.0F});
    const QString path = folder.filePath("t." + extensionOf(*format));
    formats::writeFile(path, *format, tables::GridTable{tensor});
    QVERIFY(formats::readNumbersFile(path).values == tensor);
}

void TestFormats::neutraliseTextThatBeginsLikeAFormula()
{
    core::Lesson lesson = exampleA().lesson();
    lesson.input.mutableData()[0] = -3.0F;
    lesson.layers[0].type = "avg_pool2d";
    core::Layer relu;
    relu.type = "leaky_relu";
    relu.negativeSlope = -2.0;
    lesson.layers = {relu};
    // Without typographic signs the arithmetic "-2*(-3)" begins as a spreadsheet's formula does.
    const tables::StepTable table(core::Network(lesson), 0, {.digits = 9, .typographic = false});
    QVERIFY(table.row(0).cells[4].text.startsWith('-'));
    const QByteArray csv = written("csv", table);
    for (const QByteArray& line : csv.split('\n')) {
        for (const QByteArray& field : line.split(',')) {
            const QByteArray bare = field.startsWith('"') ? field.mid(1) : field.trimmed();
            bool number = false;
            bare.toDouble(&number);
            QVERIFY2(bare.isEmpty() || number || !QByteArray("=+-@\t").contains(bare.front()), line);
        }
    }
    QVERIFY(csv.contains(",'-2*(-3),6\r\n") || csv.contains(",\"'-2*(-3)\",6\r\n"));
}

void TestFormats::leaveNumbersAlone()
{
    const core::Tensor tensor = core::Tensor::plane({{-3.5F, 0.1F}, {-std::numeric_limits<float>::infinity(), std::nanf("")}});
    QCOMPARE(written("csv", tables::GridTable{tensor}), QByteArray("-3.5,0.1\r\n-inf,nan\r\n"));
    QCOMPARE(written("json", tables::GridTable{tensor}), QByteArray("{\"shape\": [1, 1, 2, 2], \"data\": [-3.5, 0.1, \"-inf\", \"nan\"]}\n"));
}

void TestFormats::refuseWhatTheyCannotHold()
{
    const QTemporaryDir folder;
    const formats::Format& png = *formats::findFormat("x.png", formats::Purpose::Write, formats::Picture);
    QVERIFY_THROWS_EXCEPTION(formats::FileFault, formats::writeFile(folder.filePath("x.png"), png, sample(formats::Steps)));
    QVERIFY(!QFile::exists(folder.filePath("x.png")));
}

void TestFormats::tellTheirSizeBeforehand_data()
{
    QTest::addColumn<const formats::Format*>("format");
    QTest::addColumn<int>("content");
    for (const formats::Format* format : formats::formats()) {
        for (const formats::Content content : contents) {
            if (format->canWrite(content))
                QTest::addRow("%.*s/%d", int(format->id.size()), format->id.data(), int(content)) << format << int(content);
        }
    }
}

/// A convolution of many steps and a good deal to write.
static core::Network longLesson()
{
    core::Layer conv;
    conv.type = "conv2d";
    conv.rows.size = conv.cols.size = 3;
    conv.weight = core::Tensor::plane({{0, 1, 0.5F}, {-1, 0, 2}, {0.25F, 0, 1}});
    core::Lesson lesson;
    lesson.input = core::Tensor(core::Shape{.h = 14, .w = 14}, 0.0F);
    for (std::size_t k = 0; k < 196; ++k)
        lesson.input.mutableData()[k] = float(k * 37 % 23) / 4.0F;
    lesson.layers = {conv};
    return core::Network(lesson);
}

void TestFormats::tellTheirSizeBeforehand()
{
    QFETCH(const formats::Format*, format);
    QFETCH(int, content);
    Export what = sample(formats::Content(content));
    if (content == formats::Steps)
        what = tables::StepTable(longLesson(), 0);
    if (content == formats::Animation) {
        auto& all = std::get<scene::Film>(what);
        all.network = longLesson();
        all.lastStep = 29;
        all.speed = 4.0;
        all.framesPerSecond = 12;
    }
    const QTemporaryDir folder;
    const QString path = format->writeFiles ? folder.path() : folder.filePath("out." + extensionOf(*format));
    std::optional<formats::Size> size;
    try {
        size = formats::estimate(*format, what);
        formats::writeFile(path, *format, what);
    } catch (const formats::FileFault& fault) {
        if (format->carries == formats::Animation && fault.sentence().contains("ffmpeg"))
            QSKIP("needs ffmpeg");
        QFAIL(qPrintable(fault.sentence()));
    }
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(folder.path()).entryInfoList(QDir::Files))
        bytes += file.size();
    QVERIFY(size);
    if (size->exact && format->id != "pdf") // which says when it was made
        QCOMPARE(size->bytes, bytes);
    QVERIFY2(double(size->bytes) > 0.5 * double(bytes) && double(size->bytes) < 2.0 * double(bytes),
             qPrintable(QStringLiteral("%1 instead of %2").arg(size->bytes).arg(bytes)));
}

void TestFormats::beginAsTheyGoOn()
{
    const Export steps = tables::StepTable(longLesson(), 0);
    const QByteArray all = written("csv", steps);
    const formats::Format& csv = *formats::findFormat("x.csv", formats::Purpose::Write, formats::Steps);
    QVERIFY(all.size() > 2000);
    QCOMPARE(formats::beginning(csv, steps, 500), all.left(500));
    QCOMPARE(formats::beginning(csv, steps, all.size() + 1), all);
}

void TestFormats::sayWhatIsWrongWithAPath()
{
    const QTemporaryDir folder;
    const formats::Format& csv = *formats::findFormat("x.csv", formats::Purpose::Write, formats::Steps);
    const auto sentence = [&](const QString& path) -> QString {
        try {
            formats::writeFile(path, csv, sample(formats::Steps));
            return "was written";
        } catch (const formats::FileFault& fault) {
            return fault.sentence();
        }
    };
    QCOMPARE(sentence(folder.path()), folder.path() + ": cannot be written: it is a folder");
    QVERIFY(sentence("/nowhere/x.csv").startsWith("/nowhere/x.csv: cannot be written: "));
    QVERIFY_THROWS_EXCEPTION(core::FileError, formats::readNumbersFile("/nowhere/x.json"));
}

QTEST_MAIN(TestFormats)
#include "tst_formats.moc"
