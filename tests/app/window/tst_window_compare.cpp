// Comparing two layers in the real window, by menu, key, mouse and panel.
#include <QtTest>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QUndoStack>

#include "driven_window.h"

#include "core/lesson_file.h"
#include "tables/step_table_model.h"
#include "window/bars/chip.h"
#include "window/bars/pipeline_strip.h"
#include "window/panels/compare_summary.h"
#include "window/panels/parameter_field.h"
#include "window/panels/parameter_panel.h"
#include "window/panels/step_table_view.h"
#include "window/stage/presentation.h"
#include "window/stage/stage.h"

using scene::BoardId;
using scene::BoardKind;
using window::Stage;

class WindowCompareTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_window = &m_driven.window();
        m_window->document().openBuiltin(QStringLiteral("max-pooling"));
        m_window->stage().setFocus();
    }

    void cleanup() { m_driven.close(); }

    void theMenuSetsAverageBesideMax()
    {
        QMenu* menu = compareWith();
        emit menu->aboutToShow();
        QStringList titles;
        for (const QAction* action : menu->actions())
            titles << action->text();
        QCOMPARE(titles.front(), QStringLiteral("Average pool"));
        QVERIFY(titles.contains(QStringLiteral("The same with stride 1")));
        QVERIFY(titles.contains(QStringLiteral("Strided convolution")));
        QVERIFY(titles.contains(QStringLiteral("A copy of this layer, to be changed")));
        menu->actions().front()->trigger();

        QVERIFY(document().lesson().view.compare);
        QCOMPARE(document().lesson().view.compare->type, std::string("avg_pool2d"));
        QCOMPARE(stage().frame().compared.size(), std::size_t(2));
        QVERIFY(strip().comparedChip() != nullptr);
        QCOMPARE(strip().comparedChip()->face().title, QStringLiteral("Average pool"));
        QVERIFY(strip().comparedChip()->face().selected);
        QVERIFY(strip().layerChip(0)->face().selected);
        QVERIFY(strip().comparedChip()->x() > strip().layerChip(0)->x());
        QVERIFY(m_window->isWindowModified());
    }

    void oneStepMovesBothAndTheTableHasBoth()
    {
        key(Qt::Key_V);
        playback().first();
        const tables::StepTableModel& steps = m_window->table().steps();
        QStringList headings;
        for (int column = 0; column < steps.columnCount(); ++column)
            headings << steps.headerData(column, Qt::Horizontal).toString();
        QCOMPARE(headings, QStringList({"Step", "Window", "Values", "A: Max pool", "B: Average pool"}));
        QCOMPARE(row(0), QStringList({"1", "rows 0–1, cols 0–1", "1 3 2 9", "9", "3.75"}));
        QCOMPARE(row(1).back(), QString()); // still to come
        key(Qt::Key_Right);
        QCOMPARE(row(1).mid(3), QStringList({"2", "1.25"}));
        QCOMPARE(QString::fromStdString(stage().frame().compared[1].equation.text()), QStringLiteral("(2 + 1 + 1 + 1) / 4 = 1.25"));
        const QString sentences = m_window->findChild<QLabel*>(QStringLiteral("stepSentence"))->text();
        QVERIFY(sentences.contains(QStringLiteral("A, Max pool")));
        QVERIFY(sentences.contains(QStringLiteral("B, Average pool")));
        QVERIFY(stage().accessibleDescription().contains(QStringLiteral("1.25")));
    }

    void whatIsLostIsSaidOfBoth()
    {
        key(Qt::Key_V);
        const auto* summary = m_window->findChild<window::CompareSummary*>(QStringLiteral("compareSummary"));
        QVERIFY(summary->isVisible());
        QVERIFY2(summary->rows().contains(QStringLiteral("Rebuild error (RMSE)|3.43|1.86")), qPrintable(summary->rows().join(u'\n')));
    }

    void nothingIsSaidToBeLostByAKernel()
    {
        document().openBuiltin(QStringLiteral("convolve-then-pool"));
        playback().setLayer(0);
        key(Qt::Key_V);
        const auto* summary = m_window->findChild<window::CompareSummary*>(QStringLiteral("compareSummary"));
        QVERIFY(summary->isVisible() && !summary->rows().isEmpty());
        QVERIFY(!summary->rows().join(u'\n').contains(QStringLiteral("RMSE")));
    }

    void escapeAndTheSameKeyStopAndUndoBringsItBack()
    {
        key(Qt::Key_V);
        QVERIFY(comparing());
        key(Qt::Key_V);
        QVERIFY(!comparing());
        QVERIFY(strip().comparedChip() == nullptr);
        key(Qt::Key_V);
        key(Qt::Key_Escape);
        QVERIFY(!comparing());
        document().undoStack()->undo();
        QVERIFY(comparing());
        document().undoStack()->undo();
        document().undoStack()->undo();
        document().undoStack()->undo();
        QVERIFY(!comparing());
        QVERIFY(!document().isModified());
    }

    void whatBothShareIsEditedInBothAsOneChange()
    {
        key(Qt::Key_V);
        QVERIFY(button("side_both")->isChecked());
        QVERIFY(field("stride") != nullptr);
        type("stride", "1");
        QCOMPARE(document().lesson().layers[0].rows.stride, 1);
        QCOMPARE(document().lesson().view.compare->rows.stride, 1);
        document().undoStack()->undo();
        QCOMPARE(document().lesson().layers[0].rows.stride, 2);
        QCOMPARE(document().lesson().view.compare->rows.stride, 2);
        // What is impossible for both is refused with a sentence.
        type("kernel_size", "9");
        QVERIFY(!panel().trouble().isEmpty());
        QCOMPARE(document().lesson().layers[0].rows.size, 2);
    }

    void theCopysStrideIsChangedAndItSetsThePace()
    {
        QMenu* menu = compareWith();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text().startsWith(QStringLiteral("A copy"))) {
                action->trigger();
                break;
            }
        }
        QVERIFY(button("side_b")->isChecked()); // the copy is what one wants to change
        type("stride", "1");
        QCOMPARE(document().lesson().layers[0].rows.stride, 2);
        QCOMPARE(document().lesson().view.compare->rows.stride, 1);
        QCOMPARE(playback().stepCount(), std::int64_t(9));
        playback().last();
        QVERIFY(!stage().grab().isNull());
        QCOMPARE(row(8).back(), QStringLiteral("3"));
        // Where the steps are fewer again, the window stands on one of them.
        key(Qt::Key_Escape);
        QCOMPARE(playback().stepCount(), std::int64_t(4));
        QCOMPARE(playback().step(), std::int64_t(3));
    }

    void aClickOnABoardOrChipChoosesWhoseParametersAreShown()
    {
        key(Qt::Key_V);
        click(BoardId(BoardKind::Output, 1), 1, 0);
        QVERIFY(button("side_b")->isChecked());
        QVERIFY(field("divisor_override") != nullptr); // an average's own
        QCOMPARE(playback().step(), std::int64_t(2));
        click(BoardId(BoardKind::Output, 0), 0, 1);
        QVERIFY(button("side_a")->isChecked());
        QVERIFY(field("divisor_override") == nullptr);
        QCOMPARE(playback().step(), std::int64_t(1));
        strip().comparedChip()->click();
        QVERIFY(button("side_b")->isChecked());
        strip().layerChip(0)->click();
        QVERIFY(button("side_a")->isChecked());
        QTest::mouseClick(button("side_both"), Qt::LeftButton);
        QVERIFY(button("side_both")->isChecked());
    }

    void aClickOnTheOtherOutputGoesToItsWindow()
    {
        document().openBuiltin(QStringLiteral("stride-one-or-two"));
        click(BoardId(BoardKind::Output, 1), 1, 2);
        QCOMPARE(*stage().frame().board(BoardKind::Input)->otherWindow, QRectF(4, 2, 2, 2));
        QCOMPARE(*stage().frame().board(BoardKind::Input)->window, QRectF(4, 2, 2, 2));
        QCOMPARE(playback().step(), std::int64_t(2 * 5 + 4));
    }

    void theOtherKernelIsEditedInPlace()
    {
        QMenu* menu = compareWith();
        emit menu->aboutToShow();
        menu->findChild<QAction*>(QStringLiteral("compare_conv2d"))->trigger();
        const BoardId kernel(BoardKind::Kernel, 1);
        click(kernel, 0, 1);
        QTest::keyClick(&stage(), Qt::Key_2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(document().lesson().view.compare->weight.at({0, 0, 0, 1}), 2.0F);
        // 1/4 + 3·2 + 2/4 + 9/4
        QCOMPARE(document().network().compared()->outputOf(0).data()[0], 9.0F);
        document().undoStack()->undo();
        QCOMPARE(document().network().compared()->outputOf(0).data()[0], 3.75F);
    }

    void theOtherKernelIsReachedByKeysAndPastedInto()
    {
        const core::Layer own = compareWithItself();
        const auto at = [&](BoardId board, int row, int col) { return stage().cursor() == scene::Spot{board, row, col}; };
        for (const BoardId board : {BoardId(BoardKind::Input), BoardId(BoardKind::Kernel, 0), BoardId(BoardKind::Kernel, 1)}) {
            key(Qt::Key_F6);
            QVERIFY(at(board, 0, 0));
        }
        key(Qt::Key_Backtab);
        QVERIFY(at({BoardKind::Kernel, 0}, 2, 2));
        key(Qt::Key_Tab);
        QVERIFY(at({BoardKind::Kernel, 1}, 0, 0));
        QApplication::clipboard()->setText(QStringLiteral("5\t6\n7\t8"));
        stage().paste();
        core::Layer expected = own;
        expected.weight.set({0, 0, 0, 0}, 5.0F);
        expected.weight.set({0, 0, 0, 1}, 6.0F);
        expected.weight.set({0, 0, 1, 0}, 7.0F);
        expected.weight.set({0, 0, 1, 1}, 8.0F);
        QVERIFY(document().lesson().view.compare->weight == expected.weight);
        QVERIFY(document().lesson().layers[0] == own);
        key(Qt::Key_F6);
        QVERIFY(at(BoardKind::Input, 0, 0));
    }

    void theMenusChangeTheOtherKernel()
    {
        const core::Layer own = compareWithItself();
        const auto clear = [](const QMenu& menu) {
            for (QAction* action : menu.actions()) {
                if (action->text() == QLatin1String("&Clear"))
                    action->trigger();
            }
        };
        const core::Tensor cleared(own.weight.shape());
        const QPoint at = stage().layout().cellRect({BoardKind::Kernel, 1}, 1, 1).center().toPoint();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, stage().mapToGlobal(at));
        QApplication::sendEvent(&stage(), &event);
        auto* menu = stage().findChild<QMenu*>(QStringLiteral("boardMenu"));
        QVERIFY(menu != nullptr);
        clear(*menu);
        QVERIFY(document().lesson().view.compare->weight == cleared);
        QVERIFY(document().lesson().layers[0] == own);
        menu->close();
        document().undoStack()->undo();
        // That of the window works on the kernel of the cursor.
        menu = m_window->findChild<QMenu*>(QStringLiteral("kernelMenu"));
        for (const int side : {1, 0}) {
            click({BoardKind::Kernel, side}, 0, 0);
            emit menu->aboutToShow();
            clear(*menu);
            QVERIFY(document().lesson().view.compare->weight == cleared);
            QCOMPARE(document().lesson().layers[0].weight == cleared, side == 0);
        }
    }

    void whatIsComparedIsSavedAndOpensAgain()
    {
        key(Qt::Key_V);
        const QString path = m_driven.path("compared.poolscope");
        document().save(path);
        document().openBuiltin(QStringLiteral("relu"));
        QVERIFY(!comparing());
        document().open(path);
        QVERIFY(document().own().view.compare.has_value());
        key(Qt::Key_Space); // past the first beat, which wants to be seen alone
        QVERIFY(comparing());
        QCOMPARE(stage().frame().compared.size(), std::size_t(2));
    }

    void anotherLayerIsShownAloneAndRemovingTheComparedOneEndsIt()
    {
        document().openBuiltin(QStringLiteral("convolve-then-pool"));
        playback().setLayer(2);
        key(Qt::Key_V);
        QVERIFY(comparing());
        playback().setLayer(0);
        QVERIFY(stage().frame().compared.empty());
        QVERIFY(!strip().comparedChip()->face().selected);
        QVERIFY(document().lesson().view.compare); // kept, and one click away
        strip().comparedChip()->click();
        QCOMPARE(playback().layer(), 2);
        QCOMPARE(stage().frame().compared.size(), std::size_t(2));
        strip().removeLayer(2);
        QVERIFY(!document().lesson().view.compare);
        QVERIFY(strip().comparedChip() == nullptr);
    }

    void theyChangePlaces()
    {
        key(Qt::Key_V);
        QMenu menu;
        QMenu* with = compareWith();
        emit with->aboutToShow();
        for (QAction* action : with->actions()) {
            if (action->text() == QStringLiteral("Swap the two")) {
                action->trigger();
                break;
            }
        }
        QCOMPARE(document().lesson().layers[0].type, std::string("avg_pool2d"));
        QCOMPARE(document().lesson().view.compare->type, std::string("max_pool2d"));
        QCOMPARE(document().network().outputOf(0).data()[0], 3.75F);
        document().undoStack()->undo();
        QCOMPARE(document().lesson().layers[0].type, std::string("max_pool2d"));
    }

    void everyBuiltinLessonsEveryLayerCanBeComparedWithAllThatIsOffered()
    {
        for (const char* name : {"max-pooling", "convolve-then-pool", "what-is-lost", "relu", "adaptive-pooling", "many-channels", "transposed-convolution"}) {
            document().openBuiltin(QString::fromLatin1(name));
            for (int k = 0; k < document().network().layerCount(); ++k) {
                playback().setLayer(k);
                QMenu* menu = compareWith();
                emit menu->aboutToShow();
                const int count = int(menu->actions().size());
                QVERIFY2(count > 0, name);
                for (int i = 0; i < count; ++i) {
                    emit menu->aboutToShow();
                    if (i >= menu->actions().size() || !menu->actions().at(i)->isCheckable())
                        continue;
                    const QString title = menu->actions().at(i)->text();
                    menu->actions().at(i)->trigger();
                    QVERIFY2(stage().frame().compared.size() == 2, qPrintable(QLatin1String(name) + ": " + title));
                    playback().last();
                    QVERIFY(!stage().grab().isNull());
                }
                key(Qt::Key_Escape);
                QVERIFY(!comparing());
            }
        }
    }

    void thePresentationShowsBothAndFollowsAClick()
    {
        key(Qt::Key_V);
        auto* show = m_window->findChild<window::Presentation*>(QStringLiteral("presentation"));
        show->start();
        QCOMPARE(show->frame().compared.size(), std::size_t(2));
        QVERIFY(show->accessibleDescription().startsWith(QStringLiteral("A: ")));
        QCOMPARE(show->accessibleDescription(), stage().accessibleDescription());
        const QPoint at = show->layout().cellRect(BoardId(BoardKind::Output, 1), 1, 1).center().toPoint();
        QTest::mouseClick(show, Qt::LeftButton, {}, at);
        QCOMPARE(playback().step(), std::int64_t(3));
        show->leave();
    }

private:
    document::Document& document() { return m_window->document(); }
    document::Playback& playback() { return m_window->playback(); }
    Stage& stage() { return m_window->stage(); }
    window::PipelineStrip& strip() { return m_window->strip(); }
    window::ParameterPanel& panel() { return m_window->parameters(); }
    window::ParameterField* field(const char* name) { return panel().field(name); }
    QPushButton* button(const char* name) { return m_window->findChild<QPushButton*>(QLatin1String(name)); }
    QMenu* compareWith() { return m_window->findChild<QMenu*>(QStringLiteral("compareWith")); }
    bool comparing() { return document().lesson().view.compare && !stage().frame().compared.empty(); }
    core::Layer compareWithItself()
    {
        document().openBuiltin(QStringLiteral("convolve-then-pool"));
        const core::Layer own = document().lesson().layers[0];
        document().compare(0, 0, own);
        return own;
    }
    void key(Qt::Key which)
    {
        stage().setFocus();
        QTest::keyClick(&stage(), which);
    }
    void click(BoardId board, int row, int col)
    {
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, stage().layout().cellRect(board, row, col).center().toPoint());
    }
    void type(const char* name, const char* text)
    {
        window::ParameterField* target = field(name);
        QVERIFY(target != nullptr);
        target->setFocus();
        target->selectAll();
        QTest::keyClicks(target, QLatin1String(text));
        QTest::keyClick(target, Qt::Key_Return);
    }
    QStringList row(int i)
    {
        const tables::StepTableModel& steps = m_window->table().steps();
        QStringList cells;
        for (int column = 0; column < steps.columnCount(); ++column)
            cells << steps.index(i, column).data().toString();
        return cells;
    }

    DrivenWindow m_driven;
    window::MainWindow* m_window = nullptr;
};

QTEST_MAIN(WindowCompareTest)
#include "tst_window_compare.moc"
