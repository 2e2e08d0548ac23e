#include "monkey_hands.h"

#include <QAbstractSpinBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QMenu>
#include <QMimeData>
#include <QUndoStack>
#include <QWheelEvent>

#include "core/operator.h"
#include "resources/builtin_lessons.h"
#include "window/bars/pipeline_strip.h"
#include "window/panels/parameter_field.h"
#include "window/panels/parameter_panel.h"

MonkeyHands::MonkeyHands(DrivenWindow& driven, quint32 seed) : m_driven(driven), m_random(seed)
{
    QObject::connect(&m_answers, &QTimer::timeout, &m_answers, [this] { answerDialog(); });
    m_answers.start(1);
}

const std::vector<MonkeyHands::Action>& MonkeyHands::actions()
{
    static const std::vector<Action> all = {
        {"key", 32, &MonkeyHands::key},
        {"key with Ctrl", 9, &MonkeyHands::keyWithControl},
        {"type a number", 4, &MonkeyHands::typeNumber},
        {"nudge one cell", 3, &MonkeyHands::nudgeOneCell},
        {"click", 13, &MonkeyHands::click},
        {"double click", 4, &MonkeyHands::doubleClick},
        {"drag", 4, &MonkeyHands::drag},
        {"paint", 2, &MonkeyHands::paint},
        {"wheel", 5, &MonkeyHands::wheel},
        {"wheel again and again", 2, &MonkeyHands::wheelAgainAndAgain},
        {"parameter", 9, &MonkeyHands::parameter},
        {"parameter, taken back", 3, &MonkeyHands::parameterAndTakeBack},
        {"layer", 6, &MonkeyHands::layer},
        {"paste", 3, &MonkeyHands::paste},
        {"paste text", 1, &MonkeyHands::pasteText},
        {"compare", 3, &MonkeyHands::compare},
        {"undo and redo", 3, &MonkeyHands::undoAndRedo},
        {"menu of a grid", 2, &MonkeyHands::gridMenu},
        {"menu of a board", 1, &MonkeyHands::boardMenu},
        {"size of the window", 2, &MonkeyHands::resize},
        {"colours", 2, &MonkeyHands::colours},
        {"language", 2, &MonkeyHands::language},
        {"open a lesson", 2, &MonkeyHands::openLesson},
        {"new lesson", 1, &MonkeyHands::openNew},
    };
    return all;
}

const char* MonkeyHands::act()
{
    int sum = 0;
    for (const Action& action : actions())
        sum += action.weight;
    int left = below(sum);
    for (const Action& action : actions()) {
        left -= action.weight;
        if (left < 0) {
            (this->*action.perform)();
            return action.name;
        }
    }
    return "nothing";
}

void MonkeyHands::letGo()
{
    m_answers.stop();
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    while (QWidget* modal = QApplication::activeModalWidget())
        modal->close();
}

void MonkeyHands::answerDialog()
{
    if (auto* popup = qobject_cast<QMenu*>(QApplication::activePopupWidget()); popup && below(3) == 0) {
        popup->close();
        return;
    }
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    if (!dialog)
        return;
    const auto fields = dialog->findChildren<QAbstractSpinBox*>();
    if (!fields.isEmpty() && below(3) > 0)
        fields.at(below(int(fields.size())))->stepBy(below(2) ? 1 : -1);
    else if (below(2))
        dialog->accept();
    else
        dialog->reject();
}

void MonkeyHands::key()
{
    static constexpr Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_Tab,
                                       Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Delete, Qt::Key_0, Qt::Key_1, Qt::Key_7,
                                       Qt::Key_Minus, Qt::Key_Period, Qt::Key_Slash, Qt::Key_Space, Qt::Key_G, Qt::Key_M, Qt::Key_P, Qt::Key_C,
                                       Qt::Key_V, Qt::Key_Z, Qt::Key_T, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_F2, Qt::Key_F5,
                                       Qt::Key_F6, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Question, Qt::Key_B, Qt::Key_S, Qt::Key_L};
    QTest::keyClick(focus(), any(keys), below(8) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
}

void MonkeyHands::keyWithControl()
{
    static constexpr Qt::Key keys[] = {Qt::Key_Z, Qt::Key_Y, Qt::Key_C, Qt::Key_V, Qt::Key_H, Qt::Key_J, Qt::Key_L, Qt::Key_1, Qt::Key_2,
                                       Qt::Key_3, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0, Qt::Key_PageDown, Qt::Key_PageUp,
                                       Qt::Key_Question, Qt::Key_BracketLeft, Qt::Key_BracketRight};
    QTest::keyClick(focus(), any(keys), Qt::ControlModifier);
}

void MonkeyHands::typeNumber()
{
    static const char* const numbers[] = {"1", "-2.5", "0,5", "1/9", "1e9", "-", "1/0", "nan", "99999999", "0.30000001"};
    QTest::keyClicks(&stage(), QString::fromLatin1(any(numbers)));
    QTest::keyClick(focus(), below(4) ? Qt::Key_Return : Qt::Key_Escape);
}

void MonkeyHands::nudgeOneCell()
{
    QTest::mouseClick(&stage(), Qt::LeftButton, {}, somewhere());
    for (int i = below(12); i > 0; --i) // of one gesture
        QTest::keyClick(&stage(), below(4) ? Qt::Key_Up : Qt::Key_Down, Qt::AltModifier);
}

void MonkeyHands::click()
{
    QTest::mouseClick(&stage(), Qt::LeftButton, below(8) == 0 ? Qt::ShiftModifier : Qt::NoModifier, somewhere());
}

void MonkeyHands::doubleClick()
{
    QTest::mouseDClick(&stage(), Qt::LeftButton, {}, somewhere());
}

void MonkeyHands::moveTo(const QPoint& to)
{
    QMouseEvent move(QEvent::MouseMove, to, stage().mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage(), &move);
}

void MonkeyHands::drag()
{
    QPoint at = somewhere();
    QTest::mousePress(&stage(), Qt::LeftButton, {}, at);
    for (int i = below(4); i >= 0; --i) {
        at += QPoint(below(160) - 80, below(160) - 80);
        moveTo(at);
    }
    QTest::mouseRelease(&stage(), Qt::LeftButton, {}, at);
}

void MonkeyHands::paint()
{
    stage().setPainting(true);
    for (int strokes = below(3); strokes >= 0; --strokes)
        drag();
    stage().setPainting(below(4) == 0);
}

void MonkeyHands::turn(const QPoint& at, int notches, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, stage().mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&stage(), &event);
}

void MonkeyHands::wheel()
{
    turn(somewhere(), below(2) ? 1 : -1, below(3) ? Qt::NoModifier : Qt::ControlModifier);
}

void MonkeyHands::wheelAgainAndAgain()
{
    const QPoint at = somewhere();
    QTest::mouseClick(&stage(), Qt::LeftButton, {}, at); // the wheel changes the cell that is chosen, in one gesture
    for (int i = below(20); i > 0; --i)
        turn(at, below(3) ? 1 : -1, Qt::NoModifier);
}

void MonkeyHands::parameter()
{
    static const char* const entries[] = {"0", "1", "2", "3", "2 × 3", "-1", "x", "", "99999"};
    const auto fields = m_driven.window().parameters().findChildren<window::ParameterField*>();
    if (fields.isEmpty())
        return;
    window::ParameterField* field = fields.at(below(int(fields.size())));
    if (below(2))
        field->stepBy(below(2) ? 1 : -1);
    else
        field->enter(QString::fromUtf8(any(entries)));
}

void MonkeyHands::parameterAndTakeBack()
{
    for (int i = below(4); i >= 0; --i)
        parameter();
    for (int i = below(4); i >= 0; --i)
        QTest::keyClick(&stage(), Qt::Key_Z, Qt::ControlModifier);
}

void MonkeyHands::layer()
{
    window::PipelineStrip& strip = m_driven.window().strip();
    const int layers = document().network().layerCount();
    if (layers < 5 && below(2)) {
        const std::string_view type = any(core::operators())->type;
        strip.addLayer(QString::fromUtf8(type.data(), qsizetype(type.size())), below(layers + 1));
    } else if (layers > 0 && below(2)) {
        strip.removeLayer(below(layers));
    } else if (layers > 1) {
        strip.moveLayer(below(layers), below(layers));
    }
}

void MonkeyHands::paste()
{
    QStringList rows;
    const int width = 1 + below(5);
    for (int row = below(5); row >= 0; --row) {
        QStringList cells;
        for (int col = 0; col < width; ++col)
            cells << (below(6) ? QString::number(below(19) - 9) : QStringLiteral("1/3"));
        rows << cells.join(u'\t');
    }
    QApplication::clipboard()->setText(rows.join(u'\n'));
    if (below(3))
        QTest::mouseClick(&stage(), Qt::LeftButton, {}, somewhere());
    stage().paste();
}

void MonkeyHands::pasteText()
{
    static const char* const texts[] = {"", "words", "a,b\n1,2\n3,4", "1,234\t2", "[[1, 2], [3, 4]]", "1;2\n3", "１\t２\n３\t４", "1 2\n\n3 4"};
    QApplication::clipboard()->setText(QString::fromUtf8(any(texts)));
    stage().paste();
}

void MonkeyHands::compare()
{
    if (below(2)) {
        QTest::keyClick(&stage(), Qt::Key_V);
        return;
    }
    const int layers = document().network().layerCount();
    const int step = below(20);
    if (layers > 0 && below(4)) {
        core::Layer other = document().network().layer(below(layers));
        other.rows.stride = 1 + below(3);
        document().compare(below(layers), step, std::move(other));
    } else if (below(2)) {
        document().stopComparing();
    } else {
        document().setView(below(std::max(layers, 1)), step);
    }
}

void MonkeyHands::undoAndRedo()
{
    for (int i = below(6); i > 0; --i)
        document().undoStack()->undo();
    for (int i = below(6); i > 0; --i)
        document().undoStack()->redo();
}

void MonkeyHands::triggerAnyOf(QMenu& menu)
{
    const auto all = menu.actions();
    if (all.isEmpty())
        return;
    QAction* const action = all.at(below(int(all.size())));
    if (!action->isEnabled() || action->isSeparator())
        return;
    if (action->menu())
        triggerAnyOf(*action->menu());
    else
        action->trigger();
}

void MonkeyHands::gridMenu()
{
    auto* const menu = m_driven.window().findChild<QMenu*>(below(2) ? QStringLiteral("inputMenu") : QStringLiteral("kernelMenu"));
    auto* const edit = menu ? qobject_cast<QMenu*>(menu->parent()) : nullptr;
    if (!edit)
        return;
    emit edit->aboutToShow(); // finds out whether there is a kernel
    if (!menu->isEnabled())
        return;
    emit menu->aboutToShow();
    triggerAnyOf(*menu);
}

void MonkeyHands::boardMenu()
{
    const QPoint at = somewhere();
    QContextMenuEvent wanted(QContextMenuEvent::Mouse, at, stage().mapToGlobal(at));
    QApplication::sendEvent(&stage(), &wanted);
    if (auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
        triggerAnyOf(*menu);
        menu->close();
    }
}

void MonkeyHands::resize()
{
    m_driven.window().resize(below(4) ? QSize(900 + below(700), 560 + below(500)) : QSize(300 + below(400), 200 + below(300)));
}

void MonkeyHands::colours()
{
    static const char* const themes[] = {"light", "dark", "contrast"};
    m_driven.look().choose(QString::fromLatin1(any(themes)));
}

void MonkeyHands::language()
{
    m_driven.language().choose(below(2) ? QStringLiteral("en") : QStringLiteral("zh_CN"));
}

void MonkeyHands::openLesson()
{
    const std::string_view name = any(resources::builtinLessons()).name;
    m_driven.window().files().openBuiltin(QString::fromUtf8(name.data(), qsizetype(name.size())));
}

void MonkeyHands::openNew()
{
    m_driven.window().files().openNew();
}
