// Big inputs in the window: nothing waits for them, and little is painted when little changes.
#include <QtTest>

#include <QAbstractButton>
#include <QLabel>
#include <QPaintEvent>
#include <QScreen>
#include <QUndoStack>
#include <QWheelEvent>

#include "core/lesson_file.h"
#include "document/document.h"
#include "window/bars/busy_bar.h"
#include "window/files/lesson_files.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/main_window.h"
#include "window/stage/presentation.h"
#include "window/stage/stage.h"

#include <algorithm>
#include <cmath>
#include <memory>

using scene::BoardKind;
using window::Stage;

namespace {

core::Layer convolution(int size)
{
    core::Layer layer;
    layer.type = "conv2d";
    layer.weight = core::Tensor(core::Shape{1, 1, size, size}, 1.0F);
    layer.rows.size = layer.cols.size = size;
    return layer;
}

core::Layer pooling()
{
    core::Layer layer;
    layer.type = "max_pool2d";
    for (core::Axis* axis : {&layer.rows, &layer.cols})
        axis->size = axis->stride = 2;
    return layer;
}

core::Lesson lessonOf(int side, std::vector<core::Layer> layers)
{
    core::Lesson lesson;
    lesson.input = core::Tensor(core::Shape{1, 1, side, side});
    std::uint32_t state = 1;
    for (float& value : lesson.input.mutableData())
        value = float((state = state * 1664525U + 1013904223U) >> 24U);
    lesson.layers = std::move(layers);
    return lesson;
}

/// The longest time that the event loop did not turn, in milliseconds.
class Pulse : public QObject {
public:
    Pulse()
    {
        m_clock.start();
        startTimer(5, Qt::PreciseTimer);
    }
    qint64 longest() const { return std::max(m_longest, m_clock.elapsed()); }

protected:
    void timerEvent(QTimerEvent*) override { m_longest = std::max(m_longest, m_clock.restart()); }

private:
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

/// How many pixels a widget was asked to paint.
class Painted : public QObject {
public:
    explicit Painted(QWidget& widget) { widget.installEventFilter(this); }
    int pixels = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            for (const QRect& rect : static_cast<QPaintEvent*>(event)->region())
                pixels += rect.width() * rect.height();
        }
        return false;
    }
};

} // namespace

class BigTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_STATE_HOME", m_folder.filePath(QStringLiteral("state")).toUtf8());
    }

    void init()
    {
        m_language = std::make_unique<window::Language>();
        m_look = std::make_unique<window::Look>();
        m_window = std::make_unique<window::MainWindow>(*m_look, *m_language);
        m_window->resize(1280, 720);
        m_window->openFirst({});
        m_window->playback().setMotionReduced(true);
        m_window->files().setQuestion([] { return window::LessonFiles::Leave::Discard; });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_look.reset();
        m_language.reset();
    }

    void aBuiltinLessonIsNamedAsOnTheCommandLine()
    {
        m_window->openFirst({QStringLiteral("builtin:relu")});
        QCOMPARE(m_window->document().builtinName(), QStringLiteral("relu"));
        m_window->openFirst({QStringLiteral("builtin:none")});
        QVERIFY(m_window->document().builtinName() != QStringLiteral("relu"));
        const auto labels = m_window->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->text().contains(QStringLiteral("there is no built-in lesson of this name")); }));
    }

    void aStepPaintsOnlyWhatChanges()
    {
        document().restore(lessonOf(24, {pooling()}), {});
        Painted painted(stage());
        do { // until the window has come to rest
            painted.pixels = 0;
            QTest::qWait(100);
        } while (painted.pixels > 0);
        m_window->playback().forward();
        QTRY_VERIFY(painted.pixels > 0);
        QTest::qWait(50);
        QVERIFY2(painted.pixels < stage().width() * stage().height() / 3, qPrintable(QString::number(painted.pixels)));
        // And that is enough: painting everything gives no other picture.
        const auto onScreen = [&] { return m_window->screen()->grabWindow(m_window->winId()).toImage(); };
        const QImage shown = onScreen();
        QVERIFY(!shown.isNull());
        stage().update();
        QTest::qWait(50);
        QCOMPARE(onScreen(), shown);
    }

    void whatTakesLongIsComputedWhileTheWindowLives()
    {
        const core::Lesson lesson = lessonOf(1024, {convolution(31), pooling()});
        Pulse pulse;
        document().restore(lesson, {});
        QVERIFY(document().isComputing());
        QVERIFY(document().network().waits());
        QVERIFY(stage().frame().board(BoardKind::Input)); // there is a picture at once, of the input
        QVERIFY(!stage().frame().board(BoardKind::Output));
        QVERIFY(m_window->busy().isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(!document().isComputing() || !m_window->busy().isHidden(), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(!document().isComputing(), 120000);
        QVERIFY(m_window->busy().isHidden());
        QVERIFY(stage().frame().board(BoardKind::Output));
        const core::Network whole(lesson);
        QVERIFY(document().network().outputOf(1) == whole.outputOf(1));
        QVERIFY2(pulse.longest() < 2000, qPrintable(QString::number(pulse.longest()))); // evaluating takes longer than that here
    }

    void thePictureStaysWhileAnEditIsComputed()
    {
        document().restore(lessonOf(512, {convolution(3)}), {});
        QVERIFY(!document().isComputing());
        auto* show = m_window->findChild<window::Presentation*>(QStringLiteral("presentation"));
        show->start();
        core::Layer layer = convolution(31);
        document().setLayer(0, layer, QStringLiteral("large"));
        QVERIFY(document().isComputing());
        QVERIFY(stage().frame().board(BoardKind::Output)); // of before
        QVERIFY(show->frame().board(BoardKind::Output));
        show->leave();
        layer.weight.set({0, 0, 0, 0}, 7.0F);
        document().setLayer(0, layer, QStringLiteral("once more"));
        document().setInputCell({0, 0, 3, 3}, 1234.0F);
        QCOMPARE(stage().frame().board(BoardKind::Input)->valueAt(3, 3), 1234.0);
        QTRY_VERIFY_WITH_TIMEOUT(!document().isComputing(), 120000);
        QVERIFY(document().network().outputOf(0) == core::Network(document().lesson()).outputOf(0));
        QCOMPARE(stage().frame().board(BoardKind::Output)->values, document().network().outputOf(0));
    }

    void computingIsStoppedAndTakenUpAgain()
    {
        document().restore(lessonOf(1024, {convolution(401)}), {});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->busy().isHidden(), 10000);
        auto* button = m_window->busy().findChild<QAbstractButton*>(QStringLiteral("busyButton"));
        button->click();
        QVERIFY(!document().isComputing());
        QVERIFY(document().network().waits());
        QVERIFY(!m_window->busy().isHidden());
        document().setLayer(0, convolution(3), QStringLiteral("smaller"));
        QTRY_VERIFY(!document().isComputing());
        QVERIFY(m_window->busy().isHidden());
        document().undoStack()->undo();
        document().stopComputing();
        button->click();
        QVERIFY(document().isComputing());
        document().setLayer(0, convolution(3), QStringLiteral("smaller"));
    }

    void anEditOfALargeInputCopiesNothing()
    {
        document().restore(lessonOf(1024, {pooling()}), {});
        QTRY_VERIFY(!document().isComputing());
        const float* input = document().lesson().input.data().data();
        const float* output = document().network().outputOf(0).data().data();
        document().setInputCell({0, 0, 5, 5}, 999.0F);
        QVERIFY(document().lesson().input.data().data() == input);
        QVERIFY(document().network().outputOf(0).data().data() == output);
        QCOMPARE(document().network().outputOf(0).at({0, 0, 2, 2}), 999.0F);
        QCOMPARE(stage().frame().board(BoardKind::Output)->valueAt(2, 2), 999.0);
        document().undoStack()->undo();
        QVERIFY(document().lesson().input.data().data() == input);
        QVERIFY(document().network().outputOf(0) == core::Network(document().lesson()).outputOf(0));
    }

    void theWheelAndKeysZoomWhatCannotBeRead()
    {
        document().restore(lessonOf(300, {pooling()}), {});
        stage().setFocus();
        const auto cell = [&] { return stage().layout().placed(BoardKind::Input)->cell; };
        const double whole = cell();
        QVERIFY(stage().layout().placed(BoardKind::Input)->overview.isNull());
        const QPoint at = stage().layout().placed(BoardKind::Input)->view.center().toPoint() + QPoint(20, -30);
        const auto under = stage().layout().cellAt(QPointF(at));
        const auto wheel = [&](int turn) {
            QWheelEvent event(QPointF(at), QPointF(stage().mapToGlobal(at)), {}, QPoint(0, turn), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&stage(), &event);
        };
        for (int i = 0; i < 25; ++i) {
            const double before = cell();
            wheel(120);
            QVERIFY(cell() >= before);
            const auto now = stage().layout().cellAt(QPointF(at)); // what is under the pointer stays there
            QVERIFY(std::abs(now->row - under->row) <= 1 && std::abs(now->col - under->col) <= 1);
        }
        const scene::Placed& placed = *stage().layout().placed(BoardKind::Input);
        QVERIFY(placed.digitPixels > 0);
        QCOMPARE(placed.digitOpacity, 1.0);
        QVERIFY(placed.view.contains(placed.overview));
        QVERIFY(placed.overview.contains(placed.overviewPart) && placed.overviewPart.width() < placed.overview.width() / 4);
        QTest::keyClick(&stage(), Qt::Key_0);
        QCOMPARE(cell(), whole);
        QTest::keyClick(&stage(), Qt::Key_Plus);
        QVERIFY(cell() > whole);
        QTest::keyClick(&stage(), Qt::Key_Minus);
        QCOMPARE(cell(), whole);
        QVERIFY(!stage().cursor());
    }

    void draggingMovesThePictureAndNothingElse()
    {
        document().restore(lessonOf(300, {pooling()}), {});
        stage().zoomBy(30.0);
        const auto step = m_window->playback().step();
        for (const BoardKind board : {BoardKind::Input, BoardKind::Output}) {
            const QPoint from = stage().layout().placed(board)->view.center().toPoint();
            const auto before = stage().layout().cellAt(QPointF(from));
            QTest::mousePress(&stage(), Qt::LeftButton, {}, from);
            for (int i = 1; i <= 10; ++i) {
                QMouseEvent move(QEvent::MouseMove, QPointF(from - QPoint(5 * i, 4 * i)), QPointF(stage().mapToGlobal(from)), Qt::NoButton, Qt::LeftButton, {});
                QCoreApplication::sendEvent(&stage(), &move);
            }
            QTest::mouseRelease(&stage(), Qt::LeftButton, {}, from - QPoint(50, 40));
            const auto after = stage().layout().cellAt(QPointF(from));
            QVERIFY(after->col > before->col && after->row > before->row);
            QVERIFY(!stage().cursor());
            QCOMPARE(m_window->playback().step(), step);
        }
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, stage().layout().placed(BoardKind::Input)->view.center().toPoint());
        QVERIFY(stage().cursor());
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, stage().layout().placed(BoardKind::Output)->view.center().toPoint());
        QVERIFY(m_window->playback().step() != step);
    }

    void numbersComeUpLittleByLittle()
    {
        document().restore(lessonOf(300, {pooling()}), {});
        double before = 0.0;
        bool between = false;
        for (int i = 0; i < 60; ++i) {
            stage().zoomBy(1.08);
            const scene::Placed& placed = *stage().layout().placed(BoardKind::Input);
            if (placed.digitPixels == 0)
                continue;
            QVERIFY(placed.digitOpacity >= before);
            QVERIFY(before > 0.0 || placed.digitOpacity < 0.6);
            between = between || (placed.digitOpacity > 0.3 && placed.digitOpacity < 0.9);
            before = placed.digitOpacity;
        }
        QVERIFY(between);
        QCOMPARE(before, 1.0);
    }

    void aWideBoardHasItsOutputBelow()
    {
        core::Lesson lesson = lessonOf(1, {pooling()});
        lesson.input = core::Tensor(core::Shape{1, 1, 2, 40}, 7.0F);
        document().restore(lesson, {});
        const scene::Placed& input = *stage().layout().placed(BoardKind::Input);
        const scene::Placed& output = *stage().layout().placed(BoardKind::Output);
        QVERIFY(output.view.top() > input.view.bottom());
        QCOMPARE(output.cell, input.cell);
        QVERIFY2(input.view.width() > 0.85 * stage().width(), qPrintable(QString::number(input.cell)));
        QVERIFY(input.digitPixels >= 7 && output.digitPixels >= 7);

        lesson.input = core::Tensor(core::Shape{1, 1, 30, 2}, 7.0F);
        document().restore(lesson, {});
        QVERIFY(stage().layout().placed(BoardKind::Output)->view.left() > stage().layout().placed(BoardKind::Input)->view.right());
        QVERIFY(stage().layout().placed(BoardKind::Output)->digitPixels >= 7); // 15 numbers beside 30: they can be larger
    }

    void aLargeFileIsOpenedOnAnotherThread()
    {
        const QString path = m_folder.filePath(QStringLiteral("large.poolscope"));
        const core::Lesson lesson = lessonOf(1024, {pooling()});
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(core::writeLesson(lesson)));
        }
        QVERIFY(m_window->files().openPath(path));
        QVERIFY(document().fileName().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(document().fileName(), path, 60000);
        QVERIFY(document().lesson() == lesson);
        QVERIFY(m_window->busy().isHidden());

        m_window->files().openBuiltin(QStringLiteral("max-pooling"));
        QVERIFY(m_window->files().openPath(path));
        m_window->files().stopReading();
        QTest::qWait(300);
        QVERIFY(document().fileName().isEmpty());

        QFile broken(path);
        QVERIFY(broken.resize(broken.size() / 2));
        QSignalSpy failed(&m_window->files(), &window::LessonFiles::failed);
        m_window->files().openPath(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60000);
        QVERIFY(failed[0][0].toString().startsWith(QStringLiteral("large.poolscope")));
        QVERIFY(m_window->busy().isHidden());
    }

private:
    document::Document& document() { return m_window->document(); }
    Stage& stage() { return m_window->stage(); }

    QTemporaryDir m_folder;
    std::unique_ptr<window::Language> m_language;
    std::unique_ptr<window::Look> m_look;
    std::unique_ptr<window::MainWindow> m_window;
};

QTEST_MAIN(BigTest)
#include "tst_big.moc"
