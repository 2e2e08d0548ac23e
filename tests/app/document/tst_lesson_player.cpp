// A lesson told beat by beat: in order, in both languages, with what beats set and show, and never untrue.
#include <QtTest>
#include <QUndoStack>

#include "core/lesson_file.h"
#include "document/document.h"
#include "document/lesson_player.h"
#include "document/playback.h"
#include "resources/builtin_lessons.h"

using document::Document;
using document::LessonPlayer;
using document::Playback;

/// Three beats: the lesson as it is, with another stride, and with another cell, seen as a chain.
static const char* const told = R"({"format": "poolscope", "version": 2, "input": [[1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3], [4, 5, 6, 7]],
    "layers": [{"type": "max_pool2d", "kernel_size": 2}, {"type": "relu"}], "beats": [
    {"layer": 0, "step": 0, "text": {"en": "{output(0, 0)} of {size}", "zh_CN": "{size}"}},
    {"layer": 0, "step": 8, "set": {"/layers/0/stride": 1}, "text": "stride {stride}: {size}, {result}", "notes": "slowly"},
    {"layer": 1, "step": 3, "set": {"/input/0/0": 99}, "show": {"view": "chain", "grain": "row"}, "text": "{input(0, 0)}", "general": true},
    {"layer": 1, "step": 2, "text": "last"}]})";

class TestLessonPlayer : public QObject {
    Q_OBJECT

    Document document;
    Playback playback{document};
    LessonPlayer player{document, playback};

    void open(const char* json)
    {
        document.openRead({core::parseLesson(json, "test"), {}}, QStringLiteral("/nowhere/test.poolscope"));
    }
    QString words() const { return player.words(QStringLiteral("en")); }

private slots:
    void init()
    {
        playback.setMotionReduced(true);
        open(told);
    }

    void everyBuiltinLessonIsToldInOrder()
    {
        for (const resources::BuiltinLesson& lesson : resources::builtinLessons()) {
            document.openBuiltin(QString::fromUtf8(lesson.name));
            QVERIFY2(player.count() > 0, lesson.name.data());
            for (int k = 0; k < player.count(); ++k) {
                QCOMPARE(player.beat(), k);
                QVERIFY(player.isThere() && player.isTrue());
                const core::Beat& beat = document.own().beats[std::size_t(k)];
                QCOMPARE(std::pair(playback.layer(), playback.step()), std::pair(beat.layer, beat.step));
                for (const char* locale : {"en", "zh_CN"}) {
                    const QString said = player.words(QLatin1String(locale));
                    QVERIFY2(!said.isEmpty() && !said.contains(u'?') == !QString::fromStdString(beat.text.in(locale)).contains(u'?'), qPrintable(said));
                    QVERIFY2(!said.contains(u'{'), qPrintable(said));
                }
                player.next();
            }
            QVERIFY(player.isAtEnd());
            QVERIFY(!document.isModified());
        }
    }

    /// With the numbers that they will be told of, and nothing is shown or edited for that.
    void theWordsAheadAreThoseToldNext()
    {
        while (!player.isAtEnd()) {
            const QByteArray file = document.toJson();
            const int stride = document.lesson().layers[0].rows.stride;
            const QString ahead = player.wordsAhead(QStringLiteral("en"));
            QVERIFY(!ahead.isEmpty());
            QCOMPARE(document.lesson().layers[0].rows.stride, stride);
            QCOMPARE(document.toJson(), file);
            player.next();
            QCOMPARE(words(), ahead);
        }
        QCOMPARE(player.wordsAhead(QStringLiteral("en")), QString());
    }

    void whatABeatSetsIsShownAndNotEdited()
    {
        const QByteArray file = document.toJson();
        QCOMPARE(words(), QStringLiteral("6 of 2 × 2"));
        player.next();
        QCOMPARE(words(), QStringLiteral("stride 1: 3 × 3, 7"));
        QCOMPARE(player.notes(QStringLiteral("en")), QStringLiteral("slowly"));
        QCOMPARE(document.lesson().layers[0].rows.stride, 1);
        QCOMPARE(document.own().layers[0].rows.stride, 2);
        QSignalSpy shows(&player, &LessonPlayer::showWanted);
        player.next();
        QCOMPARE(document.lesson().layers[0].rows.stride, 2);
        QCOMPARE(document.lesson().input.at({}), 99.0F);
        QCOMPARE(words(), QStringLiteral("99"));
        QCOMPARE(playback.grain(), core::Grain::Row);
        QCOMPARE(shows.last().first().value<core::Show>().view, core::Show::Picture::Chain);
        player.next(); // says nothing of the picture: it is as usual again
        QCOMPARE(shows.last().first().value<core::Show>(), core::Show{});
        QCOMPARE(playback.grain(), core::Grain::Window);
        QCOMPARE(document.lesson(), document.own());
        player.goTo(1);
        QCOMPARE(document.toJson(), file);
        QVERIFY(!document.isModified());
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void anEditUponItMakesItOne()
    {
        player.next();
        const core::Lesson seen = document.lesson();
        document.setInputCell({}, -7.0F);
        QCOMPARE(document.own().layers[0].rows.stride, 1);
        QCOMPARE(document.own().input.at({}), -7.0F);
        QVERIFY(document.isModified());
        document.undoStack()->undo();
        QCOMPARE(document.own(), seen);
        document.undoStack()->undo();
        QCOMPARE(document.own().layers[0].rows.stride, 2);
        QVERIFY(!document.isModified());
        document.undoStack()->redo();
        document.undoStack()->redo();
        QCOMPARE(document.own().input.at({}), -7.0F);
    }

    void anEditThatIsNotWantedLeavesNothing()
    {
        player.next();
        const int gesture = document.newGesture();
        document.setInputCell({}, -7.0F, {}, gesture);
        document.takeBack(gesture);
        QVERIFY(!document.isModified());
        QCOMPARE(document.own().layers[0].rows.stride, 2);
    }

    /// Undoing an earlier edit while a beat shows another lesson.
    void historyIsOfTheLessonItself()
    {
        document.setInputCell({}, 50.0F);
        player.next();
        QCOMPARE(document.lesson().input.at({}), 50.0F);
        document.undoStack()->undo();
        QCOMPARE(document.own().input.at({}), 1.0F);
        QCOMPARE(document.own().layers[0].rows.stride, 2);
        player.next();
        document.undoStack()->redo();
        QCOMPARE(document.own().input.at({}), 50.0F);
    }

    void wordsOfOtherNumbersAreNotTrue()
    {
        QVERIFY(player.isTrue());
        document.setInputCell({}, 50.0F);
        QVERIFY(!player.isTrue());
        QCOMPARE(words(), QStringLiteral("50 of 2 × 2"));
        player.goTo(2);
        QVERIFY(player.isTrue()); // of any numbers
        player.goTo(0);
        QVERIFY(document.canBringBackNumbers());
        document.bringBackNumbers();
        QVERIFY(player.isTrue());
        QVERIFY(!document.canBringBackNumbers());
        document.undoStack()->redo();
        QVERIFY(!player.isTrue());
        // What is saved knows it still.
        const std::string saved = document.toJson().toStdString();
        open(saved.c_str());
        QVERIFY(!player.isTrue());
        QVERIFY(!document.canBringBackNumbers()); // which are not here
        document.setInputCell({}, 1.0F);
        QVERIFY(player.isTrue());
    }

    void stepsLeadToNeighbours()
    {
        open(R"({"format": "poolscope", "version": 1, "input": [[1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3], [4, 5, 6, 7]],
                 "layers": [{"type": "max_pool2d", "kernel_size": 2, "stride": 1}],
                 "beats": [{"step": 0, "text": "one"}, {"step": 0, "text": "two"}, {"step": 7, "text": "three"}]})");
        while (playback.step() < 7)
            playback.advance();
        QCOMPARE(player.beat(), 2); // two are told at the first step
        playback.advance();
        QCOMPARE(player.beat(), 2);
        QVERIFY(!player.isThere());
        player.again();
        QVERIFY(player.isThere());
        while (playback.step() > 0)
            playback.retreat();
        QCOMPARE(player.beat(), 1);
    }

    /// One action that is over within a second, whatever the distance, and that a hand stops.
    void aWalkIsShort()
    {
        playback.setMotionReduced(false);
        document.openBuiltin(QStringLiteral("pooling-a-photograph"));
        playback.setLayer(0, 0);
        playback.walkTo(0, 700);
        QVERIFY(playback.isWalking());
        const QSignalSpy stops(&playback, &Playback::moved);
        QTRY_COMPARE_WITH_TIMEOUT(playback.step(), std::int64_t(700), 2000);
        QVERIFY(!playback.isWalking());
        QVERIFY2(stops.count() > 4 && stops.count() <= 14, qPrintable(QString::number(stops.count())));
        playback.setStep(0);
        playback.walkTo(0, 700);
        playback.back();
        const std::int64_t there = playback.step();
        QTest::qWait(200);
        QCOMPARE(playback.step(), there);
    }

    void aBeatThatCannotBeToldSaysSo()
    {
        core::LessonFile file = core::parseLesson(told, "test");
        file.lesson.beats[1].set = {{"/layers/0/stride", "0"}}; // as one that was too large to be tried when it was read
        document.openRead({file, {}}, QStringLiteral("/nowhere/test.poolscope"));
        QSignalSpy failed(&player, &LessonPlayer::failed);
        player.next();
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("/beats/1/set/layers/0/stride")));
        QCOMPARE(document.lesson(), document.own());
    }

    void layersThatGoTakeTheirBeatsAlong()
    {
        player.goTo(3);
        document.removeLayer(1);
        QCOMPARE(player.count(), 2);
        QCOMPARE(player.beat(), 1);
        player.previous();
        player.next();
        QCOMPARE(document.lesson().layers[0].rows.stride, 1);
    }
};

QTEST_MAIN(TestLessonPlayer)
#include "tst_lesson_player.moc"
