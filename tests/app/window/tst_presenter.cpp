// The presenter's window beside the presentation, on a machine with two screens.
#include "driven_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>

#include "window/stage/presentation.h"
#include "window/stage/presenter_window.h"

using window::Presentation;
using window::PresenterWindow;

static constexpr const char* lesson = R"({
    "format": "poolscope", "version": 2, "title": {"en": "Three beats", "zh_CN": "三段"},
    "input": [[1, 3, 2, 1], [2, 9, 1, 1], [1, 4, 2, 3], [5, 6, 1, 2]],
    "layers": [{"type": "max_pool2d", "kernel_size": 2, "stride": 2}],
    "beats": [
        {"layer": 0, "step": 0, "text": {"en": "The first window.", "zh_CN": "第一个窗口。"}, "notes": "Wait for the back row."},
        {"layer": 0, "step": 1, "text": "What comes next?", "notes": ""},
        {"layer": 0, "step": 2, "set": {"/layers/0/stride": 1}, "text": "Now the stride is {stride}."}],
    "questions": [{"layer": 0, "step": 1, "kind": "predict"}]
})";

class PresenterTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        m_driven.open();
        window().document().open(m_driven.write("three.poolscope", lesson));
        present();
    }

    void cleanup() { m_driven.close(); }

    void itOpensOnTheOwnScreenAndThePictureOnTheOther()
    {
        QVERIFY(presenter().isVisible());
        QVERIFY(show().isFullScreen());
        QScreen* own = window().screen();
        QVERIFY(show().screen() != own);
        QCOMPARE(show().geometry(), show().screen()->geometry());
        QVERIFY(own->geometry().contains(presenter().geometry()));
        press(Qt::Key_Escape, Qt::NoModifier, show());
        QVERIFY(!show().isVisible());
        QVERIFY(!presenter().isVisible());
    }

    void itIsNeverWhereThePictureIs()
    {
        press(Qt::Key_O);
        QCOMPARE(show().screen(), window().screen());
        QVERIFY(!show().geometry().intersects(presenter().geometry()));
        press(Qt::Key_O);
        QVERIFY(!show().geometry().intersects(presenter().geometry()));
    }

    void itSaysNotesAndWhatComesNext()
    {
        QCOMPARE(text("presenterTitle"), QStringLiteral("Three beats"));
        QCOMPARE(text("presenterPlace"), QStringLiteral("1 of 3"));
        QCOMPARE(text("presenterWords"), QStringLiteral("The first window."));
        QCOMPARE(text("presenterNotes"), QStringLiteral("Wait for the back row."));
        QCOMPARE(text("presenterNext"), QStringLiteral("What comes next?"));
        press(Qt::Key_Space);
        QCOMPARE(text("presenterPlace"), QStringLiteral("2 of 3"));
        QVERIFY(text("presenterNotes") != QStringLiteral("Wait for the back row."));
        QVERIFY(text("presenterNext").endsWith(QStringLiteral("Now the stride is 1."))); // with the numbers it will be told of
        press(Qt::Key_Space);
        press(Qt::Key_Space);
        QCOMPARE(text("presenterPlace"), QStringLiteral("3 of 3"));
        QVERIFY(text("presenterNext").startsWith(QStringLiteral("This is the end of the lesson.")));
    }

    void itAloneSaysTheResultThatTheClassGuesses()
    {
        QVERIFY(!label("presenterGuess")->isVisible());
        press(Qt::Key_Space);
        QVERIFY(show().frame().hidden);
        QVERIFY(show().accessibleDescription().endsWith(QStringLiteral("= ?")));
        QCOMPARE(text("presenterStep"), QStringLiteral("max(2, 1, 1, 1) = 2"));
        QVERIFY(label("presenterGuess")->isVisible());
        const std::vector<core::Choice> choices = window().predictions().choices();
        const auto right = std::ranges::find_if(choices, &core::Choice::isRight) - choices.begin();
        QVERIFY(text("presenterGuess").contains(QStringLiteral(" %1 ").arg(QChar(u'A' + char16_t(right)))));
        press(Qt::Key(Qt::Key_A + int(right))); // a hand
        QCOMPARE(window().predictions().tally(std::size_t(right)), 1);
        press(Qt::Key_Space);
        QVERIFY(!show().frame().hidden);
        QVERIFY(!label("presenterGuess")->isVisible());
    }

    void itsButtonsAndKeysAreThePresentations()
    {
        click("presenterForward");
        QCOMPARE(window().player().beat(), 1);
        click("presenterBack");
        QCOMPARE(window().player().beat(), 0);
        press(Qt::Key_Right);
        QCOMPARE(window().playback().step(), std::int64_t(1));
        press(Qt::Key_Period);
        QVERIFY(show().blank() == Presentation::Blank::Black);
        QVERIFY(!text("presenterBlank").isEmpty());
        press(Qt::Key_Z); // any key
        QVERIFY(show().blank() == Presentation::Blank::No);
        QVERIFY(text("presenterBlank").isEmpty());
        press(Qt::Key_F5);
        QVERIFY(!show().isVisible());
    }

    void itsPlaceIsRememberedAndItComesAndGoesByAKey()
    {
        const QRect there(window().screen()->geometry().topLeft() + QPoint(60, 70), QSize(700, 500));
        presenter().setGeometry(there);
        press(Qt::Key_I);
        QVERIFY(!presenter().isVisible());
        QVERIFY(show().isVisible());
        press(Qt::Key_I, Qt::NoModifier, show());
        QVERIFY(presenter().isVisible());
        QCOMPARE(presenter().geometry(), there);
        press(Qt::Key_Escape, Qt::NoModifier, show());
        presenter().setGeometry(10, 10, 640, 420);
        present();
        QCOMPARE(presenter().geometry(), there);
        presenter().close();
        QVERIFY(show().isVisible());
    }

    void theWatchRunsStopsAndBeginsAnew()
    {
        window::StopWatch watch{.gathered = 0, .since = 1000};
        QCOMPARE(watch.elapsed(61000), 60000);
        watch.toggle(61000);
        QVERIFY(!watch.runs());
        QCOMPARE(watch.elapsed(99000), 60000);
        watch.toggle(100000);
        QCOMPARE(watch.elapsed(101000), 61000);
        watch.reset(101000);
        QVERIFY(watch.runs());
        QCOMPARE(watch.elapsed(102000), 1000);

        QVERIFY(presenter().watch().runs());
        click("presenterToggle");
        QVERIFY(!presenter().watch().runs());
        press(Qt::Key_R);
        QVERIFY(presenter().watch().runs());
        press(Qt::Key_R);
        press(Qt::Key_0);
        QCOMPARE(text("presenterElapsed"), QStringLiteral("0:00"));
        QCOMPARE(presenter().watch(), window::StopWatch());
    }

    void itSpeaksChineseToo()
    {
        m_driven.language().choose(QStringLiteral("zh_CN"));
        QTRY_COMPARE(text("presenterTitle"), QStringLiteral("三段"));
        QCOMPARE(text("presenterWords"), QStringLiteral("第一个窗口。"));
        for (const QLabel* each : presenter().findChildren<QLabel*>()) {
            if (each->objectName().isEmpty()) // a heading
                QVERIFY2(each->text().isEmpty() || each->text().at(0).script() == QChar::Script_Han, qPrintable(each->text()));
        }
        m_driven.language().choose(QStringLiteral("en"));
    }

    void nothingIsCutAtItsSmallest_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN");
    }

    void nothingIsCutAtItsSmallest()
    {
        QFETCH(QString, language);
        m_driven.language().choose(language);
        window().document().openBuiltin(QStringLiteral("max-pooling"));
        presenter().resize(presenter().minimumSize());
        QCoreApplication::processEvents();
        for (int beat = 0; beat < window().player().count(); ++beat) {
            window().player().goTo(beat);
            QCoreApplication::processEvents();
            for (const QWidget* each : presenter().findChildren<QWidget*>()) {
                const bool speaks = qobject_cast<const QLabel*>(each) || qobject_cast<const QAbstractButton*>(each);
                if (!speaks || !each->isVisible())
                    continue;
                const int needed = each->hasHeightForWidth() ? each->heightForWidth(each->width()) : each->sizeHint().height();
                QVERIFY2(each->height() >= needed, qPrintable(each->objectName() + QStringLiteral(" %1 %2").arg(each->height()).arg(needed)));
                if (!each->hasHeightForWidth())
                    QVERIFY2(each->width() >= each->minimumSizeHint().width(), qPrintable(each->objectName()));
            }
        }
        m_driven.language().choose(QStringLiteral("en"));
    }

private:
    window::MainWindow& window() { return m_driven.window(); }
    Presentation& show() { return window().presentation(); }
    PresenterWindow& presenter() { return *window().findChild<PresenterWindow*>(QStringLiteral("presenter")); }
    QLabel* label(const char* name) { return presenter().findChild<QLabel*>(QString::fromLatin1(name)); }
    QString text(const char* name) { return label(name)->text(); }
    void click(const char* name) { QTest::mouseClick(presenter().findChild<QAbstractButton*>(QString::fromLatin1(name)), Qt::LeftButton); }

    void present()
    {
        window().activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(&window()));
        QTest::keyClick(&window(), Qt::Key_F5);
        QTRY_VERIFY(show().isVisible());
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { press(key, modifiers, presenter()); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers, QWidget& where)
    {
        where.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &where);
        QTest::keyClick(&where, key, modifiers);
    }

    DrivenWindow m_driven;
};

int main(int argc, char* argv[])
{
    QTemporaryFile screens;
    if (!screens.open())
        return 1;
    screens.write(R"({"screens": [{"name": "desk", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
        {"name": "projector", "x": 1366, "y": 0, "width": 1280, "height": 720, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QApplication application(argc, argv);
    PresenterTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_presenter.moc"
