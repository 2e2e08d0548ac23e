// The window's threads: lessons are computed and files written beside hands that go on editing. ThreadSanitizer looks on
// (cmake --workflow --preset tsan).
#include <QtTest>

#include <QGuiApplication>

#include "core/lesson_file.h"
#include "document/document.h"
#include "document/evaluation.h"
#include "formats/format.h"
#ifdef POOLSCOPE_HANDOVERS
#include "handovers.h"
#endif
#include "resources/builtin_lessons.h"

#include <atomic>
#include <cmath>
#include <thread>

namespace {

core::Network networkOf(std::string_view name)
{
    for (const resources::BuiltinLesson& lesson : resources::builtinLessons()) {
        if (lesson.name == name)
            return core::Network(core::parseLesson(lesson.json, std::string(name)).lesson);
    }
    return {};
}

/// What a format takes of that network's first layer.
formats::Export exportFor(const formats::Format& format, const core::Network& network)
{
    scene::Film film{.network = network, .size = {320, 180}, .framesPerSecond = 2};
    if ((format.carries & formats::Animation) != 0) {
        film.lastStep = std::min<std::int64_t>(2, network.stepCount(0) - 1);
        return {film};
    }
    if ((format.carries & formats::Picture) != 0)
        return {film};
    if ((format.carries & formats::Steps) != 0)
        return {tables::StepTable(network, 0)};
    if ((format.carries & formats::Grid) != 0)
        return {tables::GridTable{.values = network.outputOf(0)}};
    return {network};
}

} // namespace

class ThreadsTest : public QObject {
    Q_OBJECT

private slots:
    void aLessonIsComputedBesideTheHands()
    {
        core::Lesson lesson = networkOf("convolve-then-pool").lesson();
        lesson.input = core::Tensor({1, 1, 32, 32}, 1.0F);
        document::Evaluation evaluation;
        QSignalSpy finished(&evaluation, &document::Evaluation::finished);
        core::Network mine;
        for (int round = 0; round < 40; ++round) {
            lesson.input.set({0, 0, round % 32, round % 7}, float(round));
            mine.update(lesson, 0.0);
            evaluation.start(mine);
            lesson.input.set({0, 0, round % 32, round % 5}, float(-round)); // while it is computed
            if (round % 4 == 0)
                QTRY_VERIFY(!evaluation.isRunning());
            else if (round % 4 == 1)
                evaluation.stop();
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!evaluation.isRunning());
        QVERIFY(finished.count() >= 10);
    }

    void layersBeforeALongOneAreHandedOverWhileItIsComputed()
    {
        core::Lesson lesson;
        lesson.input = core::Tensor({1, 1, 800, 800}, 1.0F);
        core::Layer first;
        first.type = "tanh";
        core::Layer norm;
        norm.type = "lp_pool2d";
        norm.rows.size = norm.cols.size = 50;
        norm.rows.stride = norm.cols.stride = 10;
        norm.normType = 7.0; // a quarter of a second
        lesson.layers = {first, norm};
        document::Document document;
        int early = 0;
        connect(&document, &document::Document::changed, this, [&] {
            early += document.network().reached(0) && document.network().result(1).waits && document.isComputing();
        });
        document.restore(lesson, {});
        QVERIFY(!document.network().reached(0));
        QTRY_VERIFY(early > 0 || !document.isComputing());
        QCOMPARE(early, 1);
        for (int round = 0; round < 5; ++round) { // hands go on in the numbers that the worker reads
            document.setInputCell({0, 0, round, 0}, 0.5F + float(round));
            QTRY_VERIFY(document.network().reached(0)); // before the long one, which begins anew
            QCOMPARE(document.network().outputOf(0).at({0, 0, round, 0}), float(std::tanh(0.5 + round)));
            QTest::qWait(5 * round);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!document.isComputing(), 60000);
        const core::Network whole(document.lesson());
        QVERIFY(document.network().outputOf(0) == whole.outputOf(0));
        QVERIFY(document.network().outputOf(1) == whole.outputOf(1));
        document.restore(lesson, {});
        QTRY_VERIFY(document.network().reached(0));
        document.stopComputing(); // what was handed over stays
        QVERIFY(document.network().reached(0));
    }

    void everyFormatIsWrittenOnSeveralThreadsWhileTheLessonIsEdited()
    {
        const QTemporaryDir folder;
        core::Network mine = networkOf("convolve-then-pool");
        for (const formats::Format* format : formats::formats()) {
            if (!format->write)
                continue; // several files, or reading alone
            const QString extension = QString::fromUtf8(format->extensions.front().data(), qsizetype(format->extensions.front().size()));
            if (extension == QLatin1String("mp4") || extension == QLatin1String("webm"))
                continue; // another program, ffmpeg, does the work
            std::atomic<int> failed = 0;
            std::vector<std::thread> writers;
            for (int t = 0; t < 2; ++t) {
                writers.emplace_back([&failed, format, t, what = exportFor(*format, mine),
                                      path = folder.filePath(QStringLiteral("%1.%2").arg(t).arg(extension))] {
                    try {
                        formats::writeFile(path, *format, what, [t](double done) { return t == 0 || done < 0.5; });
                    } catch (const formats::Cancelled&) {
                        failed += t == 0 ? 1 : 0;
                    } catch (const std::exception&) {
                        ++failed;
                    }
                });
            }
            for (int i = 0; i < 5; ++i)
                mine.updateInput(std::vector<std::int64_t>{i}, [&](core::Lesson& edited) { edited.input.set({0, 0, 0, i}, float(i)); });
            for (std::thread& writer : writers)
                writer.join();
            QVERIFY2(failed == 0, format->id.data());
            QVERIFY2(QFileInfo(folder.filePath(QStringLiteral("0.") + extension)).size() > 0, format->id.data());
        }
    }
};

#ifdef POOLSCOPE_HANDOVERS
int main(int argc, char** argv)
{
    TellingApplication application(argc, argv);
    ThreadsTest test;
    return QTest::qExec(&test, argc, argv);
}
#else
QTEST_MAIN(ThreadsTest)
#endif
#include "tst_threads.moc"
