#include "window/menus/play_menu.h"

#include <QActionGroup>
#include <QEvent>
#include <QKeyEvent>

#include "document/playback.h"

#include <iterator>

namespace window {

PlayMenu::PlayMenu(document::Playback& playback, QWidget* window)
    : QMenu(window)
    , m_playback(playback)
    , m_play(addAction(QString(), &playback, &document::Playback::toggle))
    , m_forward(addAction(QString(), &playback, &document::Playback::forward))
    , m_back(addAction(QString(), &playback, &document::Playback::back))
    , m_first(addAction(QString(), &playback, &document::Playback::first))
    , m_last(addAction(QString(), &playback, &document::Playback::last))
    , m_faster(nullptr)
    , m_slower(nullptr)
    , m_loop(nullptr)
    , m_jump(nullptr)
{
    addSeparator();
    m_faster = addAction(QString(), this, [this] { m_playback.changeSpeed(+1); });
    m_slower = addAction(QString(), this, [this] { m_playback.changeSpeed(-1); });
    m_loop = addAction(QString(), &playback, &document::Playback::setLooping);
    m_loop->setCheckable(true);
    addSeparator();
    auto* grains = new QActionGroup(this);
    for (int i = 0; i < 3; ++i) {
        m_grains[i] = addAction(QString(), this, [this, i] { m_playback.setGrain(core::Grain(i)); });
        m_grains[i]->setCheckable(true);
        m_grains[i]->setShortcut(QKeySequence(int(Qt::AltModifier) | (int(Qt::Key_1) + i)));
        m_grains[i]->setObjectName(QStringLiteral("grain%1").arg(i));
        grains->addAction(m_grains[i]);
    }
    connect(&playback, &document::Playback::grainChanged, this, &PlayMenu::refresh);
    addSeparator();
    using Plane = document::Playback::Plane;
    constexpr int keys[] = {Qt::Key_BracketRight, Qt::Key_BracketLeft, Qt::Key_BraceRight, Qt::Key_BraceLeft};
    for (int i = 0; i < 4; ++i) {
        m_planes[i] = addAction(QString(), this, [this, i] { m_playback.changePlane(i < 2 ? Plane::Output : Plane::Input, i % 2 == 0 ? 1 : -1); });
        m_planes[i]->setShortcut(QKeySequence(keys[i]));
    }
    m_nextSample = addAction(QString(), this, [this] { m_playback.changePlane(Plane::Sample, +1); });
    m_previousSample = addAction(QString(), this, [this] { m_playback.changePlane(Plane::Sample, -1); });
    m_nextSample->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_BracketRight));
    m_previousSample->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_BracketLeft));
    addSeparator();
    m_jump = addAction(QString(), this, &PlayMenu::jumpWanted);
    m_loop->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_jump->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    connect(&playback, &document::Playback::loopingChanged, this, &PlayMenu::refresh);
    // A presenter's clicker sends the page keys, a keyboard's media keys come as keys of their own. Both work wherever
    // the focus is. Space and the bare arrows belong to what has the focus first: see take().
    m_play->setShortcuts({QKeySequence(Qt::Key_MediaTogglePlayPause), QKeySequence(Qt::Key_MediaPlay), QKeySequence(Qt::Key_MediaPause)});
    m_forward->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Right), QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::Key_MediaNext)});
    m_back->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Left), QKeySequence(Qt::Key_PageUp), QKeySequence(Qt::Key_MediaPrevious)});
    m_first->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Home));
    m_last->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_End));
    m_faster->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Up));
    m_slower->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Down));
    connect(&playback, &document::Playback::moved, this, &PlayMenu::refresh);
    connect(&playback, &document::Playback::playingChanged, this, &PlayMenu::retranslate);
    connect(&playback, &document::Playback::speedChanged, this, &PlayMenu::refresh);
    retranslate();
    refresh();
}

bool PlayMenu::take(const QKeyEvent& event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != 0)
        return false;
    switch (event.key()) {
    case Qt::Key_Space:
        m_playback.toggle();
        return true;
    case Qt::Key_Right:
        m_playback.forward();
        return true;
    case Qt::Key_Left:
        m_playback.back();
        return true;
    case Qt::Key_Home:
        m_playback.first();
        return true;
    case Qt::Key_End:
        m_playback.last();
        return true;
    default:
        return false;
    }
}

void PlayMenu::refresh()
{
    const std::int64_t count = m_playback.stepCount();
    m_play->setEnabled(count > 0);
    m_jump->setEnabled(count > 0);
    m_loop->setChecked(m_playback.isLooping());
    for (int i = 0; i < 3; ++i)
        m_grains[i]->setChecked(i == int(m_playback.grain()));
    m_forward->setEnabled(count > 0 && !m_playback.isAtEnd());
    m_last->setEnabled(count > 0 && !m_playback.isAtEnd());
    m_back->setEnabled(!m_playback.isAtStart());
    m_first->setEnabled(!m_playback.isAtStart());
    m_faster->setEnabled(m_playback.speed() < std::end(document::Playback::speeds)[-1]);
    m_slower->setEnabled(m_playback.speed() > std::begin(document::Playback::speeds)[0]);
}

void PlayMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void PlayMenu::retranslate()
{
    setTitle(tr("&Play"));
    m_play->setText((m_playback.isPlaying() ? tr("&Pause") : tr("&Play")) + u'\t' + tr("Space"));
    m_forward->setText(tr("One step &forward") + QStringLiteral("\t→"));
    m_back->setText(tr("One step &back") + QStringLiteral("\t←"));
    m_first->setText(tr("F&irst step") + u'\t' + tr("Home"));
    m_last->setText(tr("&Last step") + u'\t' + tr("End"));
    m_faster->setText(tr("F&aster"));
    m_slower->setText(tr("&Slower"));
    m_loop->setText(tr("&Repeat"));
    const QString grains[] = {tr("By one pro&duct"), tr("By one &window"), tr("By one r&ow")};
    for (int i = 0; i < 3; ++i)
        m_grains[i]->setText(grains[i]);
    const QString planes[] = {tr("Next output &channel"), tr("Previous output c&hannel"), tr("Next input channel"), tr("Previous input channel")};
    for (int i = 0; i < 4; ++i)
        m_planes[i]->setText(planes[i]);
    m_nextSample->setText(tr("Next sample"));
    m_previousSample->setText(tr("Previous sample"));
    m_jump->setText(tr("&Go to step…"));
}

} // namespace window
