#include <QtTest>

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>

#include "document/document.h"
#include "driven_window.h"
#include "resources/builtin_lessons.h"
#include "window/bars/pipeline_strip.h"
#include "window/gallery/gallery.h"
#include "window/gallery/lesson_card.h"
#include "window/gallery/rooms.h"

#include <set>

using window::Gallery;
using window::LessonCard;

class TestGallery : public QObject {
    Q_OBJECT

    DrivenWindow m_driven;

    window::MainWindow& window() { return m_driven.window(); }
    Gallery& gallery() { return window().gallery(); }
    template <typename Widget> Widget& part(const char* name)
    {
        auto* found = gallery().findChild<Widget*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    LessonCard& card(const char* name) { return part<LessonCard>((std::string("card_") + name).c_str()); }
    QStringList found(const QString& words)
    {
        part<QLineEdit>("gallerySearch").setText(words);
        QStringList names;
        for (const LessonCard* shown : gallery().cardsShown())
            names += shown->lesson().name;
        return names;
    }
    void key(int key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), with); }
    bool isShown() { return window().rooms().isGalleryShown(); }

private slots:
    void init()
    {
        m_driven.open();
        window().rooms().showGallery();
    }

    void everyLessonHasACardInAGroup()
    {
        std::set<QString> names;
        for (const LessonCard* shown : gallery().cardsShown()) {
            names.insert(shown->lesson().name);
            QVERIFY2(!shown->lesson().about.group.empty(), qPrintable(shown->lesson().name));
            QVERIFY2(!shown->lesson().about.teaches.empty(), qPrintable(shown->lesson().name));
            QVERIFY2(shown->lesson().about.minutes > 0, qPrintable(shown->lesson().name));
            QVERIFY2(shown->accessibleName().contains(QString::fromStdString(shown->lesson().title.in("en"))), qPrintable(shown->accessibleName()));
        }
        QCOMPARE(names.size(), resources::builtinLessons().size());
        QVERIFY(!window().strip().isVisible());
    }

    /// No two cards lie upon each other, and each shows a picture.
    void cardsStandInRows()
    {
        for (const int width : {760, 1280, 1900}) {
            window().resize(width, 800);
            QCoreApplication::processEvents();
            const auto cards = gallery().cardsShown();
            for (const LessonCard* one : cards) {
                const QRect place(one->mapTo(&gallery(), QPoint(0, 0)), one->size());
                QVERIFY(place.left() >= 0 && place.right() < gallery().width());
                for (const LessonCard* other : cards)
                    QVERIFY(one == other || !place.intersects(QRect(other->mapTo(&gallery(), QPoint(0, 0)), other->size())));
            }
        }
        std::set<QByteArray> pictures;
        for (LessonCard* shown : gallery().cardsShown()) {
            QImage image = shown->grab(QRect(16, 12, 240, 120)).toImage();
            pictures.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
        }
        QVERIFY2(pictures.size() > gallery().cardsShown().size() * 3 / 4, qPrintable(QString::number(pictures.size())));
    }

    /// From the start to the first lesson with one key, and to its first beat with the next.
    void enterBegins()
    {
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("galleryGoOn"));
        key(Qt::Key_Return);
        QVERIFY(!isShown());
        QCOMPARE(window().document().builtinName(), QString::fromUtf8(resources::builtinLessons().front().name));
        QVERIFY(window().strip().isVisible());
    }

    void aCardOpensItsLesson()
    {
        card("dilated-convolution").click();
        QVERIFY(!isShown());
        QCOMPARE(window().document().builtinName(), QStringLiteral("dilated-convolution"));
        window().rooms().showGallery();
        key(Qt::Key_Escape);
        QVERIFY(!isShown());
        QCOMPARE(window().document().builtinName(), QStringLiteral("dilated-convolution"));
    }

    /// In both languages, whichever is spoken, and by the operator's name.
    void searchFinds()
    {
        QVERIFY(found(QStringLiteral("checkerboard")).contains(QStringLiteral("checkerboard")));
        QVERIFY(found(QStringLiteral("空洞卷积")).contains(QStringLiteral("dilated-convolution")));
        QVERIFY(found(QStringLiteral("conv_transpose2d")).contains(QStringLiteral("transposed-convolution")));
        QVERIFY(found(QStringLiteral("POOLING photograph")).contains(QStringLiteral("pooling-a-photograph")));
        QCOMPARE(found(QStringLiteral("no such thing")), QStringList());
        QVERIFY(part<QLabel>("galleryNothing").isVisible());
        QCOMPARE(std::size_t(found({}).size()), resources::builtinLessons().size());
        QVERIFY(!part<QLabel>("galleryNothing").isVisible());
    }

    void whoTypesSearches()
    {
        key(Qt::Key_R);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("elu"));
        QCOMPARE(part<QLineEdit>("gallerySearch").text(), QStringLiteral("relu"));
        key(Qt::Key_Escape); // first the words, then the gallery
        QVERIFY(isShown());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("leaky"));
        key(Qt::Key_Return);
        QCOMPARE(window().document().builtinName(), QStringLiteral("leaky-relu"));
    }

    void arrowsGoFromCardToCard()
    {
        auto cards = gallery().cardsShown();
        cards.front()->setFocus();
        key(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), cards[1]);
        key(Qt::Key_Down);
        auto* below = qobject_cast<LessonCard*>(QApplication::focusWidget());
        QVERIFY(below && below != cards[1]);
        QVERIFY(below->mapTo(&gallery(), QPoint(0, 0)).y() > cards[1]->mapTo(&gallery(), QPoint(0, 0)).y());
        QCOMPARE(window().playback().step(), std::int64_t(0)); // of the lesson behind
    }

    /// Keys of the menus that are about a lesson mean nothing here.
    void theLessonBehindIsLeftAlone()
    {
        const core::Lesson before = window().document().own();
        window().document().setInputCell({}, 77.0F);
        window().rooms().showGallery();
        key(Qt::Key_Z, Qt::ControlModifier);
        key(Qt::Key_Space);
        QVERIFY(!(window().document().own() == before));
    }

    void whatWasDoneIsRemembered()
    {
        QVERIFY(card("max-pooling").state().isEmpty());
        card("max-pooling").click();
        window().stage().setFocus();
        QTest::keyClick(&window(), Qt::Key_Space);
        window().rooms().showGallery();
        const int beats = card("max-pooling").lesson().beats;
        QCOMPARE(card("max-pooling").state(), QStringLiteral("2 of %1").arg(beats));
        QVERIFY(part<QPushButton>("galleryGoOn").text().contains(QStringLiteral("Max pooling")));
        key(Qt::Key_Return);
        QCOMPARE(window().document().builtinName(), QStringLiteral("max-pooling"));
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(&window(), Qt::Key_Space);
        window().rooms().showGallery();
        QVERIFY2(card("max-pooling").state().startsWith(QStringLiteral("done")), qPrintable(card("max-pooling").state()));
        QVERIFY(!part<QPushButton>("galleryGoOn").text().contains(QStringLiteral("Max pooling")));
        // And in the next session.
        QVERIFY(window::Settings::finish(5000));
        window::Settings::read();
        QVERIFY(card("max-pooling").state().startsWith(QStringLiteral("done")));
    }

    /// The beat of the lesson before is none of the one that is being opened.
    void whatWasMerelyOpenedIsNotBegun()
    {
        card("convolution").click();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&window(), Qt::Key_Space);
        window().rooms().showGallery();
        card("signals").click();
        window().rooms().showGallery();
        QVERIFY2(card("signals").state().isEmpty(), qPrintable(card("signals").state()));
        QVERIFY(!card("convolution").state().isEmpty());
    }

    void whatIsOfTheLessonIsNotHere()
    {
        window().rooms().showLesson();
        QTest::keyClick(&window(), Qt::Key_H, Qt::ControlModifier);
        auto* history = window().findChild<QDockWidget*>();
        QVERIFY(history && history->isVisible());
        window().playback().setPlaying(true);
        window().rooms().showGallery();
        QVERIFY(!history->isVisible());
        QVERIFY(!window().playback().isPlaying());
        QVERIFY(!window().windowTitle().contains(QStringLiteral("–")));
        for (const char* name : {"present", "chain"})
            QVERIFY2(!window().findChild<QAction*>(QLatin1String(name))->isEnabled(), name);
        QVERIFY(window().findChild<QAction*>(QStringLiteral("reduceMotion"))->isEnabled());
        QTest::keyClick(&window(), Qt::Key_End);
        QCOMPARE(window().playback().step(), std::int64_t(0));
        window().rooms().showLesson();
        QVERIFY(history->isVisible());
        QVERIFY(window().findChild<QAction*>(QStringLiteral("present"))->isEnabled());
    }

    void numbersBroughtInAreShown()
    {
        QVERIFY(window().files().openPath(m_driven.write("numbers.csv", "1,2\n3,4\n")));
        QVERIFY(!isShown());
        QCOMPARE(planeText(window().document().own().input), QStringLiteral("1 2 / 3 4"));
    }

    void askedForAgainItSearches()
    {
        part<QLineEdit>("gallerySearch").setText(QStringLiteral("relu"));
        gallery().cardsShown().front()->setFocus();
        window().rooms().showGallery();
        QCOMPARE(part<QLineEdit>("gallerySearch").text(), QStringLiteral("relu"));
        QVERIFY(part<QLineEdit>("gallerySearch").hasFocus());
    }

    void chineseSaysChinese()
    {
        m_driven.language().choose(QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QVERIFY(card("max-pooling").accessibleName().contains(QString::fromStdString(card("max-pooling").lesson().title.in("zh_CN"))));
        QVERIFY(!part<QPushButton>("galleryOpen").text().contains(QStringLiteral("Open")));
        m_driven.language().choose(QStringLiteral("en"));
    }

    /// Where a result waits to be guessed, chips hide what comes after: of the lesson that lies open, not the one before.
    void aShorterLessonIsOpenedWhileAResultWaits()
    {
        window().document().openBuiltin(QStringLiteral("convolve-then-pool"));
        window().playback().setLayer(2);
        window().rooms().showLesson();
        QTest::keyClick(&window(), Qt::Key_Q); // asks about every step
        QVERIFY(window().playback().isAsking());
        window().rooms().showGallery();
        card("max-pooling").click();
        QCOMPARE(window().document().network().layerCount(), 1);
    }

    void thePictureMovesWhileItIsPointedAt()
    {
        window().playback().setMotionReduced(false);
        window().rooms().showGallery();
        LessonCard& moving = card("max-pooling");
        QCoreApplication::processEvents(); // the scroll bar takes its room
        const QImage still = moving.grab().toImage();
        moving.setFocus();
        const QImage lit = moving.grab().toImage();
        QTRY_VERIFY_WITH_TIMEOUT(moving.grab().toImage() != lit, 3000);
        part<QPushButton>("galleryGoOn").setFocus();
        QTRY_COMPARE(moving.grab().toImage(), still);
        window().playback().setMotionReduced(true);
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
