#include "window/stage/presentation.h"

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
    m_spotlight = m_keys = false;
    m_annotations.clear();
    m_picture.hover({});
    moveTo(screenAfter(m_window->screen())); // the window's own is the presenter's, where there is another
    measureWords();
    refresh();
    setFocus();
    wake(); // so that the line that says how to leave is seen
    emit began();
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
    setPen(false);
    m_idleTimer.stop();
    emit left();
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

QScreen* Presentation::screenAfter(QScreen* screen)
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    return screens.at((screens.indexOf(screen) + 1) % screens.size());
}

void Presentation::useOtherScreen()
{
    moveTo(screenAfter(screen()));
    emit screenTaken();
}

void Presentation::setPresenterShown(bool shown)
{
    m_presenterAction->setChecked(shown);
}

/// Whether hands are raised for answers, or the result of that is seen.
bool Presentation::asks() const
{
    return m_predictions.waits() || m_predictions.answered();
}

void Presentation::setBlank(Blank blank)
{
    m_blank = blank;
    if (blank != Blank::No)
        m_playback.setPlaying(false);
    refreshCursor();
    update();
    emit refreshed();
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
    emit refreshed();
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
    m_annotations.paint(painter, QSizeF(size()), penColours(m_theme));
    if (m_spotlight) {
        QPainterPath dark;
        dark.addRect(QRectF(rect()));
        dark.addEllipse(m_mouse, m_spotlightShare * height(), m_spotlightShare * height());
        painter.fillPath(dark, QColor(0, 0, 0, 190));
    }
    if (m_pen)
        paintPenBadge(painter, QSizeF(size()), m_theme, m_penColour);
    if (m_keys)
        keyCard().paint(painter, m_theme);
}

} // namespace window
