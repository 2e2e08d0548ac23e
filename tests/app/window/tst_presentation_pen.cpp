// The pen in a presenter's hand: its colours, its lines, its sign, and what is pointed at beside it.
#include "../scene/colour_vision.h"
#include "driven_window.h"

#include <QApplication>

#include "window/stage/pen.h"
#include "window/stage/presentation.h"

#include <algorithm>

using scene::BoardKind;
using window::Presentation;

class PresentationPenTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_driven.window().document().openBuiltin(QStringLiteral("convolve-then-pool"));
        QTest::keyClick(&m_driven.window(), Qt::Key_F5);
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(&show()));
    }

    void cleanup() { m_driven.close(); }

    void coloursAreToldFromTheFrameAndFromEachOtherByAllEyes_data()
    {
        QTest::addColumn<QString>("theme");
        for (const QString& name : scene::themeNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void coloursAreToldFromTheFrameAndFromEachOtherByAllEyes()
    {
        QFETCH(QString, theme);
        const scene::Theme look = scene::themeNamed(theme);
        const window::PenColours colours = window::penColours(look);
        for (const vision::Eyes eyes : vision::allEyes) {
            for (std::size_t i = 0; i < colours.size(); ++i) {
                const QByteArray which = QByteArray::number(int(eyes)) + ": " + colours[i].name().toLatin1() + " ";
                const double frame = vision::distance(colours[i], look.accent, eyes);
                QVERIFY2(frame > 14.0, which + QByteArray::number(frame));
                QVERIFY2(scene::contrast(colours[i], look.background) >= 4.5, which);
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY2(vision::distance(colours[i], colours[k], eyes) > 12.0, which + QByteArray::number(vision::distance(colours[i], colours[k], eyes)));
            }
        }
    }

    void escapeLaysThePenDownFirst()
    {
        press(Qt::Key_P);
        draw(0);
        press(Qt::Key_Escape);
        QVERIFY(!show().hasPen());
        QVERIFY(show().isVisible());
        QVERIFY(!show().annotations().isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(!show().isVisible());
    }

    void theStartButtonOfAClickerLeavesAtOnceAndLaysThePenDown()
    {
        press(Qt::Key_P);
        press(Qt::Key_F5);
        QVERIFY(!show().isVisible());
        QVERIFY(!show().hasPen());
    }

    void digitsChooseAColourWhileThePenIsInTheHand()
    {
        const window::PenColours colours = window::penColours(show().theme());
        press(Qt::Key_P);
        for (const int i : {1, 2, 0}) {
            press(Qt::Key(Qt::Key_1 + i));
            draw(i);
            QCOMPARE(pixel(onLine(i)), colours[std::size_t(i)]);
        }
        QCOMPARE(pixel(onLine(2)), colours[2]); // each line keeps its own
        QCOMPARE(playback().grain(), core::Grain::Window);
        press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(playback().grain(), core::Grain::Product);
        press(Qt::Key_Escape);
        press(Qt::Key_3); // what it means without the pen
        QCOMPARE(playback().grain(), core::Grain::Row);
    }

    void itsKeysAreListedThoughTheyMeanSomethingElseNow()
    {
        QStringList rows;
        for (const window::KeyGroup& group : show().keyGroups()) {
            for (const auto& [keys, words] : group.rows)
                rows << keys.simplified() + QStringLiteral(": ") + words;
        }
        for (const char* row : {"P Esc: Pen", "1: Purple pen", "3: White or black pen", "Ctrl+Z Backspace: Take back the last line", "C Del: Clear what was drawn"})
            QVERIFY2(rows.contains(QString::fromLatin1(row)), qPrintable(rows.join(u'\n')));
    }

    void oneLineIsTakenBackAtATime()
    {
        press(Qt::Key_Space);
        const int beat = player().beat();
        const QColor paper = pixel(onLine(0));
        press(Qt::Key_P);
        for (const int i : {0, 1, 2})
            draw(i);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(pixel(onLine(2)), paper);
        QVERIFY(pixel(onLine(1)) != paper);
        press(Qt::Key_Backspace);
        QCOMPARE(pixel(onLine(1)), paper);
        QVERIFY(pixel(onLine(0)) != paper);
        press(Qt::Key_Backspace);
        QVERIFY(show().annotations().isEmpty());
        press(Qt::Key_Backspace); // and no more
        QCOMPARE(player().beat(), beat);
        draw(0);
        draw(1);
        press(Qt::Key_Delete);
        QVERIFY(show().annotations().isEmpty());
        press(Qt::Key_Escape);
        press(Qt::Key_Backspace); // what it means without the pen
        QCOMPARE(player().beat(), beat - 1);
    }

    void aBadgeInItsColourAndACursorSayThatItIsInTheHand()
    {
        const QRect corner = window::penBadgeRect(QSizeF(show().size())).toAlignedRect();
        const QImage without = show().grab(corner).toImage();
        const Qt::CursorShape arrow = show().cursor().shape();
        press(Qt::Key_P);
        QCOMPARE(show().cursor().shape(), Qt::BitmapCursor);
        QVERIFY(arrow != Qt::BitmapCursor);
        QImage badge = show().grab(corner).toImage();
        QVERIFY(badge != without);
        press(Qt::Key_2);
        QVERIFY(show().grab(corner).toImage() != badge);
        QTest::qWait(3500); // the mouse rests, the pen is in the hand still
        QCOMPARE(show().cursor().shape(), Qt::BitmapCursor);
        press(Qt::Key_Escape);
        QCOMPARE(show().grab(corner).toImage(), without);
        QVERIFY(show().cursor().shape() != Qt::BitmapCursor);
    }

    void whatThePointerOutlinesGoesWhenItRestsOrLeavesOrAToolIsTaken_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("it rests") << 0;
        QTest::newRow("it leaves") << 1;
        QTest::newRow("spotlight") << int(Qt::Key_L);
        QTest::newRow("pen") << int(Qt::Key_P);
    }

    void whatThePointerOutlinesGoesWhenItRestsOrLeavesOrAToolIsTaken()
    {
        QFETCH(int, key);
        const QPointF cell = show().layout().cellRect(BoardKind::Input, 2, 2).center();
        point(cell);
        QVERIFY(pointsAtCells());
        if (key == 1) {
            QEvent leave(QEvent::Leave);
            QApplication::sendEvent(&show(), &leave);
        } else if (key != 0) {
            press(Qt::Key(key));
        } else {
            QTRY_VERIFY_WITH_TIMEOUT(!pointsAtCells(), 5000);
        }
        QVERIFY(!pointsAtCells());
        if (key > 1) {
            point(cell + QPointF(3, 3));
            QVERIFY(!pointsAtCells());
        }
    }

private:
    document::Playback& playback() { return m_driven.window().playback(); }
    document::LessonPlayer& player() { return m_driven.window().player(); }
    bool pointsAtCells()
    {
        return std::ranges::any_of(show().frame().boards, [](const scene::Board& board) { return !board.pointed.empty(); });
    }
    Presentation& show() { return m_driven.window().presentation(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&show(), key, modifiers); }
    QColor pixel(QPointF point) { return show().grab().toImage().pixelColor(point.toPoint()); }
    void send(QPointF at, Qt::MouseButtons buttons)
    {
        QMouseEvent move(QEvent::MouseMove, at, QPointF(show().mapToGlobal(at.toPoint())), Qt::NoButton, buttons, Qt::NoModifier);
        QApplication::sendEvent(&show(), &move);
    }
    void point(QPointF at) { send(at, Qt::NoButton); }
    /// One of three short lines at the left edge, where nothing else is.
    QPointF onLine(int which) { return {16.0, 120.0 + 60.0 * which}; }
    void draw(int which)
    {
        const QPointF half(10, 0);
        QTest::mousePress(&show(), Qt::LeftButton, {}, (onLine(which) - half).toPoint());
        send(onLine(which) + half, Qt::LeftButton);
        QTest::mouseRelease(&show(), Qt::LeftButton, {}, (onLine(which) + half).toPoint());
    }

    DrivenWindow m_driven;
};

QTEST_MAIN(PresentationPenTest)
#include "tst_presentation_pen.moc"
