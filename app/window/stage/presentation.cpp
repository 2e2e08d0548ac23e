#include "window/stage/presentation.h"

#include <QAction>
#include <QGuiApplication>
#include <QCloseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>

#include "document/document.h"
#include "document/lesson_player.h"
#include "document/playback.h"
#include "document/predictions.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/settings.h"
#include "window/look/widgets.h"

#include <utility>

namespace window {

Presentation::Presentation(document::Document& document, document::Playback& playback, document::LessonPlayer& player,
                           document::Predictions& predictions, const Look& look, const Language& language, QWidget* window)
    : QWidget(window, Qt::Window)
    , m_document(document)
    , m_playback(playback)
    , m_player(player)
    , m_predictions(predictions)
    , m_look(look)
    , m_language(language)
    , m_window(window)
    , m_picture(document, playback, {.brief = true, .choosers = true})
{
    setObjectName(QStringLiteral("presentation"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    addCommands();
    retranslate();
    for (const auto signal : {&document::Document::opened, &document::Document::aboutToWrite})
        connect(&document, signal, this, [this] { m_picture.forget(); });
    connect(&playback, &document::Playback::moved, this, &Presentation::refresh);
    connect(&playback, &document::Playback::phaseChanged, this, &Presentation::refresh);
    connect(&document, &document::Document::opened, this, &Presentation::measureWords);
    connect(&player, &document::LessonPlayer::told, this, [this] {
        m_ended = false;
        update(progressRect());
    });
    connect(&predictions, &document::Predictions::changed, this, [this] {
        refreshCommands();
        update(progressRect());
    });
    connect(&m_idleTimer, &QTimer::timeout, this, &Presentation::rest);
    m_idleTimer.setSingleShot(true);
    whenLanguageChanges(this, [this] {
        retranslate();
        measureWords();
        refresh();
    });
}

Presentation::~Presentation() = default;

// --- Coming and going ----------------------------------------------------------------------------------------------------

void Presentation::start()
{
    if (isVisible())
        return;
    const QString otherwise = m_look.theme().name == QLatin1String("contrast") ? QStringLiteral("contrast") : QStringLiteral("dark");
    m_theme = scene::themeNamed(Settings().value(QStringLiteral("presentation/theme"), otherwise).toString());
    m_words = Settings().value(QStringLiteral("presentation/words"), true).toBool();
    m_ended = false;
    m_blank = Blank::No;
    m_spotlight = m_pen = m_keys = false;
    m_annotations.clear();
    m_picture.hover({});
    moveTo(m_window->screen());
    measureWords();
    refresh();
    setFocus();
    wake(); // so that the line that says how to leave is seen
}

void Presentation::setView(const scene::View& view)
{
    if (view == m_picture.shot().view)
        return;
    m_picture.setView(view);
    m_annotations.clear(); // they point at cells of another picture
    update();
    refresh();
}

void Presentation::leave()
{
    if (!isVisible())
        return;
    m_idleTimer.stop();
    hide();
    m_picture.forget();
    m_window->activateWindow();
}

void Presentation::closeEvent(QCloseEvent* event)
{
    event->ignore();
    leave();
}

void Presentation::moveTo(QScreen* screen)
{
    if (isFullScreen())
        showNormal(); // many window managers move no window that is full screen
    if (screen) {
        setScreen(screen);
        setGeometry(screen->geometry());
    }
    showFullScreen();
    raise();
    activateWindow();
}

void Presentation::useOtherScreen()
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    const qsizetype now = screens.indexOf(this->screen());
    moveTo(screens.at((now + 1) % screens.size()));
}

// --- What can be done ----------------------------------------------------------------------------------------------------

QAction* Presentation::addCommand(const char* text, const QList<QKeySequence>& keys, Kind kind, std::function<void()> run,
                                  bool endsGroup)
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
    m_commands.push_back({action, text, endsGroup});
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
    addCommand(QT_TR_NOOP("Whole chain, or one layer"), {Qt::Key_A}, Kind::View, [this] {
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
    addCommand(QT_TR_NOOP("Spotlight"), {Qt::Key_L, Qt::Key_S}, Kind::View, [this] {
        m_spotlight = !m_spotlight;
        m_mouse = QPointF(mapFromGlobal(QCursor::pos()));
        update();
    });
    addCommand(QT_TR_NOOP("Pen"), {Qt::Key_P}, Kind::View, [this] { togglePen(); });
    m_clearAction = addCommand(QT_TR_NOOP("Clear what was drawn"), {Qt::Key_C}, Kind::View, [this] {
        m_annotations.clear();
        refreshCommands();
        update();
    }, true);
    m_backward = addCommand(QT_TR_NOOP("Way back (gradients)"), {Qt::Key_G}, Kind::View,
                            [this] { emit viewWanted({.backward = !m_picture.shot().view.backward}); });
    m_turned = addCommand(QT_TR_NOOP("True convolution (flip the kernel)"), {int(Qt::ShiftModifier) | Qt::Key_G}, Kind::View,
                          [this] { emit viewWanted({.turned = !m_picture.shot().view.turned}); });
    m_backward->setCheckable(true);
    m_turned->setCheckable(true);
    addCommand(QT_TR_NOOP("Light or dark"), {Qt::Key_T}, Kind::View, [this] {
        m_theme = scene::themeNamed(m_theme.name == QLatin1String("light") ? QStringLiteral("dark") : QStringLiteral("light"));
        Settings().setValue(QStringLiteral("presentation/theme"), m_theme.name);
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

void Presentation::retranslate()
{
    setWindowTitle(tr("Presentation – Poolscope"));
    setAccessibleName(tr("Presentation"));
    for (const Command& command : m_commands)
        command.action->setText(tr(command.text));
}

/// Whether hands are raised for answers, or the result of that is seen.
bool Presentation::asks() const
{
    return m_predictions.waits() || m_predictions.answered();
}

void Presentation::refreshCommands()
{
    // While a class answers, the letters of the answers mean those.
    for (const Command& command : m_commands) {
        const int key = command.action->shortcut().isEmpty() ? 0 : int(command.action->shortcut()[0].toCombined());
        if (key >= Qt::Key_A && key <= Qt::Key_D)
            command.action->setEnabled(!m_predictions.waits());
    }
    m_screenAction->setVisible(QGuiApplication::screens().size() > 1);
    m_clearAction->setEnabled(!m_annotations.isEmpty() && !m_predictions.waits());
    m_backward->setChecked(m_picture.shot().view.backward);
    m_turned->setChecked(m_picture.shot().view.turned);
    m_previousLayer->setEnabled(m_playback.layer() > 0);
    m_nextLayer->setEnabled(m_playback.layer() + 1 < m_document.network().layerCount());
}

void Presentation::setBlank(Blank blank)
{
    m_blank = blank;
    if (blank != Blank::No)
        m_playback.setPlaying(false);
    refreshCursor();
    update();
}

void Presentation::togglePen()
{
    m_pen = !m_pen;
    m_annotations.end();
    m_penHeld = m_pen;
    m_penClock.start();
    wake();
}

void Presentation::toggleKeys()
{
    m_keys = !m_keys;
    update();
}

void Presentation::tellNext()
{
    if (m_player.goOn())
        return;
    if (m_ended) {
        emit nextLessonWanted();
        return;
    }
    m_ended = true; // said before another lesson replaces this one
    update(progressRect());
}

void Presentation::tellPrevious()
{
    if (m_player.count() == 0)
        m_playback.retreat();
    else if (std::exchange(m_ended, false))
        update(progressRect());
    else
        m_player.previous();
}

// --- The picture ---------------------------------------------------------------------------------------------------------

double Presentation::stripHeight() const
{
    // Words stand near to the progress.
    return (m_wordsHeight > 0.0 ? 0.11 : 0.12) * height() + m_wordsHeight;
}

QRect Presentation::progressRect() const
{
    return QRect(0, int(height() - stripHeight()), width(), height());
}

void Presentation::refresh()
{
    if (!isVisible())
        return;
    if (m_picture.isLeft()) {
        m_annotations.clear(); // they point at cells of another picture
        update();
    }
    update(m_picture.take());
    update(progressRect());
    if (m_picture.shot().phase == 1.0)
        setAccessibleDescription(m_picture.spoken());
    refreshCommands();
}

void Presentation::resizeEvent(QResizeEvent*)
{
    measureWords();
    m_picture.resize(QSizeF(width(), height() - stripHeight()));
    update();
}

void Presentation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_blank != Blank::No) {
        painter.fillRect(rect(), m_blank == Blank::Black ? Qt::black : Qt::white);
        return;
    }
    m_picture.paint(painter, m_theme);
    painter.setRenderHint(QPainter::Antialiasing);
    if (asks())
        paintChoices(painter);
    else
        paintProgress(painter);
    paintWords(painter);
    m_annotations.paint(painter, QSizeF(size()), m_theme.accent);
    if (m_spotlight) {
        QPainterPath dark;
        dark.addRect(QRectF(rect()));
        dark.addEllipse(m_mouse, m_spotlightShare * height(), m_spotlightShare * height());
        painter.fillPath(dark, QColor(0, 0, 0, 190));
    }
    if (m_keys)
        paintKeys(painter);
}

} // namespace window
