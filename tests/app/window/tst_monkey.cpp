// Random hands on the window: whatever they do, undo leads back to the start. POOLSCOPE_MONKEY=20000 for a long run,
// POOLSCOPE_MONKEY_SEED to repeat one.
#include "driven_window.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QUndoStack>
#include <QWheelEvent>

#include "core/operator.h"
#include "window/parameter_field.h"
#include "window/parameter_panel.h"
#include "window/pipeline_strip.h"
#include "window/presentation.h"

#include <functional>

/// The parts of a lesson that are not alike; empty when all are.
static QString differences(const core::Lesson& a, const core::Lesson& b)
{
    QStringList parts;
    const auto compare = [&](const char* name, bool same) {
        if (!same)
            parts << QLatin1String(name);
    };
    compare("title", a.title == b.title);
    compare("input", a.input == b.input);
    compare("input's notation", a.inputNotation == b.inputNotation);
    compare("layers", a.layers == b.layers);
    compare("view", a.view == b.view);
    compare("beats", a.beats == b.beats);
    compare("questions", a.questions == b.questions);
    compare("extra", a.extra == b.extra);
    return parts.join(QStringLiteral(", "));
}

class MonkeyTest : public QObject {
    Q_OBJECT

private slots:
    void undoLeadsBackToTheStart()
    {
        constexpr int frozen = 200; // milliseconds: a warning, for the machine may be busy with much else
        const int actions = qEnvironmentVariableIsSet("POOLSCOPE_MONKEY") ? qEnvironmentVariableIntValue("POOLSCOPE_MONKEY") : 400;
        const quint32 seed = qEnvironmentVariableIsSet("POOLSCOPE_MONKEY_SEED") ? quint32(qEnvironmentVariableIntValue("POOLSCOPE_MONKEY_SEED"))
                                                                               : QRandomGenerator::global()->generate() & 0x7FFFFFFF;
        qInfo("POOLSCOPE_MONKEY=%d POOLSCOPE_MONKEY_SEED=%u repeats this run", actions, seed);
        m_random.seed(seed);
        m_driven.open({1100, 720});
        core::Lesson start = document().lesson();
        QString opened = document().builtinName();
        int freezes = 0;
        qint64 longest = 0;
        for (int i = 0; i < actions; ++i) {
            QElapsedTimer clock;
            clock.start();
            act();
            QCoreApplication::processEvents();
            if (document().builtinName() != opened) { // Enter on the link to the next lesson
                opened = document().builtinName();
                start = document().lesson();
            }
            longest = std::max(longest, clock.elapsed());
            freezes += clock.elapsed() > frozen ? 1 : 0;
            // A monkey that makes everything larger learns nothing new and waits for the machine.
            if (document().lesson().input.size() > 64 * 64)
                document().undoStack()->undo();
        }
        if (freezes > 0)
            qWarning("%d of %d actions took longer than %d ms, the longest %lld ms", freezes, actions, frozen, longest);
        stage().finishEditing();
        m_driven.window().presentation().leave();
        while (document().undoStack()->canUndo())
            document().undoStack()->undo();
        QCOMPARE(differences(document().lesson(), start), QString());
        QVERIFY(!document().isModified());
    }

private:
    document::Document& document() { return m_driven.window().document(); }
    window::Stage& stage() { return m_driven.window().stage(); }
    int below(int bound) { return int(m_random.bounded(bound)); }
    QPoint somewhere() { return {below(stage().width()), below(stage().height())}; }
    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &stage(); }

    void act()
    {
        static constexpr Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_Tab,
                                           Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Delete, Qt::Key_0, Qt::Key_1, Qt::Key_7,
                                           Qt::Key_Minus, Qt::Key_Period, Qt::Key_Slash, Qt::Key_Space, Qt::Key_G, Qt::Key_P, Qt::Key_C, Qt::Key_V, Qt::Key_Z,
                                           Qt::Key_T, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_F2,
                                           Qt::Key_F6, Qt::Key_PageDown, Qt::Key_PageUp};
        static constexpr Qt::Key withControl[] = {Qt::Key_Z, Qt::Key_Y, Qt::Key_C, Qt::Key_V, Qt::Key_H, Qt::Key_J, Qt::Key_L, Qt::Key_1, Qt::Key_2,
                                                  Qt::Key_3, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0, Qt::Key_PageDown, Qt::Key_PageUp};
        const int kind = below(100);
        if (kind < 35) {
            QTest::keyClick(focus(), keys[below(int(std::size(keys)))], below(8) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
        } else if (kind < 45) {
            QTest::keyClick(focus(), withControl[below(int(std::size(withControl)))], Qt::ControlModifier);
        } else if (kind < 60) {
            QTest::mouseClick(&stage(), Qt::LeftButton, {}, somewhere());
        } else if (kind < 65) {
            QTest::mouseDClick(&stage(), Qt::LeftButton, {}, somewhere());
        } else if (kind < 70) {
            const QPoint from = somewhere();
            QTest::mousePress(&stage(), Qt::LeftButton, {}, from);
            const QPoint to = from + QPoint(below(160) - 80, below(160) - 80);
            QMouseEvent move(QEvent::MouseMove, to, stage().mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&stage(), &move);
            QTest::mouseRelease(&stage(), Qt::LeftButton, {}, to);
        } else if (kind < 76) {
            const QPoint at = somewhere();
            QWheelEvent turn(at, stage().mapToGlobal(at), {}, {0, below(2) ? 120 : -120}, Qt::NoButton,
                             below(3) ? Qt::NoModifier : Qt::ControlModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&stage(), &turn);
        } else if (kind < 88) {
            const auto fields = m_driven.window().parameters().findChildren<window::ParameterField*>();
            if (fields.isEmpty())
                return;
            window::ParameterField* field = fields.at(below(int(fields.size())));
            if (below(2))
                field->stepBy(below(2) ? 1 : -1);
            else
                field->enter(QStringList{"0", "1", "2", "3", "2 × 3", "-1", "x", "", "99999"}.at(below(9)));
        } else if (kind < 94) {
            window::PipelineStrip& strip = m_driven.window().strip();
            const int layers = document().network().layerCount();
            const auto all = core::operators();
            if (layers < 5 && below(2)) {
                const std::string_view type = all[std::size_t(below(int(all.size())))]->type;
                strip.addLayer(QString::fromUtf8(type.data(), qsizetype(type.size())), below(layers + 1));
            } else if (layers > 0 && below(2)) {
                strip.removeLayer(below(layers));
            } else if (layers > 1) {
                strip.moveLayer(below(layers), below(layers));
            }
        } else if (kind < 96) {
            m_driven.window().resize(900 + below(700), 560 + below(500));
        } else if (kind < 98) {
            m_driven.look().choose(QStringList{"light", "dark", "contrast"}.at(below(3)));
        } else {
            m_driven.language().choose(below(2) ? QStringLiteral("en") : QStringLiteral("zh_CN"));
        }
    }

    DrivenWindow m_driven;
    QRandomGenerator m_random;
};

QTEST_MAIN(MonkeyTest)
#include "tst_monkey.moc"
