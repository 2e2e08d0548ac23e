#include "window/menus/play_menu.h"

#include <QActionGroup>
#include <QKeyEvent>

#include "document/lesson_player.h"
#include "document/playback.h"
#include "document/predictions.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace window {

PlayMenu::PlayMenu(document::Playback& playback, document::LessonPlayer& player, document::Predictions& predictions, QWidget* window)
    : Menu(window)
    , m_playback(playback)
    , m_player(player)
    , m_predictions(predictions)
{
    using document::Playback;
    using Plane = Playback::Plane;
    entitle(menuAction(), QT_TR_NOOP("&Play"));
    // A presenter's clicker sends the page keys, a keyboard's media keys come as keys of their own. Both work wherever
    // the focus is. Space and the bare arrows belong to what has the focus first: see take().
    m_next = add({QT_TR_NOOP("&Next words of the lesson"), QT_TR_NOOP("Space")}, {Qt::Key_PageDown}, this, &PlayMenu::tellNext);
    m_previous = add({QT_TR_NOOP("Pre&vious words of the lesson"), QT_TR_NOOP("Shift+Space")}, {Qt::Key_PageUp}, &player, &document::LessonPlayer::previous);
    addSeparator();
    m_play = add({}, {Qt::Key_K, Qt::Key_MediaTogglePlayPause, Qt::Key_MediaPlay, Qt::Key_MediaPause}, &playback, &Playback::toggle);
    m_forward = add({QT_TR_NOOP("One step &forward"), "→"}, {Qt::CTRL | Qt::Key_Right, Qt::Key_MediaNext}, &playback, &Playback::advance);
    m_back = add({QT_TR_NOOP("One step &back"), "←"}, {Qt::CTRL | Qt::Key_Left, Qt::Key_MediaPrevious}, &playback, &Playback::retreat);
    m_first = add({QT_TR_NOOP("F&irst step"), QT_TR_NOOP("Home")}, {Qt::CTRL | Qt::Key_Home}, &playback, &Playback::first);
    m_last = add({QT_TR_NOOP("&Last step"), QT_TR_NOOP("End")}, {Qt::CTRL | Qt::Key_End}, &playback, &Playback::last);
    addSeparator();
    m_faster = add(QT_TR_NOOP("F&aster"), {Qt::CTRL | Qt::Key_Up}, this, [this] { m_playback.changeSpeed(+1); });
    m_slower = add(QT_TR_NOOP("&Slower"), {Qt::CTRL | Qt::Key_Down}, this, [this] { m_playback.changeSpeed(-1); });
    m_loop = add(QT_TR_NOOP("&Repeat"), {Qt::CTRL | Qt::Key_L}, &playback, &Playback::setLooping);
    m_loop->setCheckable(true);
    addSeparator();
    auto* grains = new QActionGroup(this);
    for (const char* words : {QT_TR_NOOP("By one pro&duct"), QT_TR_NOOP("By one &window"), QT_TR_NOOP("By one r&ow")}) {
        const int i = int(grains->actions().size());
        m_grains[i] = add(words, {int(Qt::AltModifier) | (int(Qt::Key_1) + i)}, this, [this, i] { m_playback.setGrain(core::Grain(i)); });
        m_grains[i]->setCheckable(true);
        m_grains[i]->setObjectName(QStringLiteral("grain%1").arg(i));
        grains->addAction(m_grains[i]);
    }
    addSeparator();
    const auto addPlane = [this](const char* words, const QKeySequence& key, Plane plane, int places) {
        add(words, {key}, this, [this, plane, places] { m_playback.changePlane(plane, places); });
    };
    addPlane(QT_TR_NOOP("Next output &channel"), Qt::Key_BracketRight, Plane::Output, +1);
    addPlane(QT_TR_NOOP("Previous output c&hannel"), Qt::Key_BracketLeft, Plane::Output, -1);
    addPlane(QT_TR_NOOP("Next input channel"), Qt::Key_BraceRight, Plane::Input, +1);
    addPlane(QT_TR_NOOP("Previous input channel"), Qt::Key_BraceLeft, Plane::Input, -1);
    addPlane(QT_TR_NOOP("Next sample"), Qt::CTRL | Qt::Key_BracketRight, Plane::Sample, +1);
    addPlane(QT_TR_NOOP("Previous sample"), Qt::CTRL | Qt::Key_BracketLeft, Plane::Sample, -1);
    addSeparator();
    add(QT_TR_NOOP("&Ask about this step"), {Qt::Key_Question}, &predictions, &document::Predictions::ask);
    m_askAll = add(QT_TR_NOOP("Predict &every step"), {Qt::Key_Q}, &predictions, &document::Predictions::askEverything);
    m_practise = add(QT_TR_NOOP("Practise this &layer"), {Qt::SHIFT | Qt::Key_Q}, &predictions, &document::Predictions::practise);
    m_askAll->setCheckable(true);
    m_askAll->setObjectName(QStringLiteral("askEverything"));
    connect(&predictions, &document::Predictions::changed, this, &PlayMenu::refresh);
    addSeparator();
    m_jump = add(QT_TR_NOOP("&Go to step…"), {Qt::CTRL | Qt::Key_J}, this, &PlayMenu::jumpWanted);
    for (const auto signal : {&Playback::moved, &Playback::grainChanged, &Playback::loopingChanged, &Playback::playingChanged, &Playback::speedChanged})
        connect(&playback, signal, this, &PlayMenu::refresh);
    connect(&player, &document::LessonPlayer::told, this, &PlayMenu::refresh);
    refresh();
}

void PlayMenu::tellNext()
{
    if (!m_player.goOn())
        emit ended();
}

bool PlayMenu::take(const QKeyEvent& event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (event.key() == Qt::Key_Space && modifiers == Qt::ShiftModifier) {
        m_player.previous();
        return true;
    }
    if (modifiers != 0)
        return false;
    using document::Playback;
    static constexpr std::pair<int, void (Playback::*)()> meanings[] = {
        {Qt::Key_Right, &Playback::advance}, {Qt::Key_Left, &Playback::retreat}, {Qt::Key_Home, &Playback::first}, {Qt::Key_End, &Playback::last}};
    const auto* meaning = std::ranges::find(meanings, event.key(), [](const auto& each) { return each.first; });
    if (meaning != std::end(meanings))
        (m_playback.*meaning->second)();
    else if (event.key() == Qt::Key_Space && m_player.count() > 0)
        tellNext();
    else if (event.key() == Qt::Key_Space)
        m_playback.toggle();
    else
        return false;
    return true;
}

void PlayMenu::refresh()
{
    const std::int64_t count = m_playback.stepCount();
    entitle(m_play, m_playback.isPlaying() ? QT_TR_NOOP("&Pause") : QT_TR_NOOP("&Play"));
    m_next->setEnabled(m_player.count() == 0 ? count > 0 : true);
    m_previous->setEnabled(!m_player.isAtStart());
    m_play->setEnabled(count > 0);
    m_jump->setEnabled(count > 0);
    m_loop->setChecked(m_playback.isLooping());
    m_practise->setEnabled(m_predictions.canPractise());
    m_askAll->setChecked(m_predictions.asksEverything());
    for (int i = 0; i < 3; ++i)
        m_grains[i]->setChecked(i == int(m_playback.grain()));
    m_forward->setEnabled(m_playback.canAdvance());
    m_last->setEnabled(count > 0 && !m_playback.isAtEnd());
    m_back->setEnabled(m_playback.canRetreat());
    m_first->setEnabled(!m_playback.isAtStart());
    m_faster->setEnabled(m_playback.speed() < std::end(document::Playback::speeds)[-1]);
    m_slower->setEnabled(m_playback.speed() > std::begin(document::Playback::speeds)[0]);
}

} // namespace window
