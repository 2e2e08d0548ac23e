// Editing in the real window, by mouse, keys and menus: presets, fill, random, painting, nudging, rows, import, history.
#include "driven_window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QUndoStack>
#include <QUndoView>
#include <QWheelEvent>

#include "core/explain.h"
#include "core/parameters.h"
#include "core/presets.h"
#include "document/edits.h"
#include "window/bars/message_bar.h"
#include "window/bars/pipeline_strip.h"
#include "window/menus/edit_menu.h"
#include "window/panels/parameter_field.h"
#include "window/panels/parameter_panel.h"
#include "window/panels/parameters.h"

using scene::BoardKind;
using window::Stage;

class EditingTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_driven.open();
        m_window = &m_driven.window();
    }

    void cleanup() { m_driven.close(); }

    /// What an input method of Chinese gives: full-width digits, in the editor, on a cell that is merely chosen, and as
    /// something that is still being composed.
    void fullWidthDigitsAreNumbers()
    {
        Stage& stage = m_window->stage();
        const auto first = [this] { return document().lesson().input.at({0, 0, 0, 0}); };
        stage.edit({BoardKind::Input, 0, 0});
        auto* editor = stage.findChild<QLineEdit*>(QStringLiteral("cellEditor"));
        editor->setText(QStringLiteral("１２"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(first(), 12.0F);
        QCOMPARE(stage.cursor(), (scene::Spot{BoardKind::Input, 0, 0}));

        const auto commits = [&](const QString& text) {
            QInputMethodEvent event(QString(), {});
            event.setCommitString(text);
            QCoreApplication::sendEvent(&stage, &event);
        };
        QVERIFY(stage.inputMethodQuery(Qt::ImEnabled).toBool());
        commits(QStringLiteral("－３"));
        QVERIFY(editor->isVisible());
        QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(first(), -3.0F);

        QInputMethodEvent composing(QStringLiteral("４"), {});
        QCoreApplication::sendEvent(&stage, &composing);
        QVERIFY(editor->isVisible());
        QInputMethodEvent composed(QString(), {});
        composed.setCommitString(QStringLiteral("４／８"));
        QCoreApplication::sendEvent(editor, &composed);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(first(), 0.5F);
        QCOMPARE(document().lesson().inputNotation.at(0), std::string("4/8")); // as files have it

        QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QStringLiteral("７"));
        QCoreApplication::sendEvent(&stage, &key);
        QVERIFY(editor->isVisible());
        QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(first(), 7.0F);

        commits(QStringLiteral("好")); // words are no numbers
        QVERIFY(!editor->isVisible());
        QTest::keyClick(&stage, Qt::Key_Escape);
        QVERIFY(!stage.inputMethodQuery(Qt::ImEnabled).toBool()); // letters are commands again

        for (const window::Parameter& parameter : window::parametersOf(document().network(), 0)) {
            if (parameter.field == "stride") {
                QCOMPARE(*parameter.parse(QStringLiteral("２，３")), (std::vector<double>{2, 3}));
                QCOMPARE(*parameter.parse(QStringLiteral("２")), std::vector<double>{2});
            }
        }
    }

    /// Nothing that a file can say of a layer is missing in the panel, and each goes by its name there.
    void thePanelHasEveryParameterOfEveryOperator()
    {
        for (const core::Operator* op : core::operators()) {
            core::Lesson lesson = document().lesson();
            lesson.layers = {document::freshLayer(op->type, lesson.input.shape(), lesson, 0)};
            const core::Network network(lesson);
            const std::vector<window::Parameter> shown = window::parametersOf(network, 0);
            for (const core::Parameter& parameter : core::parameters()) {
                const auto isIt = [&](const window::Parameter& other) { return other.field == parameter.name; };
                const auto found = std::ranges::find_if(shown, isIt);
                QVERIFY2((found != shown.end()) == parameter.isOf(*op), (std::string(op->type) + ": " + std::string(parameter.name)).c_str());
                if (found == shown.end())
                    continue;
                QVERIFY(!found->label.isEmpty() && !found->hint.isEmpty());
                core::Lesson same = lesson;
                found->set(same, found->get(lesson));
                QCOMPARE(same.layers, lesson.layers);
            }
        }
    }

    void whatALayerMakesIsNotCalledKept()
    {
        const auto says = [this](const QString& words) {
            const QList<QLabel*> labels = m_window->parameters().findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == words; });
        };
        core::Layer layer = document().lesson().layers.front();
        // Sums of products are new values, however many there are.
        QVERIFY(says(QStringLiteral("Values made")) && says(QStringLiteral("25 from 25")));
        layer.rows.padBefore = layer.rows.padAfter = layer.cols.padBefore = layer.cols.padAfter = 3;
        document().setLayer(0, layer, QStringLiteral("Padding"));
        QVERIFY(says(QStringLiteral("81 from 25")));
        document().undoStack()->undo();
        m_window->playback().setLayer(2);
        QVERIFY(says(QStringLiteral("Values kept")) && says(QStringLiteral("4 of 25")));
        m_window->playback().setLayer(0);
    }

    /// However narrow the panel, no result stands alone at the start of a line.
    void theSizeStandsWithItsFormula()
    {
        const auto* formula = m_window->parameters().findChild<QLabel*>(QStringLiteral("formula"));
        QVERIFY(formula != nullptr);
        QVERIFY2(formula->text().endsWith(QStringLiteral("\u230B\u00A0+\u00A01\u00A0=\u00A05")), qPrintable(formula->text()));
    }

    void aNumberThatMayBeTwoIsAskedAbout()
    {
        Stage& stage = m_window->stage();
        stage.edit({BoardKind::Input, 0, 0});
        auto* editor = stage.findChild<QLineEdit*>(QStringLiteral("cellEditor"));
        QSignalSpy problems(&stage, &Stage::problem);
        editor->setText(QStringLiteral("1,024"));
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(editor->isVisible());
        QCOMPARE(problems.count(), 1);
        QCOMPARE(problems.first().first().toString(), QStringLiteral("“1,024” may be 1024 or 1.024. Type one of these."));
        editor->setText(QStringLiteral("1,25"));
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 0}), 1.25F);
    }

    void thousandsFromASpreadsheetAreTakenAsTheyAreMeantOrAskedAbout()
    {
        Stage& stage = m_window->stage();
        QSignalSpy wanted(&stage, &Stage::importWanted);
        const core::Lesson before = document().lesson();
        QApplication::clipboard()->setText(QStringLiteral("12\t1,024"));
        stage.paste(); // read with a note, which the dialog shows
        QCOMPARE(wanted.count(), 1);
        QApplication::clipboard()->setText(QStringLiteral("1,234\t2,345"));
        stage.paste();
        QCOMPARE(wanted.count(), 2);
        QVERIFY(document().lesson() == before);
        for (QDialog* dialog : m_window->findChildren<QDialog*>())
            dialog->reject();
    }

    void everyPresetIsOneClickAndOneUndo()
    {
        for (const char* name : {"inputMenu", "kernelMenu"}) {
            const bool input = QLatin1String(name) == QLatin1String("inputMenu");
            const auto& presets = input ? core::inputPresets() : core::kernelPresets();
            for (std::size_t i = 0; i < presets.size(); ++i) {
                const core::Lesson before = document().lesson();
                QAction* action = presetActions(name).at(qsizetype(i));
                QVERIFY(action->text().startsWith(QString::fromUtf8(presets[i].title)));
                QVERIFY(!action->icon().isNull());
                action->trigger();
                const core::Tensor& now = input ? document().lesson().input : document().lesson().layers[0].weight;
                QVERIFY(now == presets[i].values);
                QVERIFY((input ? document().lesson().inputNotation : document().lesson().layers[0].weightNotation) == presets[i].notation);
                QVERIFY2(!document().network().result(0).problem || !input, presets[i].title);
                if (!(document().lesson() == before))
                    document().undoStack()->undo();
                QVERIFY(document().lesson() == before);
            }
        }
    }

    void aKernelPresetGoesToTheChannelShown()
    {
        core::Layer layer = document().lesson().layers[0];
        layer.weight = core::Tensor(core::Shape{2, 1, 3, 3}, 2.0F);
        layer.bias.reset();
        document().setLayer(0, layer, QStringLiteral("two kernels"));
        m_window->playback().setStep(26); // of the second output channel
        presetActions("kernelMenu").at(1)->trigger();
        const core::Tensor& weight = document().lesson().layers[0].weight;
        QVERIFY(weight.shape() == (core::Shape{2, 1, 3, 3}));
        QCOMPARE(weight.at({0, 0, 0, 0}), 2.0F);
        QCOMPARE(weight.at({1, 0, 0, 0}), 1.0F / 9.0F);
        QCOMPARE(document().lesson().layers[0].weightNotation.at(9), std::string("1/9"));
    }

    void aLayerWithoutAKernelOffersNone()
    {
        m_window->playback().setLayer(2);
        QMenu* edit = menu("inputMenu")->parentWidget() ? qobject_cast<QMenu*>(menu("inputMenu")->parentWidget()) : nullptr;
        QVERIFY(edit != nullptr);
        emit edit->aboutToShow();
        QVERIFY(!menu("kernelMenu")->isEnabled());
        QVERIFY(menu("inputMenu")->isEnabled());
    }

    void fillingShowsItselfAndCancelLeavesNoTrace()
    {
        const core::Lesson before = document().lesson();
        choose("inputMenu", "Fill…");
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("fillDialog"));
        QVERIFY(dialog != nullptr);
        auto* number = dialog->findChild<QLineEdit*>(QStringLiteral("fillNumber"));
        number->setText(QStringLiteral("1/4"));
        QCOMPARE(document().lesson().input.at({0, 0, 4, 4}), 0.25F);
        number->setText(QStringLiteral("much"));
        QCOMPARE(document().lesson().input.at({0, 0, 4, 4}), 0.25F); // what is no number changes nothing
        QVERIFY(!dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(document().lesson() == before);
        QCOMPARE(document().undoStack()->count(), 0);

        choose("kernelMenu", "Fill…");
        dialog = lastDialog("fillDialog");
        dialog->findChild<QLineEdit*>(QStringLiteral("fillNumber"))->setText(QStringLiteral("1/9"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(document().lesson().layers[0].weightNotation.size(), std::size_t(9));
        QCOMPARE(document().undoStack()->count(), 1);
        choose("kernelMenu", "Clear");
        QCOMPARE(planeText(document().lesson().layers[0].weight), QStringLiteral("0 0 0 / 0 0 0 / 0 0 0"));
        QVERIFY(document().lesson().layers[0].weightNotation.empty());
    }

    void randomNumbersComeAgainWithTheirSeed()
    {
        choose("inputMenu", "Random whole numbers…");
        QDialog* dialog = lastDialog("randomDialog");
        QVERIFY(document().lesson().input == core::randomIntegers({1, 1, 5, 5}, 0, 9, 1)); // seen at once
        dialog->findChild<QSpinBox*>(QStringLiteral("randomLow"))->setValue(-3);
        dialog->findChild<QSpinBox*>(QStringLiteral("randomHigh"))->setValue(3);
        dialog->findChild<QSpinBox*>(QStringLiteral("randomSeed"))->setValue(42);
        QVERIFY(document().lesson().input == core::randomIntegers({1, 1, 5, 5}, -3, 3, 42));
        dialog->findChild<QPushButton*>(QStringLiteral("randomAnother"))->click();
        QVERIFY(document().lesson().input == core::randomIntegers({1, 1, 5, 5}, -3, 3, 43));
        dialog->findChild<QSpinBox*>(QStringLiteral("randomLow"))->setValue(4); // above the highest
        QVERIFY(document().lesson().input == core::randomIntegers({1, 1, 5, 5}, -3, 3, 43));
        dialog->findChild<QSpinBox*>(QStringLiteral("randomLow"))->setValue(-3);
        dialog->accept();
        QCOMPARE(document().undoStack()->count(), 1);
        QVERIFY(document().undoStack()->undoText().contains(QStringLiteral("43")));
        document().undoStack()->undo();
        QVERIFY(!document().isModified());
    }

    void paintingOverCellsIsOneUndo()
    {
        const core::Lesson before = document().lesson();
        stage().setBrush(7.0F, "7");
        stage().setPainting(true);
        QVERIFY(stage().findChild<QLabel*>(QStringLiteral("brushHint"))->isVisible());
        press(BoardKind::Input, 1, 0);
        move(BoardKind::Input, 1, 3); // the cells in between were jumped over
        move(BoardKind::Input, 2, 3);
        release(BoardKind::Input, 2, 3);
        stage().setPainting(false);
        QVERIFY(!stage().findChild<QLabel*>(QStringLiteral("brushHint"))->isVisible());
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("1 0 0 0 1 / 7 7 7 7 0 / 0 0 1 7 0 / 0 1 0 1 0 / 1 0 0 0 1"));
        QCOMPARE(document().undoStack()->count(), 1);
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);
        // Without the brush in hand nothing is painted.
        press(BoardKind::Input, 1, 0);
        move(BoardKind::Input, 1, 3);
        release(BoardKind::Input, 1, 3);
        QVERIFY(document().lesson() == before);
        // A click alone selects, as ever.
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(BoardKind::Input, 0, 0));
        QVERIFY(document().lesson() == before);
        QVERIFY(stage().cursor() == (scene::Spot{BoardKind::Input, 0, 0}));
    }

    void aStrokeOverTheKernelIsOneUndoToo()
    {
        const core::Lesson before = document().lesson();
        stage().setBrush(1.0F / 3.0F, "1/3");
        stage().setPainting(true);
        press(BoardKind::Kernel, 0, 0);
        move(BoardKind::Kernel, 0, 2);
        move(BoardKind::Output, 0, 0); // off the board nothing is painted
        release(BoardKind::Output, 0, 0);
        QCOMPARE(document().lesson().layers[0].weightNotation.size(), std::size_t(3));
        QCOMPARE(document().undoStack()->count(), 1);
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);
    }

    void undoGoesOnFromTheFieldToTheLesson()
    {
        const auto padding = [this] { return document().lesson().layers[0].rows.padBefore; };
        QCOMPARE(padding(), 1);
        auto* field = m_window->parameters().findChild<window::ParameterField*>(QStringLiteral("parameter_padding"));
        field->setFocus();
        field->selectAll(); // as Tab and a click do
        QTest::keyClicks(field, QStringLiteral("2"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(padding(), 2);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(padding(), 1);
        QTest::keyClick(field, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(padding(), 2);
        // What is typed and not committed is the field's own, and goes first.
        QTest::keyClicks(field, QStringLiteral("7"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(padding(), 2);
        QCOMPARE(field->text(), QStringLiteral("2"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(padding(), 1);
        QVERIFY(field->hasFocus());
    }

    void undoGoesOnFromTheCellToTheLesson()
    {
        const auto number = [this] { return document().lesson().input.at({0, 0, 0, 1}); };
        stage().edit({BoardKind::Input, 0, 1});
        auto* editor = stage().findChild<QLineEdit*>(QStringLiteral("cellEditor"));
        QTest::keyClicks(editor, QStringLiteral("8"));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(number(), 8.0F);
        // A digit that opened the field is taken back with it, the number before stays.
        QTest::keyClicks(&stage(), QStringLiteral("5"));
        QVERIFY(editor->isVisible());
        QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!editor->isVisible());
        QCOMPARE(number(), 8.0F);
        // Open, and nothing typed: the lesson's, and what is shown follows it.
        QTest::keyClick(&stage(), Qt::Key_F2);
        QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(number(), 0.0F);
        QCOMPARE(editor->text(), QStringLiteral("0"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(document().undoStack()->index(), 0);
    }

    /// As in a spreadsheet: a drag chooses a rectangle, which is then copied, cut, cleared, filled and pasted over.
    void draggingChoosesCellsThatAreWorkedOnTogether()
    {
        const core::Lesson before = document().lesson();
        const auto drag = [this](int row, int col, int toRow, int toCol) {
            press(BoardKind::Input, row, col);
            move(BoardKind::Input, toRow, toCol);
            release(BoardKind::Input, toRow, toCol);
        };
        drag(2, 3, 0, 2); // up and to the left
        QCOMPARE(stage().chosenCells(), QRect(2, 0, 2, 3));
        QCOMPARE(stage().frame().board(BoardKind::Input)->selected, QRect(2, 0, 2, 3));
        QTest::keyClick(&stage(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("0\t0\n0\t1\n1\t0\n"));
        QVERIFY(document().lesson() == before);

        QTest::keyClick(&stage(), Qt::Key_Delete);
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("1 0 0 0 1 / 0 1 0 0 0 / 0 0 0 0 0 / 0 1 0 1 0 / 1 0 0 0 1"));
        QCOMPARE(document().undoStack()->count(), 1);
        QCOMPARE(stage().chosenCells(), QRect(2, 0, 2, 3)); // still chosen
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);

        QTest::keyClick(&stage(), Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("0\t0\n0\t1\n1\t0\n"));
        QCOMPARE(document().lesson().input.at({0, 0, 2, 2}), 0.0F);
        drag(3, 0, 4, 0);
        QTest::keyClick(&stage(), Qt::Key_V, Qt::ControlModifier); // from its first cell on, and the input grows
        QCOMPARE(planeText(document().lesson().input),
                 QStringLiteral("1 0 0 0 1 / 0 1 0 0 0 / 0 0 0 0 0 / 0 0 0 1 0 / 0 1 0 0 1 / 1 0 0 0 0"));
        document().undoStack()->setIndex(0);
        QVERIFY(document().lesson() == before);

        QApplication::clipboard()->setText(QStringLiteral("1/3"));
        drag(0, 0, 0, 1);
        QTest::keyClick(&stage(), Qt::Key_V, Qt::ControlModifier); // one number for all of them
        QCOMPARE(document().lesson().inputNotation.size(), std::size_t(2));
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);

        drag(4, 4, 3, 3);
        trigger(m_window->findChild<window::EditMenu*>(), "Fill the chosen cells…");
        QDialog* dialog = lastDialog("fillDialog");
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit*>(QStringLiteral("fillNumber"))->setText(QStringLiteral("-2"));
        dialog->accept();
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("1 0 0 0 1 / 0 1 0 1 0 / 0 0 1 0 0 / 0 1 0 -2 -2 / 1 0 0 -2 -2"));
        QCOMPARE(document().undoStack()->count(), 1);
    }

    void shiftExtendsWhatIsChosenAndEscapeDropsIt()
    {
        const core::Lesson before = document().lesson();
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(BoardKind::Kernel, 0, 0));
        QTest::keyClick(&stage(), Qt::Key_Right, Qt::ShiftModifier);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&stage(), Qt::Key_Down, Qt::ShiftModifier); // not past the edge
        QCOMPARE(stage().chosenCells(), QRect(0, 0, 2, 3));
        QVERIFY(stage().frame().board(BoardKind::Input)->selected.isNull());
        QTest::mouseClick(&stage(), Qt::LeftButton, Qt::ShiftModifier, centre(BoardKind::Kernel, 1, 2));
        QCOMPARE(stage().chosenCells(), QRect(0, 0, 3, 2));
        QTest::keyClick(&stage(), Qt::Key_Delete);
        QCOMPARE(planeText(document().lesson().layers[0].weight), QStringLiteral("0 0 0 / 0 0 0 / 1 0 0"));
        QCOMPARE(document().undoStack()->count(), 1);
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QCOMPARE(stage().chosenCells(), QRect(0, 0, 1, 1));
        QTest::keyClick(&stage(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(stage().chosenCells(), QRect(0, 0, 3, 3));
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(BoardKind::Kernel, 1, 1)); // as a click does
        QCOMPARE(stage().chosenCells(), QRect(1, 1, 1, 1));
        QVERIFY(stage().frame().board(BoardKind::Kernel)->selected.isNull());
        // The layer's kernel becomes smaller under what is chosen.
        QTest::keyClick(&stage(), Qt::Key_A, Qt::ControlModifier);
        document().resizeKernel(0, {2, 2});
        QVERIFY(stage().frame().board(BoardKind::Kernel)->selected.isNull());
    }

    void redoOfAComparisonIsNotDisturbedByANumberThatIsBeingTyped()
    {
        const core::Lesson before = document().lesson();
        document().compare(0, 0, document().lesson().layers[0]);
        const core::Lesson compared = document().lesson();
        document().undoStack()->undo();
        stage().edit({BoardKind::Input, 0, 1});
        QTest::keyClicks(stage().findChild<QLineEdit*>(QStringLiteral("cellEditor")), QStringLiteral("77"));
        document().undoStack()->redo(); // by the menu, which leaves the field open; another view closes it
        QVERIFY(document().lesson() == compared);
        QCOMPARE(document().undoStack()->count(), 1);
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);
        document().undoStack()->redo();
        QVERIFY(document().lesson() == compared);
    }

    void everyParameterOfALayerThatCannotRunTakesANumber()
    {
        for (const char* type : {"conv2d", "conv_transpose2d"}) {
            document().addLayer(QString::fromLatin1(type), 0);
            m_window->playback().setLayer(0);
            core::Layer layer = document().lesson().layers[0];
            layer.groups = 0; // refused, and to be mended
            document().setLayer(0, layer, QString());
            const auto fields = [&] { return m_window->parameters().findChildren<window::ParameterField*>(); };
            QVERIFY(fields().size() > 4);
            for (qsizetype i = 0; i < fields().size(); ++i) {
                document().setLayer(0, layer, QString());
                fields().at(i)->enter(QStringLiteral("2"));
                fields().at(i)->enter(QStringLiteral("0"));
            }
        }
    }

    void theBrushTakesWhatWasTypedOrPointedAt()
    {
        stage().edit({BoardKind::Input, 0, 1});
        auto* editor = stage().findChild<QLineEdit*>(QStringLiteral("cellEditor"));
        QTest::keyClicks(editor, QStringLiteral("1/2"));
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(stage().brushText(), QStringLiteral("1/2"));
        QTest::keyClick(&stage(), Qt::Key_P);
        QVERIFY(stage().isPainting());
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(BoardKind::Input, 4, 2)); // in hand, a click paints
        QCOMPARE(document().lesson().input.at({0, 0, 4, 2}), 0.5F);
        QTest::mouseClick(&stage(), Qt::LeftButton, Qt::AltModifier, centre(BoardKind::Input, 4, 4));
        QCOMPARE(stage().brushText(), QStringLiteral("1"));
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(BoardKind::Input, 4, 3));
        QCOMPARE(document().lesson().input.at({0, 0, 4, 3}), 1.0F);
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(!stage().isPainting());
    }

    void theWheelNudgesTheSelectedCell()
    {
        const core::Lesson before = document().lesson();
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(BoardKind::Input, 2, 2));
        wheel(BoardKind::Input, 0, 0, 120, Qt::NoModifier); // another cell than the selected one
        QVERIFY(document().lesson() == before);
        for (int i = 0; i < 3; ++i)
            wheel(BoardKind::Input, 2, 2, 120, Qt::NoModifier);
        QCOMPARE(document().lesson().input.at({0, 0, 2, 2}), 4.0F);
        for (int i = 0; i < 7; ++i)
            wheel(BoardKind::Input, 2, 2, -120, Qt::ShiftModifier);
        QCOMPARE(document().lesson().input.at({0, 0, 2, 2}), 3.3F);
        for (int i = 0; i < 4; ++i)
            wheel(BoardKind::Input, 2, 2, 30, Qt::NoModifier); // a touchpad's quarter notches
        QCOMPARE(document().lesson().input.at({0, 0, 2, 2}), 4.3F);
        QCOMPARE(document().undoStack()->count(), 1);
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);
    }

    void controlAndTheWheelZoomAnyPicture()
    {
        const core::Lesson before = document().lesson();
        wheel(BoardKind::Input, 2, 2, 120, Qt::ControlModifier);
        QVERIFY(stage().viewport().zoom > 1.1);
        const QRectF near = stage().layout().cellRect(BoardKind::Input, 2, 2);
        for (int i = 0; i < 20; ++i)
            wheel(BoardKind::Input, 2, 2, 120, Qt::ControlModifier);
        QVERIFY(stage().layout().cellRect(BoardKind::Input, 2, 2).width() > 2.0 * near.width());
        for (int i = 0; i < 20; ++i)
            wheel(BoardKind::Input, 2, 2, -120, Qt::ControlModifier);
        QCOMPARE(stage().viewport().zoom, 1.0);
        QVERIFY(document().lesson() == before);
    }

    void whatIsLargerThanItsViewIsDraggedAboutAndChosenWithShift()
    {
        stage().zoomBy(2.0);
        const QRectF view = stage().layout().placed(BoardKind::Input)->view;
        const auto drag = [&](Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
            const QPoint from = view.center().toPoint();
            const QPoint to = from - QPoint(1, 1) * int(view.width() * 0.2);
            QTest::mousePress(&stage(), button, modifiers, from);
            QMouseEvent event(QEvent::MouseMove, to, stage().mapToGlobal(to), Qt::NoButton, button, modifiers);
            QApplication::sendEvent(&stage(), &event);
            QTest::mouseRelease(&stage(), button, modifiers, to);
        };
        for (const Qt::MouseButton button : {Qt::LeftButton, Qt::MiddleButton}) {
            const auto centre = stage().viewport().centre;
            drag(button, Qt::NoModifier);
            QVERIFY(stage().viewport().centre != centre);
            QVERIFY(stage().chosenCells().isNull());
        }
        const auto centre = stage().viewport().centre;
        drag(Qt::LeftButton, Qt::ShiftModifier);
        QCOMPARE(stage().viewport().centre, centre);
        QVERIFY(stage().chosenCells().width() > 1);
    }

    void theBrushIsInSight()
    {
        auto* brush = m_window->strip().findChild<QAbstractButton*>(QStringLiteral("paintButton"));
        QVERIFY(brush != nullptr && brush->isVisible() && !brush->isChecked());
        QTest::mouseClick(brush, Qt::LeftButton);
        QVERIFY(stage().isPainting() && brush->isChecked());
        stage().setPainting(false);
        QVERIFY(!brush->isChecked());
    }

    void altAndTheArrowsNudgeByKeyboard()
    {
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, centre(BoardKind::Kernel, 0, 0));
        QTest::keyClick(&stage(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(&stage(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(&stage(), Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(document().lesson().layers[0].weight.at({0, 0, 0, 0}), 1.9F);
        QCOMPARE(document().undoStack()->count(), 1);
        // The next cell is another gesture.
        QTest::keyClick(&stage(), Qt::Key_Right);
        QTest::keyClick(&stage(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(document().undoStack()->count(), 2);
    }

    void anEditIsOnePicture()
    {
        QSignalSpy pictures(&stage(), &Stage::followed); // of each picture it is told which cell it follows
        document().setInputCell({0, 0, 0, 1}, 5.0F);
        QCOMPARE(pictures.count(), 1);
        document().undoStack()->undo();
        QCOMPARE(pictures.count(), 2);
    }

    void rowsAndColumnsFromTheMenuOnTheBoard()
    {
        const core::Lesson before = document().lesson();
        QMenu* menu = boardMenu(BoardKind::Input, 1, 1);
        QVERIFY(menu != nullptr);
        trigger(menu, "Insert a row above");
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("1 0 0 0 1 / 0 0 0 0 0 / 0 1 0 1 0 / 0 0 1 0 0 / 0 1 0 1 0 / 1 0 0 0 1"));
        document().undoStack()->undo();
        trigger(boardMenu(BoardKind::Input, 0, 4), "Delete the column");
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("1 0 0 0 / 0 1 0 1 / 0 0 1 0 / 0 1 0 1 / 1 0 0 0"));
        document().undoStack()->undo();
        QVERIFY(document().lesson() == before);
        trigger(boardMenu(BoardKind::Kernel, 0, 0), "Turn to the right");
        QCOMPARE(planeText(document().lesson().layers[0].weight), QStringLiteral("1 0 0 / 0 1 0 / 0 0 1"));
        document().undoStack()->undo();
        // Without a cell there is no row; the other edits are there.
        menu = boardMenu(BoardKind::Output, 0, 0);
        QVERIFY(menu != nullptr);
        for (const QAction* action : menu->actions())
            QVERIFY(!action->text().contains(QStringLiteral("row")));
        menu->close();
        QTest::keyClick(&stage(), Qt::Key_Escape);
        emit this->menu("inputMenu")->aboutToShow();
        for (const QAction* action : this->menu("inputMenu")->actions())
            QCOMPARE(action->isEnabled(), !action->text().contains(QStringLiteral("nsert")) && !action->text().contains(QStringLiteral("elete")));
    }

    void aTableIsTakenAtOnceAndOneWithWordsIsAskedAbout()
    {
        QVERIFY(m_window->files().openPath(write("plain.csv", "1,2\n3,4\n")));
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("1 2 / 3 4"));
        QVERIFY(m_window->files().openPath(write("words.csv", "a,b\n5,6\n7,8\n")));
        QDialog* dialog = lastDialog("importDialog");
        QVERIFY(dialog != nullptr);
        auto* button = dialog->findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("5 6 / 7 8"));
        QVERIFY(document().undoStack()->undoText().contains(QStringLiteral("words.csv")));
        QVERIFY(!m_window->messages().sentence().contains(QStringLiteral("missing")));
        m_window->files().openPath(m_driven.path("missing.png"));
        QVERIFY(m_window->messages().sentence().contains(QStringLiteral("missing.png")));
    }

    void aDroppedPictureComesInThroughTheDialog()
    {
        QImage picture(6, 4, QImage::Format_Grayscale8);
        picture.fill(255);
        const QString path = m_driven.path("white.png");
        QVERIFY(picture.save(path));
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(path)});
        drop(mime);
        QDialog* dialog = lastDialog("importDialog");
        QVERIFY(dialog != nullptr);
        auto* button = dialog->findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY(button->isEnabled());
        const core::Lesson before = document().lesson();
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(document().lesson() == before);
        QMimeData image;
        image.setImageData(picture);
        drop(image); // out of a browser there is no file
        dialog = lastDialog("importDialog");
        button = dialog->findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QVERIFY(!(document().lesson() == before));
        QCOMPARE(document().undoStack()->count(), 1);
    }

    void aPastedPictureComesInThroughTheDialog()
    {
        QImage picture(5, 5, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QApplication::clipboard()->setImage(picture);
        QTest::keyClick(&stage(), Qt::Key_V, Qt::ControlModifier);
        QDialog* dialog = lastDialog("importDialog");
        QVERIFY(dialog != nullptr);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QApplication::clipboard()->setText(QStringLiteral("x\ty\n1\t2\n3\t4\n"));
        QTest::keyClick(&stage(), Qt::Key_V, Qt::ControlModifier);
        dialog = lastDialog("importDialog");
        QVERIFY(dialog != nullptr);
        auto* button = dialog->findChild<QPushButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QCOMPARE(planeText(document().lesson().input), QStringLiteral("1 2 / 3 4"));
    }

    void theHistoryIsAListToWalkIn()
    {
        auto* list = m_window->findChild<QUndoView*>(QStringLiteral("historyList"));
        QVERIFY(list != nullptr);
        QVERIFY(!list->isVisible());
        QTest::keyClick(&stage(), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(list->isVisible());
        const core::Lesson before = document().lesson();
        document().setInputCell({0, 0, 0, 0}, 4.0F);
        document().setCell({.of = document::Target::Bias}, 2.0F);
        QCOMPARE(list->model()->rowCount(), 3);
        QVERIFY(list->model()->index(1, 0).data().toString().contains(QStringLiteral("4")));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(document().lesson() == before);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(document().lesson().input.at({0, 0, 0, 0}), 4.0F);
        m_driven.language().choose(QStringLiteral("zh_CN"));
        QTRY_VERIFY(list->model()->index(0, 0).data().toString() != QStringLiteral("As it was opened")); // told by an event
        m_driven.language().choose(QStringLiteral("en"));
    }

    void aBigInputIsEditedCheaply()
    {
        document().openBuiltin(QStringLiteral("max-pooling"));
        document().setInput(core::Tensor(core::Shape{1, 1, 2048, 2048}, 1.0F), {}, QStringLiteral("big"));
        QElapsedTimer clock;
        clock.start();
        constexpr int edits = 5;
        for (int i = 0; i < edits; ++i)
            document().setInputCell({0, 0, 1000 + i, 1000}, float(i));
        // Every output anew would take seconds. The limit leaves room for a machine that does much else.
        QVERIFY2(clock.elapsed() < qint64(edits) * 1500, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(document().network().outputOf(0).at({0, 0, 500, 500}), 1.0F);
    }

private:
    document::Document& document() { return m_window->document(); }
    Stage& stage() { return m_window->stage(); }
    QMenu* menu(const char* name) { return m_window->findChild<QMenu*>(QLatin1String(name)); }

    QList<QAction*> presetActions(const char* name)
    {
        emit menu(name)->aboutToShow();
        return menu(name)->actions().constFirst()->menu()->actions();
    }
    void trigger(QMenu* menu, const char* words)
    {
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions()) {
            if (QString(action->text()).remove(u'&') == QString::fromUtf8(words)) {
                QVERIFY(action->isEnabled());
                action->trigger();
                menu->close();
                return;
            }
        }
        QFAIL(words);
    }
    void choose(const char* name, const char* words)
    {
        emit menu(name)->aboutToShow();
        trigger(menu(name), words);
    }
    QDialog* lastDialog(const char* name)
    {
        // Earlier ones may still wait for their deletion.
        QDialog* found = nullptr;
        for (QDialog* dialog : m_window->findChildren<QDialog*>(QLatin1String(name))) {
            if (dialog->isVisible())
                found = dialog;
        }
        return found;
    }
    QMenu* boardMenu(BoardKind board, int row, int col)
    {
        const QPoint at = centre(board, row, col);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, stage().mapToGlobal(at));
        QApplication::sendEvent(&stage(), &event);
        QMenu* found = nullptr;
        for (QMenu* each : stage().findChildren<QMenu*>(QStringLiteral("boardMenu"))) {
            if (each->isVisible())
                found = each;
        }
        return found;
    }
    QPoint centre(BoardKind board, int row, int col) { return m_driven.centre(board, row, col); }
    void press(BoardKind board, int row, int col) { QTest::mousePress(&stage(), Qt::LeftButton, {}, centre(board, row, col)); }
    void release(BoardKind board, int row, int col) { QTest::mouseRelease(&stage(), Qt::LeftButton, {}, centre(board, row, col)); }
    void move(BoardKind board, int row, int col)
    {
        // QTest::mouseMove says nothing of the buttons that are held.
        const QPoint at = centre(board, row, col);
        QMouseEvent event(QEvent::MouseMove, at, stage().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&stage(), &event);
    }
    void wheel(BoardKind board, int row, int col, int angle, Qt::KeyboardModifiers modifiers)
    {
        const QPoint at = centre(board, row, col);
        QWheelEvent event(at, stage().mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&stage(), &event);
    }
    void drop(const QMimeData& mime)
    {
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({400, 300}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window, &event);
    }
    QString write(const char* name, const char* text) { return m_driven.write(name, text); }

    DrivenWindow m_driven;
    window::MainWindow* m_window = nullptr;
};

QTEST_MAIN(EditingTest)
#include "tst_window_editing.moc"
