// The real window, driven as a user would: keys, clicks, fields.
#include "driven_window.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QUndoStack>

#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/operator.h"
#include "formats/format.h"
#include "scene/film.h"
#include "tables/step_table_model.h"
#include "resources/builtin_lessons.h"
#include "window/bars/chip.h"
#include "window/bars/edge_tab.h"
#include "window/bars/message_bar.h"
#include "window/bars/pipeline_strip.h"
#include "window/menus/keys_dialog.h"
#include "window/panels/panels.h"
#include "window/panels/parameter_field.h"
#include "window/panels/parameter_panel.h"
#include "window/panels/step_table_view.h"
#include "window/stage/presentation.h"
#include "window/window_place.h"

#include <cmath>

using scene::BoardKind;
using window::Stage;

class WindowTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_window = &m_driven.window();
    }

    void cleanup() { m_driven.close(); }

    void itOpensWithTheXConvolvedWithItsStroke()
    {
        QCOMPARE(document().builtinName(), QStringLiteral("convolve-then-pool"));
        QCOMPARE(planeText(document().network().outputOf(0)), QStringLiteral("1 0 1 0 2 / 0 1 0 3 0 / 1 0 3 0 1 / 0 3 0 1 0 / 2 0 1 0 1"));
        QCOMPARE(planeText(document().network().outputOf(2)), QStringLiteral("1 3 / 3 1"));
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("Convolve")));
    }

    void theArrowsStep()
    {
        QTest::keyClick(&stage(), Qt::Key_Home);
        QCOMPARE(playback().step(), std::int64_t(0));
        QTest::keyClick(&stage(), Qt::Key_Right);
        QTest::keyClick(&stage(), Qt::Key_Right);
        QTest::keyClick(&stage(), Qt::Key_Left);
        QCOMPARE(playback().step(), std::int64_t(1));
        QTest::keyClick(&stage(), Qt::Key_MediaNext);
        QCOMPARE(playback().step(), std::int64_t(2));
        QTest::keyClick(&stage(), Qt::Key_End);
        QCOMPARE(playback().step(), std::int64_t(24));
        QCOMPARE(label(QStringLiteral("position")), QStringLiteral("25 / 25"));
        QTest::keyClick(&stage(), Qt::Key_Right); // a layer's end is no end
        QCOMPARE(std::pair(playback().layer(), playback().step()), std::pair(1, std::int64_t(0)));
        QTest::keyClick(&stage(), Qt::Key_Left);
        QCOMPARE(std::pair(playback().layer(), playback().step()), std::pair(0, std::int64_t(24)));
        QTest::keyClick(&stage(), Qt::Key_K);
        QVERIFY(playback().isPlaying());
        QTest::keyClick(&stage(), Qt::Key_K);
        QVERIFY(!playback().isPlaying());
    }

    void aLessonOpensWithItsFirstWords()
    {
        document().openBuiltin(QStringLiteral("max-pooling"));
        const QString words = label(QStringLiteral("lessonBeat"));
        QVERIFY2(words.startsWith(QStringLiteral("A 2×2 window covers four cells.")) && words.contains(QStringLiteral("It keeps 9 ")), qPrintable(words));
        QCOMPARE(label(QStringLiteral("beatPlace")), QStringLiteral("1 of %1").arg(document().lesson().beats.size()));
    }

    /// Space alone, or a clicker, from the first words to the last, and on to the next lesson.
    void spaceTellsTheWholeLesson()
    {
        document().openBuiltin(QStringLiteral("max-pooling"));
        playback().setMotionReduced(true);
        const std::vector<core::Beat> beats = document().lesson().beats;
        for (std::size_t k = 0; k < beats.size(); ++k) {
            QCOMPARE(label(QStringLiteral("lessonBeat")), m_window->player().wordsOf(int(k), QStringLiteral("en")));
            QCOMPARE(playback().step(), beats[k].step);
            if (playback().isAsking()) { // the answer to a question comes before what is told next
                QTest::keyClick(&stage(), Qt::Key_Space);
                QCOMPARE(label(QStringLiteral("lessonBeat")), m_window->player().wordsOf(int(k), QStringLiteral("en")));
            }
            QTest::keyClick(&stage(), k % 2 == 0 ? Qt::Key_Space : Qt::Key_PageDown);
        }
        QCOMPARE(document().builtinName(), QStringLiteral("max-pooling"));
        QTRY_VERIFY(qobject_cast<QPushButton*>(QApplication::focusWidget())); // which leads to the next lesson
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(document().builtinName(), QStringLiteral("average-pooling"));
        QCOMPARE(label(QStringLiteral("beatPlace")).section(u' ', 0, 0), QStringLiteral("1"));
        QTest::keyClick(&stage(), Qt::Key_Space);
        QTest::keyClick(&stage(), Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(label(QStringLiteral("beatPlace")).section(u' ', 0, 0), QStringLiteral("1"));
    }

    /// What is said of other numbers is put away, and they can be had back.
    void wordsOfOtherNumbersArePutAway()
    {
        document().openBuiltin(QStringLiteral("max-pooling"));
        auto* words = m_driven.window().findChild<QLabel*>(QStringLiteral("lessonBeat"));
        auto* back = m_driven.window().findChild<QPushButton*>(QStringLiteral("bringBackNumbers"));
        QVERIFY(words->isVisible() && !back->isVisible());
        document().setInputCell({}, 77.0F);
        QVERIFY(!words->isVisible() && back->isVisible());
        back->click();
        QVERIFY(words->isVisible() && !back->isVisible());
        QVERIFY(!document().isModified());
    }

    /// A question hides its result wherever it would be seen, until a number is typed.
    void aQuestionHidesItsResultEverywhere()
    {
        document().openBuiltin(QStringLiteral("max-pooling"));
        playback().setStep(2);
        auto* guess = m_window->findChild<QLineEdit*>(QStringLiteral("guess"));
        const tables::StepTableModel& steps = m_window->table().steps();
        const auto seen = [&] {
            const scene::Frame& frame = stage().frame();
            const int result = steps.columnCount() - 1;
            const auto chips = m_window->findChildren<window::Chip*>();
            return QStringList{scene::look(*frame.board(BoardKind::Output), 1, 0).text, frame.hidden ? QStringLiteral("?") : QStringLiteral("6"),
                               steps.index(2, result).data().toString(), label(QStringLiteral("stepSentence")),
                               stage().accessibleDescription(), std::ranges::count_if(chips, [](const window::Chip* chip) { return !chip->face().thumbnail.isNull(); }) == 1 ? QStringLiteral("input") : QStringLiteral("all")};
        };
        QVERIFY(guess->isVisible());
        QCOMPARE(seen(), (QStringList{"?", "?", "?", "", "max(1, 4, 5, 6) = ?", "input"}));
        QVERIFY(stage().frame().board(BoardKind::Input)->winners.empty() && stage().frame().board(BoardKind::Window)->winners.empty());
        guess->setText(QStringLiteral("5"));
        QTest::keyClick(guess, Qt::Key_Return);
        QVERIFY(label(QStringLiteral("verdict")).startsWith(QStringLiteral("Not 5.")));
        QCOMPARE(label(QStringLiteral("worked")), QStringLiteral("max(1, 4, 5, 6) = 6"));
        QCOMPARE(seen(), (QStringList{"6", "6", "6", "The window covers rows 2–3, columns 0–1. Its largest value is 6.", "max(1, 4, 5, 6) = 6", "all"}));
        QVERIFY(!guess->isVisible());
        QTest::keyClick(&stage(), Qt::Key_Question); // asked once more
        QVERIFY(guess->isVisible());
        QTest::keyClick(&stage(), Qt::Key_Right);
        QCOMPARE(playback().step(), std::int64_t(2));
        QCOMPARE(label(QStringLiteral("verdict")), QStringLiteral("Here it is."));
    }

    void onTheWayBackWindowsMoveAsWholes()
    {
        playback().first();
        playback().setGrain(core::Grain::Product);
        QVERIFY(playback().productCount() > 1);
        stage().setView({.backward = true});
        QCOMPARE(playback().productCount(), 0);
        playback().forward();
        QCOMPARE(playback().step(), std::int64_t(1));
        stage().setView({});
        QVERIFY(playback().productCount() > 1);
        playback().setGrain(core::Grain::Window);
    }

    void theTableFollowsAndIsClicked()
    {
        playback().setStep(8);
        const tables::StepTableModel& steps = m_window->table().steps();
        QCOMPARE(steps.rowCount(), 25);
        const int result = steps.columnCount() - 1;
        QCOMPARE(steps.index(8, result).data().toString(), QStringLiteral("3"));
        QCOMPARE(steps.index(9, result).data().toString(), QString());
        QCOMPARE(steps.index(9, result - 1).data().toString(), QStringLiteral("…"));
        QVERIFY(steps.index(8, 0).data(tables::StepTableModel::CurrentRole).toBool());
        m_window->table().scrollTo(steps.index(7, 0));
        const QRect row = m_window->table().visualRect(steps.index(7, 1));
        QTest::mouseClick(m_window->table().viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(playback().step(), std::int64_t(7));
    }

    void aClickOnAnOutputCellGoesThere()
    {
        click(BoardKind::Output, 4, 0);
        QCOMPARE(playback().step(), std::int64_t(20));
    }

    void aDoubleClickOpensTheCellAndEnterCommits()
    {
        doubleClick(BoardKind::Input, 0, 1);
        QVERIFY(editor() != nullptr);
        QCOMPARE(editor()->text(), QStringLiteral("0"));
        QTest::keyClicks(editor(), QStringLiteral("2,5")); // a decimal comma
        QTest::keyClick(editor(), Qt::Key_Return);
        QVERIFY(editor() == nullptr);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 1}), 2.5F);
        QVERIFY(m_window->isWindowModified());
        // The output follows at once: 2.5 is under the middle of window (0, 1).
        QCOMPARE(document().network().outputOf(0).at({0, 0, 0, 1}), 2.5F);
        QTest::keyClick(&stage(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 1}), 0.0F);
        QVERIFY(!m_window->isWindowModified());
        QTest::keyClick(&stage(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 1}), 2.5F);
    }

    void typingReplacesTabMovesEscapeTakesBack()
    {
        click(BoardKind::Kernel, 0, 0);
        QTest::keyClick(&stage(), Qt::Key_1);
        QVERIFY(editor() != nullptr);
        QTest::keyClicks(editor(), QStringLiteral("/9"));
        QTest::keyClick(editor(), Qt::Key_Tab);
        QCOMPARE(document().lesson().layers[0].weight.at({0, 0, 0, 0}), 1.0F / 9.0F);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Kernel, 0, 1}));
        QTest::keyClick(&stage(), Qt::Key_4);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(document().lesson().layers[0].weight.at({0, 0, 0, 1}), 0.0F);
        // The fraction is still one, on the screen and in the file.
        stage().edit({BoardKind::Kernel, 0, 0});
        QCOMPARE(editor()->text(), QStringLiteral("1/9"));
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(document().toJson().contains("1/9"));
    }

    void clickingAwayCommits()
    {
        stage().edit({BoardKind::Bias, 0, 0});
        QVERIFY(editor() != nullptr);
        QTest::keyClicks(editor(), QStringLiteral("-2"));
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(editor() == nullptr);
        QCOMPARE(document().lesson().layers[0].bias.value().at(0), -2.0F);
        QCOMPARE(document().network().outputOf(1).at({0, 0, 0, 1}), 0.0F); // ReLU of 0 − 2
    }

    void whatIsNoNumberStaysOpenWithASentence()
    {
        stage().edit({BoardKind::Input, 0, 0});
        QTest::keyClicks(editor(), QStringLiteral("abc"));
        QTest::keyClick(editor(), Qt::Key_Return);
        QVERIFY(editor() != nullptr);
        QVERIFY(m_window->messages().sentence().contains(QStringLiteral("abc")));
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 0}), 1.0F);
    }

    void aStrideIsChangedInThePanel()
    {
        window::ParameterField* stride = field("stride");
        QVERIFY(stride != nullptr);
        stride->enter(QStringLiteral("2"));
        QCOMPARE(planeText(document().network().outputOf(0)), QStringLiteral("1 1 2 / 1 3 1 / 2 1 1"));
        QCOMPARE(playback().stepCount(), std::int64_t(9));
        stride->stepBy(-1);
        QCOMPARE(document().lesson().layers[0].rows.stride, 1);
        stride->enter(QStringLiteral("1 x 2"));
        QCOMPARE(document().lesson().layers[0].cols.stride, 2);
        QCOMPARE(document().lesson().layers[0].rows.stride, 1);
    }

    void anImpossibleValueKeepsThePictureAndOffersAWayOut()
    {
        const core::Lesson before = document().lesson();
        field("kernel_size")->enter(QStringLiteral("9"));
        QVERIFY(document().lesson() == before);
        QVERIFY(field("kernel_size")->isWrong());
        QVERIFY(!panel().trouble().isEmpty());
        auto* offer = panel().findChild<QPushButton*>(QStringLiteral("offer"));
        QVERIFY(offer != nullptr);
        QCOMPARE(offer->text(), QStringLiteral("Use 7 × 7")); // 5 + 2 · padding 1
        offer->click();
        QTRY_COMPARE(document().lesson().layers[0].rows.size, 7);
        QVERIFY(panel().trouble().isEmpty());
        for (const char* nonsense : {"0", "-1", "1.5", "two", "", "99999999999999999999", "1 2 3 4 5"}) {
            const core::Lesson kept = document().lesson();
            field("stride")->enter(QString::fromLatin1(nonsense));
            QVERIFY2(document().lesson() == kept || document().lesson().layers[0].rows.stride == 1, nonsense);
        }
    }

    void theArrowsOfAFieldNeverLeadToAnImpossibleLayer()
    {
        for (int k = 0; k < document().network().layerCount(); ++k) {
            playback().setLayer(k);
            for (window::ParameterField* each : panel().findChildren<window::ParameterField*>()) {
                for (int i = 0; i < 12; ++i)
                    each->stepBy(i < 8 ? 1 : -1);
                QVERIFY(!document().network().result(k).problem);
                while (document().undoStack()->canUndo())
                    document().undoStack()->undo();
            }
        }
    }

    void theWayBackIsSaidListedAndNotTypedInto()
    {
        const tables::StepTableModel& steps = m_window->table().steps();
        playback().setStep(8);
        const QString forward = label(QStringLiteral("stepSentence"));
        QTest::keyClick(&stage(), Qt::Key_G);
        QCOMPARE(steps.headerData(2, Qt::Horizontal).toString(), QStringLiteral("Gradient"));
        QCOMPARE(steps.index(8, 2).data().toString(), QStringLiteral("1"));
        QVERIFY(label(QStringLiteral("stepSentence")).startsWith(QStringLiteral("The gradient at (1, 3) is 1.")));
        QTest::keyClick(&stage(), Qt::Key_7);
        QVERIFY(editor() == nullptr);
        QVERIFY(m_window->messages().sentence().contains(QStringLiteral("Press G")));
        m_window->messages().hide();
        QApplication::clipboard()->setText(QStringLiteral("1\t2\n3\t4\n"));
        QTest::keyClick(&stage(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_window->messages().sentence().contains(QStringLiteral("Press G")));
        QVERIFY(!document().isModified());
        QTest::keyClick(&stage(), Qt::Key_G);
        QCOMPARE(label(QStringLiteral("stepSentence")), forward);
        QCOMPARE(steps.headerData(3, Qt::Horizontal).toString(), QStringLiteral("Arithmetic"));
    }

    void aPoolingsStrideGoesWithItsWindowUntilItIsGiven()
    {
        const QString path = write("nostride.poolscope", R"({"format": "poolscope", "version": 1, "title": "No stride",
            "input": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "layers": [{"type": "max_pool2d", "kernel_size": 5}]})");
        QVERIFY(m_window->files().openPath(path));
        auto* offer = panel().findChild<QPushButton*>(QStringLiteral("offer"));
        QVERIFY(offer != nullptr);
        QCOMPARE(offer->text(), QStringLiteral("Use 3 × 3"));
        offer->click();
        QTRY_COMPARE(document().lesson().layers[0].rows.size, 3);
        QCOMPARE(document().lesson().layers[0].rows.stride, 3);
        field("stride")->enter(QStringLiteral("1"));
        field("kernel_size")->enter(QStringLiteral("2"));
        QCOMPARE(document().lesson().layers[0].cols.stride, 1);
    }

    void anUnpoolingWithoutAPlaceForItsWinnerIsOfferedOne()
    {
        const QString path = write("unpool.poolscope", R"({"format": "poolscope", "version": 1, "title": "Unpool",
            "input": [[1, 2, 3, 1, 1], [4, 5, 6, 1, 1], [7, 8, 9, 1, 1], [1, 1, 1, 1, 1], [1, 1, 1, 1, 10]], "layers": [
            {"type": "max_pool2d", "kernel_size": 3, "stride": 2}, {"type": "max_unpool2d", "indices_from": 0, "output_size": [4, 4]}]})");
        QVERIFY(m_window->files().openPath(path));
        strip().layerChip(1)->click();
        QVERIFY(stage().frame().problem.contains(QStringLiteral("Output size: ")));
        bool offered = false;
        for (QPushButton* offer : panel().findChildren<QPushButton*>(QStringLiteral("offer"))) {
            if (offer->text() == QStringLiteral("Use 5 × 5")) {
                offer->click();
                offered = true;
            }
        }
        QVERIFY(offered);
        QTRY_VERIFY(!document().network().result(1).problem);
    }

    void menuKeysWorkInAFieldAndTextStaysText()
    {
        window::ParameterField* padding = field("padding");
        padding->setFocus();
        const std::int64_t step = playback().step();
        for (const Qt::Key key : {Qt::Key_G, Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_P, Qt::Key_1})
            QTest::keyClick(padding, key);
        QVERIFY(!stage().view().backward);
        QVERIFY(!stage().isPainting());
        QVERIFY(!playback().isPlaying());
        QCOMPARE(playback().step(), step);
        QTest::keyClick(padding, Qt::Key_Escape);
        // Qt's fields know Ctrl+E and Ctrl+K as the end of the line and as cutting to it.
        int came = 0;
        for (QAction* action : m_window->findChildren<QAction*>()) {
            if (action->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_E))) {
                action->disconnect();
                connect(action, &QAction::triggered, this, [&came] { ++came; });
            }
        }
        QTest::keyClick(padding, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(came, 1);
        QTest::keyClick(padding, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(playback().isLooping());
    }

    void everyKeyIsListed()
    {
        QStringList listed;
        for (const window::KeyGroup& group : window::keyGroups(*m_window->menuBar(), m_window->presentation())) {
            QVERIFY(!group.title.contains(u'&'));
            for (const auto& [keys, words] : group.rows) {
                QVERIFY2(!words.isEmpty() && !words.contains(u'&'), qPrintable(keys));
                listed << keys.split(QStringLiteral("   "));
            }
        }
        for (const QObject* owner : {static_cast<QObject*>(m_window), static_cast<QObject*>(&m_window->presentation())}) {
            for (const QAction* action : owner->findChildren<QAction*>()) {
                if (!action->shortcut().isEmpty() && !action->text().isEmpty() && action->shortcut()[0].key() < Qt::Key_Back)
                    QVERIFY2(listed.contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(action->text()));
            }
        }
        QVERIFY(listed.contains(QKeySequence(Qt::Key_F5).toString(QKeySequence::NativeText)));
    }

    void aKeyIsFoundByWhatItDoesOrByItsName()
    {
        window::KeysDialog dialog(*m_window->menuBar(), m_window->presentation(), m_window);
        dialog.show();
        for (const QPushButton* segment : dialog.findChildren<QPushButton*>()) {
            QFont chosen = segment->font();
            chosen.setBold(true);
            QVERIFY2(segment->width() >= QFontMetrics(chosen).horizontalAdvance(segment->text()) + 12, qPrintable(segment->text()));
        }
        auto* search = dialog.findChild<QLineEdit*>(QStringLiteral("keySearch"));
        const auto seen = [&](const QString& words) {
            const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
        };
        QVERIFY(seen(QStringLiteral("Go to step")) && seen(QStringLiteral("Zoom in")));
        QVERIFY(!seen(QStringLiteral("Spotlight"))); // that is one of presenting
        search->setText(QStringLiteral("step go"));
        QVERIFY(seen(QStringLiteral("Go to step")) && !seen(QStringLiteral("Zoom in")));
        search->setText(QStringLiteral("ctrl+j"));
        QVERIFY(seen(QStringLiteral("Go to step")));
        search->setText(QStringLiteral("spotlight")); // only among the others, which are shown then
        QVERIFY(seen(QStringLiteral("Spotlight")));
        search->setText(QStringLiteral("no such thing"));
        QVERIFY(seen(QStringLiteral("No key has to do with this.")));
        search->clear();
        QVERIFY(seen(QStringLiteral("Spotlight")));
    }

    void oneProductAtATimeIsOneClickAway()
    {
        auto* products = m_window->findChild<QAbstractButton*>(QStringLiteral("byProduct"));
        QVERIFY(products != nullptr && products->isVisible() && !products->isChecked());
        QTest::mouseClick(products, Qt::LeftButton);
        QCOMPARE(playback().grain(), core::Grain::Product);
        playback().setGrain(core::Grain::Row);
        QVERIFY(m_window->findChild<QAbstractButton*>(QStringLiteral("byRow"))->isChecked());
    }

    void theWindowFitsItsScreen()
    {
        const QRect room(100, 50, 1016, 726);
        QCOMPARE(window::fitted({120, 60, 800, 600}, room), QRect(120, 60, 800, 600)); // as it was
        QCOMPARE(window::fitted({0, 0, 1440, 900}, room), room);                      // larger than the screen
        QCOMPARE(window::fitted({900, -20, 800, 600}, room), QRect(316, 50, 800, 600)); // half outside
        QCOMPARE(window::fitted({5000, 5000, 800, 900}, room), QRect(316, 50, 800, 726)); // on a screen that is gone

        // The first time, and with what was remembered on a larger screen.
        const QRect screen = m_window->screen()->availableGeometry();
        QVERIFY(screen.width() < 1440); // offscreen it is 800 × 800: too small for the first size
        QWidget first;
        window::placeOnScreen(first, {});
        QVERIFY(screen.contains(first.normalGeometry().isEmpty() ? first.geometry() : first.normalGeometry()));
        QVERIFY(first.isMaximized());
        QWidget large;
        large.setGeometry(-100, 0, screen.width() + 500, screen.height() + 500);
        QWidget again;
        window::placeOnScreen(again, large.saveGeometry());
        QVERIFY2(screen.contains(again.geometry()), qPrintable(QStringLiteral("%1 × %2").arg(again.width()).arg(again.height())));
        QWidget small;
        small.setGeometry(40, 60, 300, 200);
        window::placeOnScreen(again, small.saveGeometry());
        QCOMPARE(again.geometry(), small.geometry());
    }

    void panelsGiveWayInOrderAndComeBack()
    {
        using window::roomFor;
        window::Wishes wishes;
        wishes.history.open = true;
        QVERIFY(roomFor({1600, 900}, wishes).history);
        QVERIFY(!roomFor({1024, 600}, wishes).history); // the first to go
        QVERIFY(roomFor({1024, 600}, wishes).words);
        QVERIFY(!roomFor({900, 600}, wishes).words); // then the words
        QVERIFY(roomFor({900, 600}, wishes).parameters);
        QVERIFY(!roomFor({640, 480}, wishes).parameters); // the parameters last
        QVERIFY(roomFor({1024, 900}, {}).tableRows > roomFor({1024, 600}, {}).tableRows);
        QVERIFY(roomFor({1024, 600}, {}).table);
        QVERIFY(!roomFor({1024, 400}, {}).table);
        wishes.words.pinned = true; // what the user insists on stays, and others go
        QVERIFY(roomFor({900, 600}, wishes).words);
        QVERIFY(!roomFor({900, 600}, wishes).parameters);

        window::Panels& panels = m_window->panels();
        m_window->resize(1600, 900);
        QTest::keyClick(&stage(), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(panels.isOpen(window::Panels::History));
        m_window->resize(1024, 700);
        QTRY_VERIFY(!panels.isOpen(window::Panels::History));
        m_window->resize(1600, 900);
        QTRY_VERIFY(panels.isOpen(window::Panels::History));
        QTest::keyClick(&stage(), Qt::Key_H, Qt::ControlModifier);
        QTest::keyClick(&stage(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!panels.isOpen(window::Panels::Words));
        m_window->resize(1700, 900); // closed by hand it stays closed
        QVERIFY(!panels.isOpen(window::Panels::Words));
        for (window::EdgeTab* tab : m_window->findChildren<window::EdgeTab*>()) {
            if (tab->isVisible())
                QTest::mouseClick(tab, Qt::LeftButton);
        }
        QVERIFY(panels.isOpen(window::Panels::Words));
    }

    void everyCellIsReachedByKeyboard()
    {
        QTest::keyClick(&stage(), Qt::Key_F6);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Input, 0, 0}));
        for (int i = 0; i < 25; ++i)
            QTest::keyClick(&stage(), Qt::Key_Tab);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Kernel, 0, 0})); // past the last one the next board begins
        QTest::keyClick(&stage(), Qt::Key_Backtab);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Input, 4, 4}));
        QTest::keyClick(&stage(), Qt::Key_F6);
        QTest::keyClick(&stage(), Qt::Key_F6);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Bias, 0, 0}));
        QTest::keyClick(&stage(), Qt::Key_F6);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Input, 0, 0}));
    }

    void motionIsAsTheDesktopHasItUntilItIsChosen()
    {
        const QString gtk = m_driven.path("config/gtk-3.0");
        QVERIFY(QDir().mkpath(gtk));
        QFile settings(gtk + QStringLiteral("/settings.ini"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[Settings]\ngtk-enable-animations=false\n");
        settings.close();
        {
            window::MainWindow still(m_driven.look(), m_driven.language());
            QVERIFY(still.playback().isMotionReduced());
            auto* entry = still.findChild<QAction*>(QStringLiteral("reduceMotion"));
            emit static_cast<QMenu*>(entry->associatedObjects().constFirst())->aboutToShow();
            QVERIFY(entry->isChecked());
            entry->trigger();
            QVERIFY(!still.playback().isMotionReduced());
        }
        {
            window::MainWindow moving(m_driven.look(), m_driven.language());
            QVERIFY(!moving.playback().isMotionReduced()); // the user's word counts
        }
        QVERIFY(settings.remove());
    }

    void layersAreAddedMovedAndRemoved()
    {
        strip().addLayer(QStringLiteral("avg_pool2d"), 3);
        QCOMPARE(document().network().layerCount(), 4);
        QCOMPARE(playback().layer(), 3);
        strip().layerChip(3)->setFocus();
        QTest::keyClick(strip().layerChip(3), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(QString::fromStdString(document().lesson().layers[2].type), QStringLiteral("avg_pool2d"));
        QCOMPARE(playback().layer(), 2);
        QTest::keyClick(strip().layerChip(2), Qt::Key_Delete);
        QCOMPARE(document().network().layerCount(), 3);
        document().undoStack()->undo();
        document().undoStack()->undo();
        document().undoStack()->undo();
        QVERIFY(!document().isModified());
    }

    void chipsAreDraggedToAnotherPlace()
    {
        window::Chip* relu = strip().layerChip(1);
        const QPoint grip = relu->rect().center();
        const QPoint target = relu->mapFromGlobal(strip().layerChip(2)->mapToGlobal(strip().layerChip(2)->rect().center())) + QPoint(30, 0);
        QTest::mousePress(relu, Qt::LeftButton, {}, grip);
        QTest::mouseMove(relu, grip + QPoint(40, 0));
        QMouseEvent move(QEvent::MouseMove, target, relu->mapToGlobal(target), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(relu, &move);
        QTest::mouseRelease(relu, Qt::LeftButton, {}, target);
        QCOMPARE(QString::fromStdString(document().lesson().layers[2].type), QStringLiteral("relu"));
        QCOMPARE(planeText(document().network().outputOf(2)), QStringLiteral("1 3 / 3 1"));
    }

    void everyOperatorCanBeAddedWithoutAProblem()
    {
        document().openBuiltin(QStringLiteral("max-pooling"));
        for (const core::Operator* op : core::operators()) {
            const QString type = QString::fromUtf8(op->type.data(), qsizetype(op->type.size()));
            strip().addLayer(type, 1);
            const auto& result = document().network().result(1);
            // An unpooling after a max pooling of its own works too, so there is no exception to make.
            QVERIFY2(!result.problem, qPrintable(type + QStringLiteral(": ") + (result.problem ? QString::fromStdString(result.problem->message.english()) : QString())));
            QVERIFY(stage().frame().problem.isEmpty());
            document().undoStack()->undo();
        }
    }

    void aLessonThatCannotBeComputedOpensAndIsMended()
    {
        const QString path = write("broken.poolscope", R"({"format": "poolscope", "version": 1, "title": "Broken",
            "input": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
            "layers": [{"type": "relu"}, {"type": "max_pool2d", "kernel_size": 5, "stride": 1}, {"type": "tanh"}]})");
        QVERIFY(m_window->files().openPath(path));
        QVERIFY(!strip().layerChip(1)->face().problem.isEmpty());
        QVERIFY(strip().layerChip(0)->face().problem.isEmpty());
        QTest::keyClick(&stage(), Qt::Key_End); // the first layer still steps
        QCOMPARE(playback().step(), std::int64_t(8));
        strip().layerChip(1)->click();
        QVERIFY(!stage().frame().problem.isEmpty());
        QVERIFY(!panel().trouble().isEmpty());
        QVERIFY(field("kernel_size")->isWrong());
        strip().layerChip(2)->click(); // what waits for it says so, and nothing breaks
        QVERIFY(!stage().frame().problem.isEmpty());
        strip().layerChip(1)->click();
        field("kernel_size")->enter(QStringLiteral("2"));
        QCOMPARE(planeText(document().network().outputOf(1)), QStringLiteral("5 6 / 8 9"));
        QVERIFY(strip().layerChip(1)->face().problem.isEmpty());
        QVERIFY(panel().trouble().isEmpty());
        QCOMPARE(playback().stepCount(), std::int64_t(4));
    }

    void aKernelWithTheWrongChannelsIsMadeToFit()
    {
        const QString path = write("channels.poolscope", R"({"format": "poolscope", "version": 1, "title": "Channels",
            "input": [[[1, 2], [3, 4]], [[1, 1], [1, 1]]], "layers": [{"type": "conv2d", "weight": [[1]]}]})");
        QVERIFY(m_window->files().openPath(path));
        QVERIFY(!panel().trouble().isEmpty());
        auto offers = panel().findChildren<QPushButton*>(QStringLiteral("offer"));
        QVERIFY(!offers.isEmpty());
        offers.last()->click();
        QTRY_VERIFY(!document().network().result(0).problem);
        QCOMPARE(planeText(document().network().outputOf(0)), QStringLiteral("1 2 / 3 4"));
    }

    void thePictureIsTheStagePixelForPixel()
    {
        const formats::Format* png = formats::findFormat(QStringLiteral("x.png"), formats::Purpose::Write, formats::Picture);
        QVERIFY(png != nullptr);
        for (const char* lesson : {"convolve-then-pool", "max-pooling", "average-pooling"}) {
            document().openBuiltin(QString::fromLatin1(lesson));
            for (const char* theme : {"light", "dark"}) {
                m_driven.look().choose(QString::fromLatin1(theme));
                QTest::mouseMove(m_window, QPoint(2, 2));
                scene::Film film;
                film.network = document().network();
                film.layer = playback().layer();
                film.firstStep = film.lastStep = playback().step();
                film.size = stage().size();
                film.theme = m_driven.look().theme();
                const QString path = m_driven.path("stage.png");
                formats::writeFile(path, *png, film);
                const QImage exported = QImage(path).convertToFormat(QImage::Format_RGB32);
                const QImage shown = stage().grab().toImage().convertToFormat(QImage::Format_RGB32);
                QCOMPARE(shown.size(), exported.size());
                QCOMPARE(shown, exported);
            }
        }
    }

    void copyAndPasteGoThroughASpreadsheet()
    {
        click(BoardKind::Kernel, 0, 0);
        QTest::keyClick(&stage(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&stage(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("0\t0\t1\n0\t1\t0\n1\t0\t0\n"));
        QApplication::clipboard()->setText(QStringLiteral("1\t0\r\n0\t0,5\r\n"));
        QTest::keyClick(&stage(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(planeText(document().lesson().layers[0].weight), QStringLiteral("1 0 1 / 0 0.5 0 / 1 0 0"));
        document().undoStack()->undo();
        QVERIFY(!document().isModified());
        QApplication::clipboard()->setText(QStringLiteral("no numbers"));
        QTest::keyClick(&stage(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(!m_window->messages().sentence().isEmpty());
    }

    /// M lays the layer out as a matrix: a click on the product goes to its step, and nothing is typed over.
    void asAMatrix()
    {
        QTest::keyClick(m_window, Qt::Key_M);
        QVERIFY(stage().view().matrix);
        click(BoardKind::Output, 7, 0); // row 7: (1, 2) of five columns
        QCOMPARE(playback().step(), 7);
        QTest::mouseDClick(&stage(), Qt::LeftButton, {}, stage().layout().cellRect(BoardKind::Kernel, 0, 0).center().toPoint());
        QVERIFY(m_window->messages().sentence().contains(QStringLiteral("Press M")));
        QVERIFY(!document().isModified());
        QTest::keyClick(m_window, Qt::Key_M);
        QVERIFY(!stage().view().matrix);
    }

    void savingAndOpening()
    {
        const QString path = m_driven.path("mine.poolscope");
        stage().edit({BoardKind::Input, 2, 2});
        QTest::keyClicks(editor(), QStringLiteral("8"));
        QTest::keyClick(editor(), Qt::Key_Return);
        QVERIFY(m_window->files().saveTo(path));
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("mine.poolscope")));
        QVERIFY(m_window->files().openBuiltin(QStringLiteral("max-pooling")));
        QVERIFY(m_window->files().openPath(path));
        QCOMPARE(document().lesson().input.at({0, 0, 2, 2}), 8.0F);
        QVERIFY(!m_window->files().openPath(m_driven.path("missing.poolscope")));
        QVERIFY(m_window->messages().sentence().contains(QStringLiteral("missing.poolscope")));
        QVERIFY(!m_window->files().openPath(m_driven.path("")));
        QCOMPARE(document().lesson().input.at({0, 0, 2, 2}), 8.0F);
    }

    void dialogsForFilesOpenWhereTheUserWas()
    {
        const QString mine = QFileInfo(m_driven.write("mine.poolscope", "")).absolutePath();
        QVERIFY(m_window->files().folder() != QDir::currentPath());
        window::Settings().setValue(QStringLiteral("files/folder"), mine);
        QCOMPARE(m_window->files().folder(), mine);
        window::Settings().setValue(QStringLiteral("files/folder"), QStringLiteral("/no/such/folder"));
        QVERIFY(QFileInfo(m_window->files().folder()).isDir());
    }

    void unsavedWorkIsAskedFor()
    {
        QCOMPARE(m_window->files().leavingWords(), QStringLiteral("Save the changes to “Convolve, then pool”?"));
        document().setInputCell({0, 0, 0, 0}, 9.0F);
        m_window->files().setQuestion([] { return window::LessonFiles::Leave::Cancel; });
        QVERIFY(!m_window->files().openBuiltin(QStringLiteral("max-pooling")));
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        m_window->files().setQuestion([] { return window::LessonFiles::Leave::Discard; });
        QVERIFY(m_window->close());
    }

    void theLanguageChangesWhileItRuns()
    {
        m_driven.language().choose(QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QCOMPARE(label(QStringLiteral("lessonTitle")), QStringLiteral("先卷积，再池化"));
        m_driven.language().choose(QStringLiteral("en"));
        QCoreApplication::processEvents();
        QCOMPARE(label(QStringLiteral("lessonTitle")), QStringLiteral("Convolve, then pool"));
    }

    void rowsAndColumnsAreCountedFromOneWhereThatIsChosen()
    {
        auto* entry = m_window->findChild<QAction*>(QStringLiteral("countFromOne"));
        QVERIFY(!entry->isChecked());
        QCOMPARE(stage().frame().countFrom, 0);
        entry->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(stage().frame().countFrom, 1);
        QVERIFY(window::Language().countsFromOne()); // remembered
        entry->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(stage().frame().countFrom, 0);
    }

    void whatIsOddAboutAFileIsSaidInTheLanguageOfTheWindow()
    {
        m_driven.language().choose(QStringLiteral("zh_CN"));
        const auto said = [this](const char* layers) {
            m_window->files().openPath(m_driven.write("odd.poolscope",
                QByteArray(R"({"format": "poolscope", "version": 1, "input": [[1]], "layers": [)").append(layers).append("]}").constData()));
            return m_window->messages().sentence();
        };
        QCOMPARE(said(R"({"type": "relu", "colour": "red"})"), QStringLiteral("/layers/0/colour：未知的键；已原样保留。"));
        QVERIFY(said(R"({"type": "max_pool2d", "kernel_size": {}})").endsWith(QStringLiteral("/layers/0/kernel_size：必须是整数，现在是 一个对象。")));
        QVERIFY(said(R"({"type")").contains(QStringLiteral("第 1 行第")));
        m_driven.language().choose(QStringLiteral("en"));
    }

    void allBuiltInLessonsOpenInTheWindow()
    {
        QMenu* lessons = nullptr;
        for (QAction* action : m_window->menuBar()->actions()) {
            if (action->text().contains(QStringLiteral("Le&ssons")))
                lessons = action->menu();
        }
        QVERIFY(lessons != nullptr);
        emit lessons->aboutToShow();
        const auto actions = lessons->findChildren<QAction*>(QRegularExpression(QStringLiteral("^lesson_")));
        QCOMPARE(std::size_t(actions.size()), resources::builtinLessons().size());
        for (QAction* action : actions) {
            action->trigger();
            QCOMPARE(QStringLiteral("lesson_") + document().builtinName(), action->objectName());
            for (int k = 0; k < document().network().layerCount(); ++k) {
                playback().setLayer(k);
                playback().last();
                QVERIFY2(stage().frame().problem.isEmpty(), qPrintable(action->text()));
                QVERIFY(!stage().grab().isNull());
            }
        }
    }

    void nothingRunsWhilePaused()
    {
        playback().setPlaying(true);
        playback().setPlaying(false);
        QSignalSpy phases(&playback(), &document::Playback::phaseChanged);
        QSignalSpy moves(&playback(), &document::Playback::moved);
        QTest::qWait(400);
        QCOMPARE(phases.count() + moves.count(), 0);
    }

private:
    document::Document& document() { return m_window->document(); }
    document::Playback& playback() { return m_window->playback(); }
    Stage& stage() { return m_window->stage(); }
    window::PipelineStrip& strip() { return m_window->strip(); }
    window::ParameterPanel& panel() { return m_window->parameters(); }
    window::ParameterField* field(const char* name) { return panel().field(name); }

    QLineEdit* editor()
    {
        auto* found = stage().findChild<QLineEdit*>(QStringLiteral("cellEditor"));
        return found && found->isVisible() ? found : nullptr;
    }
    QString label(const QString& name) { return m_window->findChild<QLabel*>(name)->text(); }
    QPoint centre(BoardKind board, int row, int col) { return m_driven.centre(board, row, col); }
    void click(BoardKind board, int row, int col) { QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(board, row, col)); }
    void doubleClick(BoardKind board, int row, int col)
    {
        click(board, row, col);
        QTest::mouseDClick(&stage(), Qt::LeftButton, {}, centre(board, row, col));
    }
    QString write(const char* name, const char* text) { return m_driven.write(name, text); }

    DrivenWindow m_driven;
    window::MainWindow* m_window = nullptr;
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
