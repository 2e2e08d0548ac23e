// Guessing results before they are shown.
#include <QtTest>

#include <QUndoStack>

#include "core/counting.h"
#include "core/lesson_file.h"
#include "document/document.h"
#include "document/lesson_player.h"
#include "document/playback.h"
#include "document/predictions.h"

using document::Document;
using document::LessonPlayer;
using document::Playback;
using document::Predictions;
using Sureness = Predictions::Sureness;

class TestPredictions : public QObject {
    Q_OBJECT

    Document document;
    Playback playback{document};
    LessonPlayer player{document, playback};
    Predictions predictions{document, playback};

private slots:
    void init()
    {
        playback.setMotionReduced(true);
        document.openBuiltin(QStringLiteral("max-pooling")); // 9 2 / 6 3, asks about its third step
        playback.setStep(2);
    }

    void theLessonsQuestionWaitsForAGuess()
    {
        QVERIFY(predictions.waits() && playback.isAsking());
        QVERIFY(!predictions.guess(QStringLiteral("six"), Sureness::Sure));
        QVERIFY(!predictions.guess(QString(), Sureness::Sure));
        QVERIFY(predictions.waits());
        QVERIFY(predictions.guess(QStringLiteral(" 6,0 "), Sureness::Likely));
        QVERIFY(!predictions.waits() && !playback.isAsking());
        QVERIFY(predictions.answered()->right);
        playback.setStep(1);
        QVERIFY(!predictions.waits() && !predictions.answered());
        playback.setStep(2);
        QCOMPARE(predictions.score().right, 1);
    }

    void aWrongGuessNamesItsMistake()
    {
        predictions.guess(QStringLiteral("4"), Sureness::Sure); // the average of 1 4 5 6
        QVERIFY(!predictions.answered()->right);
        QCOMPARE(predictions.answered()->mistakes.front()->name, std::string_view("mean_for_largest"));
        QCOMPARE(predictions.score().guesses, 1);
        QCOMPARE(predictions.score().sureAndWrong, 1);
        predictions.ask(); // once more
        QVERIFY(predictions.waits());
        QCOMPARE(predictions.score().guesses, 0);
    }

    /// Space, → and the film come to a question and no further; the next of them shows the result, without counting it.
    void nothingGoesPastAQuestion()
    {
        playback.advance();
        QCOMPARE(playback.step(), std::int64_t(2));
        QVERIFY(!predictions.waits());
        QCOMPARE(predictions.score().guesses, 0);
        playback.advance();
        QCOMPARE(playback.step(), std::int64_t(3));
        predictions.ask();
        const int beat = player.beat();
        player.next();
        QCOMPARE(player.beat(), beat);
        QVERIFY(!predictions.waits());

        document.openBuiltin(QStringLiteral("max-pooling"));
        playback.setSpeed(8);
        playback.setPlaying(true);
        QTRY_VERIFY(!playback.isPlaying());
        QCOMPARE(playback.step(), std::int64_t(2));
        QVERIFY(predictions.waits());
        playback.setSpeed(1);
    }

    void anyStepCanBeAsked()
    {
        playback.setStep(0);
        QVERIFY(!predictions.waits());
        predictions.askEverything(true);
        for (int step = 0; step < 4; ++step) {
            playback.setStep(step);
            QVERIFY(predictions.waits());
        }
        predictions.askEverything(false);
        QVERIFY(!predictions.waits());
    }

    void otherNumbersAreAskedAnew()
    {
        predictions.guess(QStringLiteral("6"), Sureness::Guess);
        QVERIFY(!predictions.waits());
        document.setInputCell({0, 0, 3, 1}, 60.0F);
        QVERIFY(predictions.waits());
        QVERIFY(predictions.guess(QStringLiteral("60"), Sureness::Guess));
        QVERIFY(predictions.answered()->right);
        // What was guessed of the numbers before is known when they are back.
        document.undoStack()->undo();
        QVERIFY(!predictions.waits());
        QCOMPARE(predictions.answered()->text, QStringLiteral("6"));
        QCOMPARE(predictions.score().guesses, 2);
        QCOMPARE(predictions.score().right, 2);
    }

    /// Opens a convolution that comes to 59 in its only step, and asks these questions about it.
    void open(const QByteArray& questions, const QByteArray& layer = R"({"type": "conv2d", "weight": [[1, 2], [3, 4]], "bias": [10]})")
    {
        const QByteArray json = R"({"format": "poolscope", "version": 2, "input": [[1, 3], [2, 9]], "layers": [)" + layer + R"(], "questions": [)" + questions + "]}";
        document.openRead({core::parseLesson(json.toStdString(), "test"), {}}, QStringLiteral("/nowhere/test.poolscope"));
        playback.setLayer(0);
    }

    void aMissingNumberIsFound()
    {
        open(R"({"kind": "weight", "cell": [1, 1]})");
        QVERIFY(predictions.waits());
        QVERIFY(playback.missing() == (core::Missing{core::Asks::Weight, {0, 0, 1, 1}}));
        QVERIFY(predictions.guess(QStringLiteral("36"), Sureness::Sure)); // the product
        QVERIFY(!predictions.waits() && !playback.isAsking());
        QCOMPARE(predictions.answered()->mistakes.front()->name, std::string_view("factor_not_divided_out"));
        QCOMPARE(predictions.answered()->missing.asks, core::Asks::Weight);
        QVERIFY(!predictions.choices().empty()); // still those of the weight
        open(R"({"kind": "bias"})");
        QVERIFY(predictions.guess(QStringLiteral("10.0"), Sureness::Sure));
        QVERIFY(predictions.answered()->right);
    }

    void aWinnerIsACell()
    {
        open(R"({"kind": "winner"})", R"({"type": "max_pool2d", "kernel_size": 2})");
        QVERIFY(!predictions.guess(QStringLiteral("9"), Sureness::Sure));
        QVERIFY(predictions.waits());
        QVERIFY(predictions.guess(QStringLiteral("1, 1"), Sureness::Sure));
        QVERIFY(predictions.answered()->right);
    }

    /// The worked example, the result, a number, a blank; then the score stands.
    void aLayerIsPractised()
    {
        predictions.guess(QStringLiteral("6"), Sureness::Guess);
        predictions.practise();
        QCOMPARE(playback.step(), std::int64_t(0));
        QVERIFY(!predictions.waits());
        QCOMPARE(predictions.score().guesses, 0); // what was guessed before does not count
        QCOMPARE(predictions.practice().questions, 3);
        playback.setStep(1);
        QCOMPARE(playback.missing()->asks, core::Asks::Output);
        QVERIFY(predictions.guess(QStringLiteral("2"), Sureness::Guess));
        playback.setStep(2);
        QCOMPARE(playback.missing()->asks, core::Asks::Winner); // not the lesson's own question
        QVERIFY(predictions.guess(QStringLiteral("0, 0"), Sureness::Guess));
        playback.setStep(3);
        QVERIFY(playback.missing()->asks == core::Asks::Input);
        predictions.reveal();
        QCOMPARE(predictions.practice().answered, 3);
        QCOMPARE(predictions.score().right, 1);
        document.setInputCell({0, 0, 0, 0}, 2.0F);
        QCOMPARE(predictions.practice().questions, 0);
    }

    /// Who counts rows and columns from 1 answers so, too.
    void aWinnerIsCountedAsWordsCount()
    {
        core::countFrom(1);
        open(R"({"kind": "winner"})", R"({"type": "max_pool2d", "kernel_size": 2})");
        QVERIFY(predictions.guess(QStringLiteral("2, 2"), Sureness::Sure)); // the 9
        QVERIFY(predictions.answered()->right);
        core::countFrom(0);
        open(R"({"kind": "winner"})", R"({"type": "max_pool2d", "kernel_size": 2})");
        QVERIFY(predictions.guess(QStringLiteral("2, 2"), Sureness::Sure));
        QVERIFY(!predictions.answered()->right);
        QCOMPARE(predictions.answered()->mistakes.front()->name, std::string_view("counted_from_one"));
    }

    /// What has many answers is not asked; the next question of the step is.
    void whatCannotBeToldIsNotAsked()
    {
        open(R"({"kind": "input", "cell": [0, 1]})", R"({"type": "max_pool2d", "kernel_size": 2})");
        QVERIFY(!predictions.waits());
        open(R"({"kind": "winner"}, {"kind": "weight", "cell": [1, 1]}, {"kind": "bias"})");
        QVERIFY(predictions.waits());
        QCOMPARE(playback.missing()->asks, core::Asks::Weight);
        document.setInputCell({0, 0, 1, 1}, 0.0F); // then the weight could be anything
        QCOMPARE(playback.missing()->asks, core::Asks::Bias);
    }

    void aClassRaisesItsHands()
    {
        const auto choices = predictions.choices();
        QCOMPARE(choices.size(), std::size_t(4));
        predictions.count(0, +1);
        predictions.count(0, +1);
        predictions.count(1, +1);
        predictions.count(1, -1);
        predictions.count(1, -1); // no fewer than none
        predictions.count(9, +1);
        QCOMPARE(predictions.tally(0), 2);
        QCOMPARE(predictions.tally(1), 0);
        predictions.reveal();
        QCOMPARE(predictions.tally(0), 2); // still to be seen
    }
};

QTEST_MAIN(TestPredictions)
#include "tst_predictions.moc"
