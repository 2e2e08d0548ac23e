// Presentation mode as a teacher works it: keys, a clicker, the mouse.
#include "driven_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include "paint/theme.h"
#include "window/stage/presentation.h"

#include <memory>

using scene::BoardKind;
using window::Presentation;

class PresentationTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_window = &m_driven.window();
        openAnswered(QStringLiteral("max-pooling"));
        QTest::keyClick(m_window, Qt::Key_F5);
        // Not qWaitForWindowActive: to Qt a window is active while the one it belongs to is.
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(&show()));
    }

    void cleanup() { m_driven.close(); }

    void itFillsTheScreenOfTheWindow()
    {
        QVERIFY(show().isFullScreen());
        QCOMPARE(show().geometry(), m_window->screen()->geometry());
        QCOMPARE(show().theme().name, QStringLiteral("dark"));
        press(Qt::Key_Escape);
        QVERIFY(!show().isVisible());
        QVERIFY(m_window->isVisible());
    }

    void pictureEquationAndProgress()
    {
        QVERIFY(show().frame().brief);
        QVERIFY(show().layout().placed(BoardKind::Window) != nullptr);
        QVERIFY(!show().frame().headline.isEmpty());
        QVERIFY(!show().layout().equationRect().isNull());
    }

    void digitsAreReadableFromTheLastRow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("projector") << QSize(1280, 720);
        QTest::newRow("laptop") << QSize(1366, 768);
        QTest::newRow("full HD") << QSize(1920, 1080);
    }

    void digitsAreReadableFromTheLastRow()
    {
        QFETCH(QSize, size);
        for (const char* lesson : {"max-pooling", "average-pooling", "convolve-then-pool"}) {
            document().openBuiltin(QString::fromLatin1(lesson));
            show().showNormal();
            show().resize(size);
            QTRY_COMPARE(show().size(), size);
            // Products and kernel too, beside the lesson's words at the foot.
            for (const scene::Placed& placed : show().layout().boards())
                QVERIFY2(placed.digitPixels * 36 >= show().layout().size().height(),
                         qPrintable(QString("%1: board %2 has digits of %3").arg(lesson).arg(int(placed.id.kind)).arg(placed.digitPixels)));
            for (const scene::Text& text : show().layout().texts()) {
                QVERIFY2(!text.elided, qPrintable(text.text));
                QVERIFY(QRectF(QPointF(), QSizeF(size)).contains(text.rect));
            }
        }
    }

    // What a clicker with four buttons sends: start, forward, back, black-out.
    void aClickerRun()
    {
        const std::vector<core::Beat> beats = document().lesson().beats;
        const auto stepOf = [&](std::size_t beat) { return beats[beat].step; };
        for (const std::size_t beat : {1U, 2U, 3U}) {
            press(Qt::Key_PageDown);
            QCOMPARE(playback().step(), stepOf(beat));
        }
        press(Qt::Key_PageUp);
        QCOMPARE(playback().step(), stepOf(2));
        press(Qt::Key_Period);
        QVERIFY(show().blank() == Presentation::Blank::Black);
        QCOMPARE(pixel(QPointF(5, 5)), QColor(Qt::black));
        QCOMPARE(pixel(outputCell(0, 0)), QColor(Qt::black));
        press(Qt::Key_PageDown); // brings the picture back where it was, and no more
        QVERIFY(show().blank() == Presentation::Blank::No);
        QCOMPARE(playback().step(), stepOf(2));
        press(Qt::Key_Period);
        press(Qt::Key_Period);
        QVERIFY(show().blank() == Presentation::Blank::No);
        press(Qt::Key_PageDown);
        QCOMPARE(playback().step(), stepOf(3));
        QCOMPARE(QString::fromStdString(show().frame().equation.text()), QString::fromStdString(m_window->stage().frame().equation.text()));
        press(Qt::Key_F5); // the start button again ends it
        QVERIFY(!show().isVisible());
    }

    // A whole lesson with two buttons: from beat to beat, with a pause in the dark, on to the next lesson, and back.
    void aClickerGoesThroughTheBeats()
    {
        openAnswered(QStringLiteral("max-pooling"));
        const std::vector<core::Beat> beats = document().lesson().beats;
        const auto place = [&] { return std::pair(playback().layer(), playback().step()); };
        for (std::size_t k = 1; k < beats.size(); ++k) {
            press(Qt::Key_B);
            press(Qt::Key_Period);
            press(Qt::Key_PageDown);
            QCOMPARE(place(), std::pair(beats[k].layer, beats[k].step));
        }
        press(Qt::Key_PageDown); // the end is said first
        QCOMPARE(document().builtinName(), QStringLiteral("max-pooling"));
        press(Qt::Key_PageUp);
        press(Qt::Key_F5);
        QVERIFY(!show().isVisible());
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(m_window));
        QTest::keyClick(m_window, Qt::Key_F5); // and goes on where it was
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(&show()));
        QCOMPARE(place(), std::pair(beats.back().layer, beats.back().step));
        for (std::size_t k = beats.size() - 1; k-- > 0;) {
            press(Qt::Key_PageUp);
            QCOMPARE(place(), std::pair(beats[k].layer, beats[k].step));
        }
        // A question whose numbers a beat has set meanwhile is asked anew, and takes a press of its own.
        for (std::size_t k = 0; k < 2 * beats.size() && document().builtinName() == QLatin1String("max-pooling"); ++k)
            press(Qt::Key_PageDown);
        QCOMPARE(document().builtinName(), QStringLiteral("average-pooling"));
    }

    void theWayBackIsShownToTheClassToo()
    {
        press(Qt::Key_G);
        QVERIFY(show().frame().headline.contains(QStringLiteral("Gradient")));
        QVERIFY(m_window->stage().view().backward); // both show the same
        press(Qt::Key_G);
        QVERIFY(!m_window->stage().view().backward);
        press(Qt::Key_Escape);
        auto* entry = m_window->findChild<QAction*>(QStringLiteral("backward"));
        QVERIFY(!entry->isChecked());
    }

    void keysStepPlayAndChangeTheLayer()
    {
        press(Qt::Key_End);
        QCOMPARE(playback().step(), std::int64_t(3));
        press(Qt::Key_Home);
        QCOMPARE(playback().step(), std::int64_t(0));
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        press(Qt::Key_Left);
        QCOMPARE(playback().step(), std::int64_t(1));
        press(Qt::Key_K);
        QVERIFY(playback().isPlaying());
        press(Qt::Key_W);
        QVERIFY(!playback().isPlaying()); // nothing goes on unseen
        QCOMPARE(pixel(QPointF(5, 5)), QColor(Qt::white));
        QTest::keyClick(&show(), Qt::Key_Z); // any key
        QVERIFY(show().blank() == Presentation::Blank::No);

        document().openBuiltin(QStringLiteral("convolve-then-pool"));
        const int before = playback().layer();
        press(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(playback().layer(), before + 1);
        press(Qt::Key_PageDown, Qt::ControlModifier);
        press(Qt::Key_PageDown, Qt::ControlModifier); // there is none
        QCOMPARE(playback().layer(), document().network().layerCount() - 1);
        press(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(playback().layer(), document().network().layerCount() - 2);
        QCOMPARE(show().frame().headline, scene::makeFrame(document().network(), {.layer = playback().layer()}).headline);
    }

    /// While a class answers, letters are hands; before and after they are what they always are.
    void aClassAnswersByLetters()
    {
        document().openBuiltin(QStringLiteral("max-pooling"));
        playback().setStep(2);
        QVERIFY(show().frame().hidden);
        press(Qt::Key_B);
        press(Qt::Key_C);
        press(Qt::Key_C, Qt::ShiftModifier);
        press(Qt::Key_A);
        QVERIFY(show().blank() == Presentation::Blank::No);
        QVERIFY(!show().frame().chain);
        press(Qt::Key_Space);
        QVERIFY(!show().frame().hidden);
        press(Qt::Key_B);
        QVERIFY(show().blank() == Presentation::Blank::Black);
    }

    /// At the foot, large enough for the last row, and the picture stays where it is from beat to beat.
    void wordsStandAtTheFoot()
    {
        document().openBuiltin(QStringLiteral("convolve-then-pool"));
        const scene::Placed input = *show().layout().placed(BoardKind::Input);
        const auto foot = [&] { return show().grab(QRect(0, show().height() * 2 / 3, show().width(), show().height() / 4)).toImage(); };
        QImage before = foot();
        for (int k = 0; k < 3; ++k) {
            press(Qt::Key_Space);
            QTRY_VERIFY(!playback().isWalking());
            QCOMPARE(*show().layout().placed(BoardKind::Input), input);
            QVERIFY(foot() != before);
            before = foot();
        }
        const double height = show().layout().size().height();
        press(Qt::Key_F); // without words there is more room
        QVERIFY(show().layout().size().height() > height);
        press(Qt::Key_F);
    }

    void theThemeIsRemembered()
    {
        press(Qt::Key_T);
        QCOMPARE(show().theme().name, QStringLiteral("light"));
        QCOMPARE(pixel(QPointF(5, 5)), show().theme().background);
        press(Qt::Key_Escape);
        m_driven.look().choose(QStringLiteral("dark"));
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(m_window));
        QTest::keyClick(m_window, Qt::Key_F5);
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(&show()));
        QCOMPARE(show().theme().name, QStringLiteral("light"));
        press(Qt::Key_T);
        QCOMPARE(show().theme().name, QStringLiteral("dark"));
    }

    void theSpotlightFollowsTheMouse()
    {
        const QPointF lit = outputCell(0, 0);
        const QPointF far(show().width() - 8.0, 8.0);
        const QColor background = pixel(far);
        QTest::keyClick(&show(), Qt::Key_L);
        QVERIFY(show().hasSpotlight());
        point(lit.toPoint());
        QTRY_VERIFY(pixel(far).lightness() < background.lightness());
        const QColor cell = pixel(lit + QPointF(12, 12));
        press(Qt::Key_S);
        QVERIFY(!show().hasSpotlight());
        point(QPoint(3, 3));
        QCOMPARE(pixel(far), background);
        QCOMPARE(pixel(lit + QPointF(12, 12)), cell); // what was lit has its own colours
    }

    void thePenDrawsUntilCleared()
    {
        const QPoint from(200, show().height() - 60);
        const QPoint to(320, show().height() - 60);
        const QColor paper = pixel(QPointF(260, from.y()));
        press(Qt::Key_P);
        QVERIFY(show().hasPen());
        draw(from, to);
        QVERIFY(!show().annotations().isEmpty());
        QCOMPARE(pixel(QPointF(260, from.y())), show().penColour());
        const std::int64_t step = playback().step();
        QCOMPARE(step, std::int64_t(0)); // a line is no click
        press(Qt::Key_Right);
        QVERIFY(!show().annotations().isEmpty()); // it stays from step to step
        press(Qt::Key_C);
        QVERIFY(show().annotations().isEmpty());
        QCOMPARE(pixel(QPointF(260, from.y())), paper);

        document().openBuiltin(QStringLiteral("convolve-then-pool"));
        draw(from, to);
        QVERIFY(!show().annotations().isEmpty());
        press(playback().layer() > 0 ? Qt::Key_PageUp : Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(show().annotations().isEmpty()); // another picture
        press(Qt::Key_P);
        QVERIFY(!show().hasPen());
    }

    void thePenIsLaidDownWithTheKeyWhenThatWasHeld()
    {
        QTest::keyPress(&show(), Qt::Key_P);
        QVERIFY(show().hasPen());
        QTest::qWait(450);
        QTest::keyRelease(&show(), Qt::Key_P);
        QVERIFY(!show().hasPen());
    }

    void theMouseAloneIsEnough()
    {
        QTest::mouseClick(&show(), Qt::LeftButton, {}, outputCell(1, 0).toPoint());
        QCOMPARE(playback().step(), std::int64_t(2));
        QTest::mouseClick(&show(), Qt::LeftButton, {}, QPoint(4, 4)); // beside everything: on
        QCOMPARE(playback().step(), std::int64_t(3));
        choose(QStringLiteral("One step back"));
        QCOMPARE(playback().step(), std::int64_t(2));
        choose(QStringLiteral("Black screen"));
        QVERIFY(show().blank() == Presentation::Blank::Black);
        QTest::mouseClick(&show(), Qt::LeftButton, {}, QPoint(4, 4));
        QVERIFY(show().blank() == Presentation::Blank::No);
        QCOMPARE(playback().step(), std::int64_t(2));
        choose(QStringLiteral("Leave"));
        QVERIFY(!show().isVisible());
    }

    void theKeysAreListed()
    {
        const QImage before = show().grab().toImage();
        press(Qt::Key_Question);
        QVERIFY(show().showsKeys());
        QVERIFY(show().grab().toImage() != before);
        press(Qt::Key_Escape); // closes the list first
        QVERIFY(!show().showsKeys());
        QVERIFY(show().isVisible());
        press(Qt::Key_H);
        QVERIFY(show().showsKeys());
    }

    void theListOfKeysIsReadFromAfarAndLeavesTheMiddleFree_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        for (const QSize size : {QSize(1024, 768), QSize(1280, 720), QSize(1366, 768), QSize(1920, 1080)}) {
            for (const char* language : {"en", "zh_CN"})
                QTest::addRow("%d %s", size.width(), language) << size << QString::fromLatin1(language);
        }
    }

    void theListOfKeysIsReadFromAfarAndLeavesTheMiddleFree()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        m_driven.language().choose(language);
        show().showNormal();
        show().resize(size);
        QTRY_COMPARE(show().size(), size);
        const window::KeyCard card = show().keyCard();
        QVERIFY(card.fontPixels() * (size.width() > 1024 ? 45 : 50) >= size.height());
        QVERIFY(QRectF(show().rect()).contains(card.rect()));
        QVERIFY2(card.rect().top() > show().layout().size().height() / 2, qPrintable(QString::number(card.rect().top())));
        m_driven.language().choose(QStringLiteral("en"));
    }

    /// A short column in the stage's colours, with a menu for each group.
    void theMenuIsSmall_data() { theListOfKeysIsReadFromAfarAndLeavesTheMiddleFree_data(); }

    void theMenuIsSmall()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        m_driven.language().choose(language);
        show().showNormal();
        show().resize(size);
        QTRY_COMPARE(show().size(), size);
        QMenu* menu = openMenu();
        QVERIFY(menu->actions().size() <= 14);
        QMenu* drawing = nullptr;
        for (QMenu* part : QList<QMenu*>{menu} + menu->findChildren<QMenu*>()) {
            QVERIFY2(part->sizeHint().width() <= size.width() / 3, qPrintable(part->title() + QString::number(part->sizeHint().width())));
            QVERIFY2(part->sizeHint().height() <= size.height() * 2 / 3, qPrintable(part->title()));
            if (part->actions().size() == 7)
                drawing = part;
        }
        QVERIFY(drawing != nullptr);
        QCOMPARE(drawing->grab().toImage().pixelColor(drawing->width() / 2, 3), show().theme().panel);
        menu->close();
        m_driven.language().choose(QStringLiteral("en"));
    }

    void theMouseHidesAfterAWhile()
    {
        point(QPoint(40, 40));
        QTRY_VERIFY(show().cursor().shape() != Qt::BlankCursor);
        QTRY_COMPARE_WITH_TIMEOUT(show().cursor().shape(), Qt::BlankCursor, 5000);
        point(QPoint(60, 60));
        QTRY_VERIFY(show().cursor().shape() != Qt::BlankCursor);
    }

    void whatIsPaintedInPartsIsWhatIsPaintedWhole()
    {
        playback().setMotionReduced(false);
        show().grab();
        for (int i = 0; i < 3; ++i) {
            press(Qt::Key_Right);
            QTRY_COMPARE(playback().phase(), 1.0);
        }
        QCoreApplication::processEvents();
        const QImage shown = show().screen()->grabWindow(show().winId()).toImage();
        if (shown.isNull())
            QSKIP("This platform cannot read a window back.");
        QCOMPARE(shown.convertToFormat(QImage::Format_RGB32).scaled(show().size()),
                 show().grab().toImage().convertToFormat(QImage::Format_RGB32));
    }

    void aStepIsReachedByItsNumberOrItsRow()
    {
        backInTheWindow();
        document().openBuiltin(QStringLiteral("convolve-then-pool")); // 5 × 5
        QTest::keyClick(m_window, Qt::Key_J, Qt::ControlModifier);
        auto* field = m_window->findChild<QLineEdit*>(QStringLiteral("jump"));
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("12"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(playback().step(), std::int64_t(11));
        QVERIFY(!field->isVisible());
        auto* position = m_window->findChild<QLabel*>(QStringLiteral("position"));
        QTest::mouseClick(position, Qt::LeftButton);
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("r4"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(playback().step(), std::int64_t(15));
        for (const char* nonsense : {"0", "26", "r0", "r6", "r", "-1", "1.5", "99999999999999999999", "x"}) {
            QTest::mouseClick(position, Qt::LeftButton);
            QTest::keyClicks(field, QString::fromLatin1(nonsense));
            QTest::keyClick(field, Qt::Key_Return);
            QVERIFY2(field->isVisible(), nonsense); // it stays and says what is possible
            QCOMPARE(playback().step(), std::int64_t(15));
            QTest::keyClick(field, Qt::Key_Escape);
            QVERIFY(!field->isVisible());
        }
        QVERIFY(position->isVisible());
    }

    void aLoopGoesOnFromTheStart()
    {
        backInTheWindow();
        playback().setSpeed(8.0);
        playback().setStep(2);
        playback().setPlaying(true);
        QTRY_VERIFY(!playback().isPlaying());
        QCOMPARE(playback().step(), std::int64_t(3)); // without a loop it ends there
        auto* button = m_window->findChild<QAbstractButton*>(QStringLiteral("loop"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(playback().isLooping());
        playback().setStep(2);
        playback().setPlaying(true);
        QTRY_COMPARE(playback().step(), std::int64_t(3));
        QTRY_COMPARE(playback().step(), std::int64_t(0));
        QVERIFY(playback().isPlaying());
        playback().setPlaying(false);
        QTest::keyClick(m_window, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!playback().isLooping());
        QVERIFY(!button->isChecked());
        playback().setSpeed(1.0);
    }

    void nothingIsComputedForAHiddenPresentation()
    {
        press(Qt::Key_Escape);
        const std::string equation = show().frame().equation.text();
        playback().last();
        QCOMPARE(show().frame().equation.text(), equation);
    }

private:
    document::Document& document() { return m_window->document(); }
    document::Playback& playback() { return m_window->playback(); }
    /// The lesson at its start, its questions shown without a guess.
    void openAnswered(const QString& name)
    {
        document().openBuiltin(name);
        for (const core::Question& question : document().lesson().questions) {
            playback().setLayer(question.layer, question.step);
            playback().reveal();
        }
        playback().setLayer(0, 0);
    }

    Presentation& show() { return m_window->presentation(); }
    void backInTheWindow()
    {
        press(Qt::Key_Escape);
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(m_window));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&show(), key, modifiers); }
    QPointF outputCell(int row, int col) { return show().layout().cellRect(BoardKind::Output, row, col).center(); }
    QColor pixel(QPointF point) { return show().grab().toImage().pixelColor(point.toPoint()); }

    void point(QPoint at)
    {
        // Sent to the widget itself: what QTest::mouseMove moves is the desktop's pointer, which some platforms have not.
        QMouseEvent move(QEvent::MouseMove, QPointF(at), QPointF(show().mapToGlobal(at)), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&show(), &move);
    }

    void draw(QPoint from, QPoint to)
    {
        QTest::mousePress(&show(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, QPointF(to), QPointF(show().mapToGlobal(to)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&show(), &move);
        QTest::mouseRelease(&show(), Qt::LeftButton, {}, to);
    }

    /// The menu on the right mouse button.
    QMenu* openMenu()
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(50, 50), show().mapToGlobal(QPoint(50, 50)));
        QApplication::sendEvent(&show(), &event);
        return show().findChild<QMenu*>({}, Qt::FindDirectChildrenOnly);
    }

    /// An entry of it or of a menu in it, clicked.
    void choose(const QString& text)
    {
        QMenu* menu = openMenu();
        QVERIFY(menu != nullptr);
        for (QMenu* part : QList<QMenu*>{menu} + menu->findChildren<QMenu*>()) {
            for (QAction* action : part->actions()) {
                if (action->text() != text)
                    continue;
                if (part != menu) {
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(part->menuAction()).center());
                    QTRY_VERIFY(part->isVisible());
                }
                QTest::mouseClick(part, Qt::LeftButton, {}, part->actionGeometry(action).center());
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
                return;
            }
        }
        QFAIL(qPrintable(text));
    }

    DrivenWindow m_driven;
    window::MainWindow* m_window = nullptr;
};

QTEST_MAIN(PresentationTest)
#include "tst_presentation.moc"
