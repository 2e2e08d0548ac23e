#include "window/stage/presenter_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTime>
#include <QVBoxLayout>

#include "document/document.h"
#include "document/lesson_player.h"
#include "document/predictions.h"
#include "window/look/language.h"
#include "window/look/settings.h"
#include "window/look/widgets.h"
#include "window/stage/presentation.h"
#include "wording/said.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace window {

static constexpr qsizetype mostTitle = 200;

/// One below the other, however long they are.
static QScrollArea* scrolling(std::initializer_list<QWidget*> widgets)
{
    auto* content = new QWidget;
    auto* column = spaced(new QVBoxLayout(content), {0, 0, 12, 0}, 8);
    addAll(column, widgets);
    column->addStretch();
    auto* area = new QScrollArea;
    area->setFocusPolicy(Qt::NoFocus);
    scrollDown(area, content);
    return area;
}

PresenterWindow::PresenterWindow(document::Document& document, document::LessonPlayer& player, document::Predictions& predictions,
                                 const Language& language, Presentation& presentation)
    : QWidget(&presentation, Qt::Window)
    , m_document(document)
    , m_player(player)
    , m_predictions(predictions)
    , m_language(language)
    , m_presentation(presentation)
    , m_title(named(plainLabel("strong"), "presenterTitle"))
    , m_place(named(lineLabel("soft"), "presenterPlace"))
    , m_nowHeading(headingLabel())
    , m_now(named(plainLabel(), "presenterWords"))
    , m_notesHeading(headingLabel())
    , m_notes(named(plainLabel(), "presenterNotes"))
    , m_nextHeading(headingLabel())
    , m_next(named(plainLabel("soft"), "presenterNext"))
    , m_stepHeading(headingLabel())
    , m_step(named(plainLabel("formula"), "presenterStep"))
    , m_guess(named(plainLabel("problem"), "presenterGuess"))
    , m_timeHeading(headingLabel())
    , m_elapsed(named(lineLabel(), "presenterElapsed"))
    , m_clock(named(lineLabel("soft"), "presenterClock"))
    , m_toggle(named(new QPushButton, "presenterToggle"))
    , m_reset(named(new QPushButton, "presenterReset"))
    , m_blank(named(plainLabel("problem"), "presenterBlank"))
    , m_back(named(new QPushButton, "presenterBack"))
    , m_forward(named(new QPushButton, "presenterForward"))
{
    setObjectName(QStringLiteral("presenter"));
    setMinimumSize(640, 420);
    addActions(presentation.actions());
    auto* head = spaced(new QHBoxLayout, {}, 16);
    head->addWidget(m_title, 1);
    head->addWidget(m_place);
    for (QLabel* heading : {m_notesHeading, m_nextHeading})
        heading->setContentsMargins(0, 14, 0, 0);
    auto* body = spaced(new QHBoxLayout, {}, 20);
    body->addWidget(scrolling({m_nowHeading, m_now, m_notesHeading, m_notes, m_nextHeading, m_next}), 3);
    body->addLayout(makeStepColumn(), 2);
    auto* column = spaced(new QVBoxLayout(this), {28, 20, 28, 20}, 14);
    column->addLayout(head);
    column->addLayout(body, 1);
    column->addLayout(makeFoot());
    // The keys stay the presentation's: a button that has the focus would take Space.
    for (QPushButton* button : {m_toggle, m_reset, m_back, m_forward})
        button->setFocusPolicy(Qt::NoFocus);

    connect(&presentation, &Presentation::began, this, &PresenterWindow::begin);
    connect(&presentation, &Presentation::left, this, &QWidget::close);
    connect(&presentation, &Presentation::presenterWanted, this, [this](bool open) { open ? this->open() : void(close()); });
    connect(&presentation, &Presentation::screenTaken, this, [this] {
        if (isVisible())
            place();
    });
    connect(&presentation, &Presentation::refreshed, this, &PresenterWindow::refreshStep);
    connect(&presentation, &Presentation::watchToggled, this, [this] {
        m_watch.toggle(m_time.elapsed());
        refreshTime();
    });
    connect(&presentation, &Presentation::watchReset, this, [this] {
        m_watch.reset(m_time.elapsed());
        refreshTime();
    });
    connect(&player, &document::LessonPlayer::told, this, &PresenterWindow::refreshWords);
    connect(&predictions, &document::Predictions::changed, this, &PresenterWindow::refreshWords);
    connect(&document, &document::Document::stateChanged, this, &PresenterWindow::refreshWords);
    connect(&m_tick, &QTimer::timeout, this, &PresenterWindow::refreshTime);
    m_time.start();
    whenLanguageChanges(this, [this] { say(); });
    say();
}

PresenterWindow::~PresenterWindow() = default;

QLayout* PresenterWindow::makeStepColumn()
{
    auto* column = spaced(new QVBoxLayout, {}, 8);
    column->addWidget(scrolling({m_stepHeading, m_step, m_guess}), 1);
    auto* times = spaced(new QHBoxLayout, {}, 12);
    addAll(times, {m_elapsed, m_clock});
    times->addStretch();
    auto* buttons = spaced(new QHBoxLayout, {}, 8);
    addAll(buttons, {m_toggle, m_reset});
    buttons->addStretch();
    column->addWidget(m_timeHeading);
    column->addLayout(times);
    column->addLayout(buttons);
    connect(m_toggle, &QPushButton::clicked, &m_presentation, &Presentation::watchToggled);
    connect(m_reset, &QPushButton::clicked, &m_presentation, &Presentation::watchReset);
    return column;
}

QLayout* PresenterWindow::makeFoot()
{
    auto* row = spaced(new QHBoxLayout, {}, 10);
    row->addWidget(m_blank, 1);
    addAll(row, {m_back, m_forward});
    m_forward->setProperty("role", QStringLiteral("primary"));
    connect(m_back, &QPushButton::clicked, m_presentation.previousAction(), &QAction::trigger);
    connect(m_forward, &QPushButton::clicked, m_presentation.nextAction(), &QAction::trigger);
    return row;
}

// --- Coming and going ----------------------------------------------------------------------------------------------------

void PresenterWindow::begin()
{
    m_watch = {.gathered = 0, .since = m_time.elapsed()};
    if (QGuiApplication::screens().size() > 1)
        open();
}

void PresenterWindow::open()
{
    restoreGeometry(Settings().value(QStringLiteral("presenter/geometry")).toByteArray());
    place();
    show();
    raise();
    refreshWords();
    refreshTime();
    m_tick.start(250);
    m_presentation.setPresenterShown(true);
}

/// Where it was, unless the class would see it there.
void PresenterWindow::place()
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    const QScreen* taken = screens.size() > 1 ? m_presentation.screen() : nullptr;
    const bool known = testAttribute(Qt::WA_Moved) || testAttribute(Qt::WA_Resized);
    QScreen* at = known ? QGuiApplication::screenAt(geometry().center()) : nullptr;
    if (at && at != taken)
        return;
    const auto own = std::ranges::find_if(screens, [&](const QScreen* screen) { return screen != taken; });
    const QRect room = (*own)->availableGeometry();
    const QSize most = room.size() * 0.92; // a frame is around it
    QRect rect(QPoint(), known ? geometry().size().boundedTo(most) : taken ? most : room.size() * 0.75);
    rect.moveCenter(room.center());
    const Qt::WindowStates state = windowState();
    setWindowState(Qt::WindowNoState);
    setScreen(*own);
    setGeometry(rect);
    setWindowState(state);
}

void PresenterWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    hide();
}

void PresenterWindow::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) {
        m_tick.stop();
        Settings().setValue(QStringLiteral("presenter/geometry"), saveGeometry());
        m_presentation.setPresenterShown(false);
    }
    QWidget::hideEvent(event);
}

void PresenterWindow::keyPressEvent(QKeyEvent* event)
{
    QCoreApplication::sendEvent(&m_presentation, event); // hands that are counted, and what brings a black screen back
}

void PresenterWindow::keyReleaseEvent(QKeyEvent* event)
{
    QCoreApplication::sendEvent(&m_presentation, event);
}

// --- What it says --------------------------------------------------------------------------------------------------------

/// Read while standing: the larger the window, the larger the letters.
void PresenterWindow::resizeEvent(QResizeEvent*)
{
    const double unit = std::clamp(std::min(height() / 34.0, width() / 52.0), 14.0, 32.0);
    const std::pair<std::vector<QWidget*>, double> sizes[] = {
        {{m_now, m_notes, m_step}, 1.15}, {{m_title, m_next, m_guess, m_place, m_back, m_forward, m_blank}, 1.0},
        {{m_clock, m_toggle, m_reset}, 0.9}, {{m_elapsed}, 2.0}};
    for (const auto& [widgets, share] : sizes) {
        for (QWidget* widget : widgets) {
            QFont font = widget->font();
            font.setPixelSize(int(share * unit));
            widget->setFont(font);
        }
    }
}

void PresenterWindow::say()
{
    setWindowTitle(tr("Presenter – Poolscope"));
    m_nowHeading->setText(tr("Now"));
    m_notesHeading->setText(tr("Notes"));
    m_nextHeading->setText(tr("Next"));
    m_stepHeading->setText(tr("This step"));
    m_timeHeading->setText(tr("Time"));
    m_reset->setText(tr("From zero"));
    m_back->setText(tr("Back"));
    m_forward->setText(tr("Next"));
    refreshWords();
    refreshTime();
}

void PresenterWindow::refreshWords()
{
    if (!isVisible())
        return;
    const QString locale = m_language.locale();
    const QString title = wording::plain(m_document.lesson().title.in(locale.toStdString()), mostTitle);
    m_title->setText(title.isEmpty() ? tr("Untitled") : title);
    const int count = m_player.count();
    m_place->setText(count > 0 ? tr("%1 of %2").arg(m_player.beat() + 1).arg(count) : QString());
    const QString words = m_player.words(locale);
    m_now->setText(words.isEmpty() ? tr("This lesson has no words.")
                   : m_player.isTrue() ? words : tr("These words were written for the original numbers."));
    const QString notes = m_player.notes(locale);
    m_notes->setText(notes.isEmpty() ? tr("There are no notes here.") : notes);
    m_notes->setEnabled(!notes.isEmpty());
    QString next = count == 0 ? QString() : m_player.isAtEnd() ? tr("This is the end of the lesson. Space opens the next one.") : m_player.wordsAhead(locale);
    if (m_predictions.waits())
        next.prepend(tr("Space shows the answer first. Then:") + u'\n');
    m_next->setText(next);
    m_nextHeading->setVisible(count > 0);
    m_next->setVisible(count > 0);
    m_back->setEnabled(count == 0 || !m_player.isAtStart());
    refreshStep();
}

void PresenterWindow::refreshStep()
{
    if (!isVisible())
        return;
    m_step->setText(m_presentation.arithmetic());
    QString guess;
    if (m_predictions.waits()) {
        const std::vector<core::Choice> choices = m_predictions.choices();
        const auto right = std::ranges::find_if(choices, &core::Choice::isRight);
        guess = right == choices.end() ? tr("The class is guessing; only you see the result.")
                                       : tr("The class is guessing; only you see that %1 is right.").arg(QChar(u'A' + char16_t(right - choices.begin())));
    }
    m_guess->setText(guess);
    m_guess->setVisible(!guess.isEmpty());
    m_blank->setText(m_presentation.blank() == Presentation::Blank::Black   ? tr("The screen is black; the next key brings the picture back.")
                     : m_presentation.blank() == Presentation::Blank::White ? tr("The screen is white; the next key brings the picture back.")
                                                                            : QString());
}

void PresenterWindow::refreshTime()
{
    if (!isVisible())
        return;
    const qint64 seconds = m_watch.elapsed(m_time.elapsed()) / 1000;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    m_elapsed->setText((seconds >= 3600 ? QString::number(seconds / 3600) + u':' + two(seconds / 60 % 60) : QString::number(seconds / 60)) + u':' + two(seconds % 60));
    m_clock->setText(QTime::currentTime().toString(QStringLiteral("HH:mm")));
    m_toggle->setText(m_watch.runs() ? tr("Pause") : tr("Start"));
}

} // namespace window
