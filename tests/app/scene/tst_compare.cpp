#include <QGuiApplication>
#include <QTest>

#include "random_lesson.h"
#include "sample_lessons.h"

#include "core/compare.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "layout/changed.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "scene/film.h"

#include <QPainter>

#include <rapidcheck.h>

using core::Comparison;
using scene::BoardId;
using scene::BoardKind;
using scene::Frame;

namespace {

core::Lesson sampleLesson(const char* name)
{
    const auto all = samples();
    return std::find_if(all.begin(), all.end(), [name](const Sample& sample) { return sample.name == name; })->lesson;
}

/// "9 . / . ." : what an output shows, "." for a cell that is not computed.
QString shownCells(const scene::Board& board)
{
    QStringList rows;
    for (int row = 0; row < board.rows(); ++row) {
        QStringList cells;
        for (int col = 0; col < board.cols(); ++col) {
            const QString text = scene::look(board, row, col).text;
            cells << (text.isEmpty() ? QStringLiteral(".") : text);
        }
        rows << cells.join(u' ');
    }
    return rows.join(QStringLiteral(" / "));
}

QImage painted(const Frame& frame, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    scene::paint(painter, frame, scene::Layout(frame, QSizeF(size)), scene::themeNamed("light"));
    painter.end();
    return image;
}

} // namespace

class TestCompare : public QObject {
    Q_OBJECT

private slots:
    void oneInputTwoOutputsWithTheirArithmetic()
    {
        const core::Network network(sampleLesson("compare"));
        const Frame frame = scene::makeFrame(network, {.step = 0});
        QCOMPARE(shownCells(*frame.board(BoardId(BoardKind::Output, 0))), "9 . / . .");
        QCOMPARE(shownCells(*frame.board(BoardId(BoardKind::Output, 1))), "3.75 . / . .");
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 0))->title, "Max pool");
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 1))->title, "Average pool");
        QCOMPARE(frame.board(BoardId(BoardKind::Output, 1))->subtitle, "keeps the overall level");
        QCOMPARE(frame.compared[0].equation.text(), "max(1, 3, 2, 9) = 9");
        QCOMPARE(frame.compared[1].equation.text(), "(1 + 3 + 2 + 9) / 4 = 3.75");
        const scene::Board& input = *frame.board(BoardKind::Input);
        QCOMPARE(*input.window, QRectF(0, 0, 2, 2));
        QVERIFY(!input.otherWindow); // the same one once
        QVERIFY(!frame.apart);
        QVERIFY(input.regions.has_value());
    }

    void differentWindowsAreTwoFramesAndTheSlowerOneWaits()
    {
        const core::Network network(sampleLesson("compare_strides"));
        const Frame meet = scene::makeFrame(network, {.step = 2});
        QVERIFY(meet.apart);
        QCOMPARE(*meet.board(BoardKind::Input)->window, QRectF(2, 0, 2, 2));
        QCOMPARE(*meet.board(BoardKind::Input)->otherWindow, QRectF(2, 0, 2, 2));
        QVERIFY(meet.compared[0].note.isEmpty());
        const Frame waits = scene::makeFrame(network, {.step = 3});
        QCOMPARE(*waits.board(BoardKind::Input)->window, QRectF(2, 0, 2, 2));
        QCOMPARE(*waits.board(BoardKind::Input)->otherWindow, QRectF(3, 0, 2, 2));
        QVERIFY(waits.compared[0].note.startsWith("waits"));
        QVERIFY(waits.compared[1].note.isEmpty());
        QVERIFY(waits.board(BoardId(BoardKind::Output, 1))->second);
        QCOMPARE(waits.board(BoardId(BoardKind::Output, 0))->title, "Max pool, stride 2");
        QCOMPARE(waits.board(BoardId(BoardKind::Output, 1))->title, "Max pool, stride 1");
        // Going back to the beginning of its row, it keeps what it has computed.
        const Frame again = scene::makeFrame(network, {.step = 5});
        QCOMPARE(shownCells(*again.board(BoardId(BoardKind::Output, 0))), "4 2 5 / . . . / . . .");
    }

    /// Two of a kind are told apart by what they differ in: by the window in the title, by all else below it.
    void twoOfAKindAreToldApartByAnyParameter()
    {
        const auto said = [](const char* a, const char* b) {
            const std::string row = "[0, 1, 2, 3, 4, 5]";
            const std::string json = R"({"format": "poolscope", "version": 1, "input": [)" + row + ',' + row + ',' + row + ',' + row + ','
                + row + ',' + row + R"(], "layers": [{)" + a + R"(}], "view": {"layer": 0, "step": 0, "compare": {)" + b + "}}}";
            const core::Network network(core::parseLesson(json, "compared").lesson);
            const Frame frame = scene::makeFrame(network, {.step = 0});
            const scene::Board& output = *frame.board(BoardId(BoardKind::Output, 0));
            return QString(output.title + QStringLiteral(" | ") + output.subtitle);
        };
        QCOMPARE(said(R"("type": "max_pool2d", "kernel_size": 2)", R"("type": "max_pool2d", "kernel_size": [2, 3])"),
                 QStringLiteral("Max pool, window 2 × 2 | 3 × 3 feature map"));
        QCOMPARE(said(R"("type": "max_pool2d", "kernel_size": 4, "ceil_mode": true)", R"("type": "max_pool2d", "kernel_size": 4)"),
                 QStringLiteral("Max pool | 2 × 2, edges rounded up"));
        QCOMPARE(said(R"("type": "leaky_relu")", R"("type": "leaky_relu", "negative_slope": 0.5)"), QStringLiteral("Leaky ReLU | 6 × 6, slope 0.01"));
    }

    void bothPaddingsAreDrawn()
    {
        const core::Network network(sampleLesson("compare_padding"));
        const scene::Board input = *scene::makeFrame(network, {.step = 0}).board(BoardKind::Input);
        QCOMPARE(input.pads, QMargins(1, 1, 1, 1));
        QVERIFY(input.padText.isEmpty()); // −∞ for one, 0 for the other
        QVERIFY(input.subtitle.contains("−∞"));
        QVERIFY(input.subtitle.contains("zeros"));
    }

    void pointingAtAnOutputShowsItsWindowAtAnInputBothReaders()
    {
        const core::Network network(sampleLesson("compare_strides"));
        const Frame output = scene::makeFrame(network, {.step = 0, .hoverOutput = core::Cell{0, 0, 3, 4}, .hoverBoard = 1});
        QCOMPARE(output.board(BoardKind::Input)->pointed, std::vector<QRect>{QRect(4, 3, 2, 2)});
        QVERIFY(output.board(BoardId(BoardKind::Output, 0))->pointed.empty());
        const Frame input = scene::makeFrame(network, {.step = 0, .hoverInput = core::Cell{0, 0, 2, 3}});
        QCOMPARE(input.board(BoardId(BoardKind::Output, 0))->pointed, std::vector<QRect>{QRect(1, 1, 1, 1)});
        QCOMPARE(input.board(BoardId(BoardKind::Output, 1))->pointed, std::vector<QRect>{QRect(2, 1, 2, 2)});
    }

    void bothKernelsCanBeEditedInPlace()
    {
        const core::Network network(sampleLesson("compare_conv"));
        const Frame frame = scene::makeFrame(network, {.step = 0});
        QVERIFY(frame.board(BoardId(BoardKind::Kernel, 0)) == nullptr);
        QVERIFY(frame.board(BoardId(BoardKind::Kernel, 1))->editable);
        const scene::Layout layout(frame, QSizeF(840, 545));
        const auto hit = layout.cellAt(layout.cellRect(BoardId(BoardKind::Kernel, 1), 1, 0).center());
        QVERIFY(hit && hit->board == BoardId(BoardKind::Kernel, 1) && hit->row == 1 && hit->col == 0);
    }

    void aLayerThatCannotRunSaysSo()
    {
        const Frame frame = scene::makeFrame(core::Network(sampleLesson("problem_compare")), {});
        QVERIFY(frame.problem.contains("Average pool"));
        QVERIFY2(frame.problem.contains("cannot run. Window: "), qPrintable(frame.problem));
        QVERIFY(frame.compared.empty());
    }

    void theWayBackIsNotShownAndSaysWhy()
    {
        const Frame frame = scene::makeFrame(core::Network(sampleLesson("compare")), {.step = 2, .view = {.backward = true}});
        QCOMPARE(frame.compared.size(), std::size_t(2));
        QVERIFY(frame.note.contains("stop comparing"));
    }

    void otherLayersOfTheLessonLookAsEver()
    {
        core::Lesson lesson = sampleLesson("compare");
        lesson.layers.emplace_back().type = "relu";
        const core::Network network(lesson);
        QVERIFY(scene::makeFrame(network, {.layer = 1}).compared.empty());
        QCOMPARE(scene::makeFrame(network, {.layer = 0}).compared.size(), std::size_t(2));
    }

    /// What stands in the outputs and in the arithmetic is what core computes for the two windows of that step.
    void bothResultsAreTheSteps()
    {
        QVERIFY(rc::check("both results", [] {
            core::Lesson lesson = randomLesson();
            lesson.view.compare = randomLesson().layers.front();
            const core::Network network(lesson);
            const auto comparison = Comparison::of(network, 0);
            RC_PRE(comparison.has_value());
            const auto step = *rc::gen::inRange<std::int64_t>(0, comparison->stepCount());
            const Frame frame = scene::makeFrame(network, {.step = step});
            const auto stops = comparison->at(step);
            for (const auto side : {Comparison::A, Comparison::B}) {
                const core::Step own = comparison->stepAt(side, stops[side].step);
                const scene::Board& board = *frame.board(BoardId(BoardKind::Output, int(side)));
                RC_ASSERT(board.current->row == own.output.row && board.current->col == own.output.col);
                const scene::CellLook look = scene::look(board, own.output.row, own.output.col);
                RC_ASSERT(look.text.toStdString() == core::shownNumber(double(float(own.value))));
                RC_ASSERT(frame.compared[side].equation.result == core::equation(comparison->layerOf(side), own).result);
                // Whatever is known is the output's own number, nothing else is shown.
                for (std::int64_t k = 0; k < board.values.shape().planeSize(); ++k) {
                    const int row = int(k / board.values.shape().w);
                    const int col = int(k % board.values.shape().w);
                    RC_ASSERT((scene::look(board, row, col).role == scene::Role::Pending) == (k >= stops[side].known));
                }
            }
        }));
    }

    /// Painting only what changed from one picture to the next gives the next picture.
    void whatChangedIsPaintedAgain()
    {
        const core::Network network(sampleLesson("compare_strides"));
        const QSize size(620, 360);
        Frame before = scene::makeFrame(network, {.step = 6});
        for (const scene::Shot& shot : {scene::Shot{.step = 7, .phase = 0.2}, scene::Shot{.step = 7, .phase = 0.6}, scene::Shot{.step = 7, .phase = 0.85},
                                        scene::Shot{.step = 7}, scene::Shot{.step = 8}, scene::Shot{.step = 9}, scene::Shot{.step = 10},
                                        scene::Shot{.step = 10, .hoverInput = core::Cell{0, 0, 3, 3}}}) {
            const Frame after = scene::makeFrame(network, shot);
            QImage image = painted(before, size);
            const scene::Layout layout(after, QSizeF(size));
            const QRegion region = scene::changedRegion(before, scene::Layout(before, QSizeF(size)), after, layout);
            QPainter painter(&image);
            painter.setClipRegion(region);
            scene::paint(painter, after, layout, scene::themeNamed("light"));
            painter.end();
            QVERIFY2(image == painted(after, size), qPrintable(QString("step %1, phase %2").arg(shot.step).arg(shot.phase)));
            before = after;
        }
    }

    /// A film of the lesson shows the comparison.
    void filmsShowBoth()
    {
        scene::Film film;
        film.network = core::Network(sampleLesson("compare"));
        film.size = {620, 360};
        QImage image(film.size, QImage::Format_RGB32);
        QPainter painter(&image);
        scene::paintPicture(painter, film, 0);
        painter.end();
        QVERIFY(image == painted(scene::makeFrame(film.network, {.step = 0}), film.size));
    }
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
