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
                                  const QList<QKeySequence>& penKeys)
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
    m_commands.push_back({action, text, keys, penKeys, m_group});
    return action;
}

void Presentation::together(std::size_t count, const char* row)
{
    for (std::size_t i = m_commands.size() - count; i < m_commands.size(); ++i)
        m_commands[i].row = row;
}

void Presentation::addCommands()
{
    addGoing();
    addPlaying();
    addShowing();
    addDrawing();
    addScreens();
    for (QAction* action : {m_backward, m_turned, m_spotlightAction, m_penAction, m_presenterAction})
        action->setCheckable(true);
}

void Presentation::addGoing()
{
    const int control = int(Qt::ControlModifier);
    m_group = QT_TR_NOOP("Go");
    // A clicker sends the page keys.
    m_nextAction = addCommand(QT_TR_NOOP("Next words of the lesson"), {Qt::Key_Space, Qt::Key_PageDown, Qt::Key_N, Qt::Key_Return, Qt::Key_Enter}, Kind::Step,
                              [this] { tellNext(); });
    m_commands.back().outside = true;
    m_previousAction = addCommand(QT_TR_NOOP("Previous words of the lesson"), {int(Qt::ShiftModifier) | Qt::Key_Space, Qt::Key_PageUp, Qt::Key_Backspace}, Kind::Step,
                                  [this] { tellPrevious(); });
    m_commands.back().outside = true;
    together(2, QT_TR_NOOP("Next, previous words"));
    addCommand(QT_TR_NOOP("One step forward"), {Qt::Key_Right, Qt::Key_Down, Qt::Key_MediaNext}, Kind::Step,
               [this] { m_playback.advance(); });
    addCommand(QT_TR_NOOP("One step back"), {Qt::Key_Left, Qt::Key_Up, Qt::Key_MediaPrevious}, Kind::Step,
               [this] { m_playback.retreat(); });
    together(2, QT_TR_NOOP("One step forward, back"));
    addCommand(QT_TR_NOOP("First step"), {Qt::Key_Home}, Kind::Step, [this] { m_playback.first(); });
    addCommand(QT_TR_NOOP("Last step"), {Qt::Key_End}, Kind::Step, [this] { m_playback.last(); });
    together(2, QT_TR_NOOP("First, last step"));
    m_nextLayer = addCommand(QT_TR_NOOP("Next layer"), {control | Qt::Key_PageDown}, Kind::Step, [this] { m_playback.changeLayer(+1); });
    m_previousLayer = addCommand(QT_TR_NOOP("Previous layer"), {control | Qt::Key_PageUp}, Kind::Step, [this] { m_playback.changeLayer(-1); });
    together(2, QT_TR_NOOP("Next, previous layer"));
}

void Presentation::addPlaying()
{
    const int control = int(Qt::ControlModifier);
    const int alt = int(Qt::AltModifier);
    m_group = QT_TR_NOOP("Play");
    addCommand(QT_TR_NOOP("Play, pause"), {Qt::Key_K, Qt::Key_MediaTogglePlayPause, Qt::Key_MediaPlay, Qt::Key_MediaPause},
               Kind::Step, [this] { m_playback.toggle(); });
    addCommand(QT_TR_NOOP("By one product"), {Qt::Key_1, alt | Qt::Key_1}, Kind::View, [this] { m_playback.setGrain(core::Grain::Product); });
    addCommand(QT_TR_NOOP("By one window"), {Qt::Key_2, alt | Qt::Key_2}, Kind::View, [this] { m_playback.setGrain(core::Grain::Window); });
    addCommand(QT_TR_NOOP("By one row"), {Qt::Key_3, alt | Qt::Key_3}, Kind::View, [this] { m_playback.setGrain(core::Grain::Row); });
    together(3, QT_TR_NOOP("By product, window, row"));
    addCommand(QT_TR_NOOP("Faster"), {Qt::Key_Plus, control | Qt::Key_Up}, Kind::View, [this] { m_playback.changeSpeed(+1); });
    addCommand(QT_TR_NOOP("Slower"), {Qt::Key_Minus, control | Qt::Key_Down}, Kind::View, [this] { m_playback.changeSpeed(-1); });
    together(2, QT_TR_NOOP("Faster, slower"));
}

void Presentation::addShowing()
{
    using Plane = document::Playback::Plane;
    m_group = QT_TR_NOOP("Show");
    addCommand(QT_TR_NOOP("All layers, or one"), {Qt::Key_A}, Kind::View, [this] {
        emit viewWanted({.chain = !m_picture.shot().view.chain, .axes = m_picture.shot().view.axes});
    });
    m_backward = addCommand(QT_TR_NOOP("Gradient"), {Qt::Key_G}, Kind::View,
                            [this] { emit viewWanted({.backward = !m_picture.shot().view.backward, .axes = m_picture.shot().view.axes}); });
    m_turned = addCommand(QT_TR_NOOP("True convolution (flip)"), {int(Qt::ShiftModifier) | Qt::Key_G}, Kind::View,
                          [this] { emit viewWanted({.turned = !m_picture.shot().view.turned, .axes = m_picture.shot().view.axes}); });
    addCommand(QT_TR_NOOP("As a matrix"), {Qt::Key_M}, Kind::View, [this] { emit viewWanted({.matrix = !m_picture.shot().view.matrix, .axes = m_picture.shot().view.axes}); });
    addCommand(QT_TR_NOOP("Next output channel"), {Qt::Key_BracketRight}, Kind::Step, [this] { m_playback.changePlane(Plane::Output, +1); });
    addCommand(QT_TR_NOOP("Previous output channel"), {Qt::Key_BracketLeft}, Kind::Step, [this] { m_playback.changePlane(Plane::Output, -1); });
    together(2, QT_TR_NOOP("Output channel"));
    addCommand(QT_TR_NOOP("Next input channel"), {Qt::Key_BraceRight}, Kind::Step, [this] { m_playback.changePlane(Plane::Input, +1); });
    addCommand(QT_TR_NOOP("Previous input channel"), {Qt::Key_BraceLeft}, Kind::Step, [this] { m_playback.changePlane(Plane::Input, -1); });
    together(2, QT_TR_NOOP("Input channel"));
    addCommand(QT_TR_NOOP("Words at the foot"), {Qt::Key_F}, Kind::View, [this] {
        m_words = !m_words;
        Settings().setValue(QStringLiteral("presentation/words"), m_words);
        measureWords();
    });
    addCommand(QT_TR_NOOP("Light or dark"), {Qt::Key_T}, Kind::View, [this] {
        m_theme = scene::themeNamed(m_theme.name == QLatin1String("light") ? QStringLiteral("dark") : QStringLiteral("light"));
        Settings().setValue(QStringLiteral("presentation/theme"), m_theme.name);
        setPenColour(m_penColour);
        update();
    });
    m_group = QT_TR_NOOP("Questions");
    m_askAction = addCommand(QT_TR_NOOP("Ask about this step"), {Qt::Key_Q}, Kind::View, [this] { m_predictions.ask(); });
}

void Presentation::addDrawing()
{
    m_group = QT_TR_NOOP("Point and draw");
    m_spotlightAction = addCommand(QT_TR_NOOP("Spotlight"), {Qt::Key_L, Qt::Key_S}, Kind::View, [this] { setSpotlight(!m_spotlight); });
    m_penAction = addCommand(QT_TR_NOOP("Pen"), {Qt::Key_P}, Kind::View, [this] { setPen(!m_pen); }, {Qt::Key_Escape});
    std::size_t colour = 0;
    for (const char* text : {QT_TR_NOOP("Purple pen"), QT_TR_NOOP("Turquoise pen"), QT_TR_NOOP("White or black pen")}) {
        addCommand(text, {}, Kind::View, [this, colour] {
            setPenColour(colour);
            setPen(true);
        }, {int(Qt::Key_1) + int(colour)});
        ++colour;
    }
    together(colour, QT_TR_NOOP("Colour of the pen in hand"));
    m_takeBackAction = addCommand(QT_TR_NOOP("Take back the last line"), {int(Qt::ControlModifier) | Qt::Key_Z}, Kind::View, [this] {
        m_annotations.takeBack();
        refreshCommands();
        update();
    }, {Qt::Key_Backspace});
    m_clearAction = addCommand(QT_TR_NOOP("Clear what was drawn"), {Qt::Key_C}, Kind::View, [this] {
        m_annotations.clear();
        refreshCommands();
        update();
    }, {Qt::Key_Delete});
}

void Presentation::addScreens()
{
    m_group = QT_TR_NOOP("Screen");
    // Clickers send the full stop for their black-out button.
    addCommand(QT_TR_NOOP("Black screen"), {Qt::Key_B, Qt::Key_Period}, Kind::Always,
               [this] { setBlank(m_blank == Blank::Black ? Blank::No : Blank::Black); });
    addCommand(QT_TR_NOOP("White screen"), {Qt::Key_W, Qt::Key_Comma}, Kind::Always,
               [this] { setBlank(m_blank == Blank::White ? Blank::No : Blank::White); });
    together(2, QT_TR_NOOP("Black, white screen"));
    m_presenterAction = addCommand(QT_TR_NOOP("Presenter's window"), {Qt::Key_I}, Kind::Always, [this] { emit presenterWanted(m_presenterAction->isChecked()); });
    addCommand(QT_TR_NOOP("Start or stop the watch"), {Qt::Key_R}, Kind::Always, [this] { emit watchToggled(); });
    addCommand(QT_TR_NOOP("The watch from zero"), {Qt::Key_0}, Kind::Always, [this] { emit watchReset(); });
    together(2, QT_TR_NOOP("Run, reset the watch"));
    m_screenAction = addCommand(QT_TR_NOOP("Other screen"), {Qt::Key_O}, Kind::Always, [this] { useOtherScreen(); });
    addCommand(QT_TR_NOOP("These keys"), {Qt::Key_H, Qt::Key_Question, Qt::Key_F1}, Kind::View, [this] { toggleKeys(); });
    m_commands.back().outside = true;
    addCommand(QT_TR_NOOP("Leave"), {Qt::Key_Escape, Qt::Key_F5}, Kind::Always, [this] {
        if (m_keys)
            toggleKeys();
        else
            leave();
    });
    m_commands.back().outside = true;
}

void Presentation::giveKeys()
{
    QList<QKeySequence> taken;
    if (m_predictions.waits()) // the letters of the answers mean those
        taken = QList<QKeySequence>{Qt::Key_A, Qt::Key_B, Qt::Key_C, Qt::Key_D}.mid(0, qsizetype(m_predictions.choices().size()));
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
