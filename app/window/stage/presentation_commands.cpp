// What can be done while presenting: the actions, their keys, and when each is possible.
#include "window/stage/presentation.h"

#include <QAction>
#include <QGuiApplication>

#include "document/document.h"
#include "document/playback.h"
#include "document/predictions.h"
#include "window/look/settings.h"

#include <utility>

namespace window {

QAction* Presentation::addCommand(const char* text, const QList<QKeySequence>& keys, Kind kind, std::function<void()> run,
                                  bool endsGroup, const QList<QKeySequence>& penKeys)
{
    auto* action = new QAction(this);
    action->setShortcuts(keys);
    action->setAutoRepeat(kind == Kind::Step);
    connect(action, &QAction::triggered, this, [this, kind, run = std::move(run)] {
        // The first key after a black-out only brings the picture back: nobody has seen where it stood.
        if (kind != Kind::Always && m_blank != Blank::No)
            setBlank(Blank::No);
        else
            run();
    });
    addAction(action);
    m_commands.push_back({action, text, keys, penKeys, endsGroup});
    return action;
}

void Presentation::addCommands()
{
    const int control = int(Qt::ControlModifier);
    // A clicker sends the page keys.
    addCommand(QT_TR_NOOP("Next words of the lesson"), {Qt::Key_Space, Qt::Key_PageDown, Qt::Key_N, Qt::Key_Return, Qt::Key_Enter}, Kind::Step,
               [this] { tellNext(); });
    addCommand(QT_TR_NOOP("Previous words of the lesson"), {int(Qt::ShiftModifier) | Qt::Key_Space, Qt::Key_PageUp, Qt::Key_Backspace}, Kind::Step,
               [this] { tellPrevious(); });
    addCommand(QT_TR_NOOP("Ask about this step"), {Qt::Key_Q}, Kind::View, [this] { m_predictions.ask(); });
    addCommand(QT_TR_NOOP("Words at the foot"), {Qt::Key_F}, Kind::View, [this] {
        m_words = !m_words;
        Settings().setValue(QStringLiteral("presentation/words"), m_words);
        measureWords();
    }, true);
    addCommand(QT_TR_NOOP("One step forward"), {Qt::Key_Right, Qt::Key_Down, Qt::Key_MediaNext}, Kind::Step,
               [this] { m_playback.advance(); });
    addCommand(QT_TR_NOOP("One step back"), {Qt::Key_Left, Qt::Key_Up, Qt::Key_MediaPrevious}, Kind::Step,
               [this] { m_playback.retreat(); });
    addCommand(QT_TR_NOOP("Play, pause"), {Qt::Key_K, Qt::Key_MediaTogglePlayPause, Qt::Key_MediaPlay, Qt::Key_MediaPause},
               Kind::Step, [this] { m_playback.toggle(); });
    addCommand(QT_TR_NOOP("First step"), {Qt::Key_Home}, Kind::Step, [this] { m_playback.first(); });
    addCommand(QT_TR_NOOP("Last step"), {Qt::Key_End}, Kind::Step, [this] { m_playback.last(); });
    m_nextLayer = addCommand(QT_TR_NOOP("Next layer"), {control | Qt::Key_PageDown}, Kind::Step,
                             [this] { m_playback.changeLayer(+1); });
    m_previousLayer = addCommand(QT_TR_NOOP("Previous layer"), {control | Qt::Key_PageUp}, Kind::Step,
                                 [this] { m_playback.changeLayer(-1); });
    using Plane = document::Playback::Plane;
    addCommand(QT_TR_NOOP("Next output channel"), {Qt::Key_BracketRight}, Kind::Step, [this] { m_playback.changePlane(Plane::Output, +1); });
    addCommand(QT_TR_NOOP("Previous output channel"), {Qt::Key_BracketLeft}, Kind::Step, [this] { m_playback.changePlane(Plane::Output, -1); });
    addCommand(QT_TR_NOOP("Next input channel"), {Qt::Key_BraceRight}, Kind::Step, [this] { m_playback.changePlane(Plane::Input, +1); });
    addCommand(QT_TR_NOOP("Previous input channel"), {Qt::Key_BraceLeft}, Kind::Step, [this] { m_playback.changePlane(Plane::Input, -1); });
    addCommand(QT_TR_NOOP("All layers, or one"), {Qt::Key_A}, Kind::View, [this] {
        emit viewWanted({.chain = !m_picture.shot().view.chain});
    });
    addCommand(QT_TR_NOOP("As a matrix"), {Qt::Key_M}, Kind::View, [this] { emit viewWanted({.matrix = !m_picture.shot().view.matrix}); });
    addCommand(QT_TR_NOOP("By one product"), {Qt::Key_1, int(Qt::AltModifier) | Qt::Key_1}, Kind::View, [this] { m_playback.setGrain(core::Grain::Product); });
    addCommand(QT_TR_NOOP("By one window"), {Qt::Key_2, int(Qt::AltModifier) | Qt::Key_2}, Kind::View, [this] { m_playback.setGrain(core::Grain::Window); });
    addCommand(QT_TR_NOOP("By one row"), {Qt::Key_3, int(Qt::AltModifier) | Qt::Key_3}, Kind::View, [this] { m_playback.setGrain(core::Grain::Row); });
    addCommand(QT_TR_NOOP("Faster"), {Qt::Key_Plus, control | Qt::Key_Up}, Kind::View, [this] { m_playback.changeSpeed(+1); });
    addCommand(QT_TR_NOOP("Slower"), {Qt::Key_Minus, control | Qt::Key_Down}, Kind::View, [this] { m_playback.changeSpeed(-1); }, true);
    // Clickers send the full stop for their black-out button.
    addCommand(QT_TR_NOOP("Black screen"), {Qt::Key_B, Qt::Key_Period}, Kind::Always,
               [this] { setBlank(m_blank == Blank::Black ? Blank::No : Blank::Black); });
    addCommand(QT_TR_NOOP("White screen"), {Qt::Key_W, Qt::Key_Comma}, Kind::Always,
               [this] { setBlank(m_blank == Blank::White ? Blank::No : Blank::White); });
    addPenCommands();
    m_backward = addCommand(QT_TR_NOOP("Gradient"), {Qt::Key_G}, Kind::View,
                            [this] { emit viewWanted({.backward = !m_picture.shot().view.backward}); });
    m_turned = addCommand(QT_TR_NOOP("True convolution (flip the kernel)"), {int(Qt::ShiftModifier) | Qt::Key_G}, Kind::View,
                          [this] { emit viewWanted({.turned = !m_picture.shot().view.turned}); });
    m_backward->setCheckable(true);
    m_turned->setCheckable(true);
    addCommand(QT_TR_NOOP("Light or dark"), {Qt::Key_T}, Kind::View, [this] {
        m_theme = scene::themeNamed(m_theme.name == QLatin1String("light") ? QStringLiteral("dark") : QStringLiteral("light"));
        Settings().setValue(QStringLiteral("presentation/theme"), m_theme.name);
        setPenColour(m_penColour);
        update();
    });
    m_screenAction = addCommand(QT_TR_NOOP("Other screen"), {Qt::Key_O}, Kind::Always, [this] { useOtherScreen(); });
    addCommand(QT_TR_NOOP("These keys"), {Qt::Key_H, Qt::Key_Question, Qt::Key_F1}, Kind::View, [this] { toggleKeys(); });
    addCommand(QT_TR_NOOP("Leave"), {Qt::Key_Escape, Qt::Key_F5}, Kind::Always, [this] {
        if (m_keys)
            toggleKeys();
        else
            leave();
    });
}

void Presentation::addPenCommands()
{
    m_spotlightAction = addCommand(QT_TR_NOOP("Spotlight"), {Qt::Key_L, Qt::Key_S}, Kind::View, [this] { setSpotlight(!m_spotlight); });
    m_penAction = addCommand(QT_TR_NOOP("Pen"), {Qt::Key_P}, Kind::View, [this] { setPen(!m_pen); }, false, {Qt::Key_Escape});
    std::size_t colour = 0;
    for (const char* text : {QT_TR_NOOP("Purple pen"), QT_TR_NOOP("Turquoise pen"), QT_TR_NOOP("White or black pen")}) {
        addCommand(text, {}, Kind::View, [this, colour] {
            setPenColour(colour);
            setPen(true);
        }, false, {int(Qt::Key_1) + int(colour)});
        ++colour;
    }
    m_takeBackAction = addCommand(QT_TR_NOOP("Take back the last line"), {int(Qt::ControlModifier) | Qt::Key_Z}, Kind::View, [this] {
        m_annotations.takeBack();
        refreshCommands();
        update();
    }, false, {Qt::Key_Backspace});
    m_clearAction = addCommand(QT_TR_NOOP("Clear what was drawn"), {Qt::Key_C}, Kind::View, [this] {
        m_annotations.clear();
        refreshCommands();
        update();
    }, true, {Qt::Key_Delete});
    for (QAction* action : {m_spotlightAction, m_penAction})
        action->setCheckable(true);
}

void Presentation::giveKeys()
{
    QList<QKeySequence> taken;
    if (m_predictions.waits()) // the letters of the answers mean those
        taken = {Qt::Key_A, Qt::Key_B, Qt::Key_C, Qt::Key_D};
    for (const Command& command : m_commands) {
        if (m_pen)
            taken << command.penKeys;
    }
    for (const Command& command : m_commands) {
        QList<QKeySequence> keys = command.keys;
        keys.removeIf([&](const QKeySequence& key) { return taken.contains(key); });
        if (m_pen)
            keys << command.penKeys;
        if (keys != command.action->shortcuts())
            command.action->setShortcuts(keys);
    }
}

void Presentation::retranslate()
{
    setWindowTitle(tr("Presentation – Poolscope"));
    setAccessibleName(tr("Presentation"));
    for (const Command& command : m_commands)
        command.action->setText(tr(command.text));
}

void Presentation::refreshCommands()
{
    giveKeys();
    m_screenAction->setVisible(QGuiApplication::screens().size() > 1);
    m_takeBackAction->setEnabled(!m_annotations.isEmpty());
    m_clearAction->setEnabled(!m_annotations.isEmpty());
    m_penAction->setChecked(m_pen);
    m_spotlightAction->setChecked(m_spotlight);
    m_backward->setChecked(m_picture.shot().view.backward);
    m_turned->setChecked(m_picture.shot().view.turned);
    m_previousLayer->setEnabled(m_playback.layer() > 0);
    m_nextLayer->setEnabled(m_playback.layer() + 1 < m_document.network().layerCount());
}

} // namespace window
