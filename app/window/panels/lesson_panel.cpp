#include "window/panels/lesson_panel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "core/compare.h"
#include "core/explain.h"
#include "core/lesson_file.h"
#include "core/way_back.h"
#include "document/document.h"
#include "document/lesson_player.h"
#include "document/playback.h"
#include "resources/builtin_lessons.h"
#include "window/lesson/guess_box.h"
#include "window/look/language.h"
#include "window/look/widgets.h"
#include "wording/layer_words.h"
#include "wording/said.h"

#include <algorithm>

namespace window {

// Nobody reads more beside a picture, and a label that breaks lines takes seconds for a megabyte.
static constexpr qsizetype mostTitle = 300;

LessonPanel::LessonPanel(document::Document& document, const document::Playback& playback, document::LessonPlayer& player,
                         document::Predictions& predictions, const Language& language)
    : m_document(document)
    , m_playback(playback)
    , m_player(player)
    , m_language(language)
    , m_place(headingLabel())
    , m_title(named(plainLabel(), "lessonTitle"))
    , m_beat(named(plainLabel(), "lessonBeat"))
    , m_guess(new GuessBox(document, playback, predictions))
    , m_untrue(named(plainLabel("soft"), "lessonUntrue"))
    , m_bringBack(named(new QPushButton, "bringBackNumbers"))
    , m_walk(new QWidget)
    , m_beatBack(named(new QToolButton, "beatBack"))
    , m_beatPlace(named(lineLabel("soft"), "beatPlace"))
    , m_beatNext(named(new QPushButton, "beatNext"))
    , m_sentence(named(plainLabel(), "stepSentence"))
    , m_hint(plainLabel("soft"))
    , m_previous(new QPushButton)
    , m_next(new QPushButton)
{
    QFont large = font();
    large.setPixelSize(18);
    large.setBold(true);
    m_title->setFont(large);
    for (QPushButton* button : {m_previous, m_next}) {
        button->setProperty("role", QStringLiteral("link"));
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, button] { emit builtinRequested(button->property("lesson").toString()); });
    }
    m_bringBack->setProperty("role", QStringLiteral("link"));
    m_bringBack->setCursor(Qt::PointingHandCursor);
    m_beatNext->setProperty("role", QStringLiteral("primary"));
    m_beatBack->setText(QStringLiteral("‹"));
    m_beatBack->setAutoRaise(true);
    auto* walk = spaced(new QHBoxLayout(m_walk), {}, 8);
    addAll(walk, {m_beatBack, m_beatPlace});
    walk->addStretch();
    walk->addWidget(m_beatNext);
    connect(m_bringBack, &QPushButton::clicked, &m_document, &document::Document::bringBackNumbers);
    connect(m_beatBack, &QToolButton::clicked, &player, &document::LessonPlayer::previous);
    connect(m_beatNext, &QPushButton::clicked, this, [this] {
        if (m_player.isThere())
            m_player.next();
        else
            m_player.again();
    });
    addAll(column(), {m_place, m_title, m_beat, m_untrue, m_bringBack, m_guess, m_sentence, m_hint});
    column()->addStretch();
    addAll(column(), {m_walk, m_previous, m_next}); // where they stay while the words change

    connect(&document, &document::Document::opened, this, [this] { m_stepped = false; });
    connect(&document, &document::Document::changed, this, [this] {
        takeGradient();
        refreshWords();
    });
    connect(&document, &document::Document::stateChanged, this, &LessonPanel::refreshWords);
    connect(&playback, &document::Playback::moved, this, &LessonPanel::refreshStep);
    connect(&player, &document::LessonPlayer::told, this, &LessonPanel::refreshBeat);
    whenLanguageChanges(this, [this] { refreshWords(); });
    refreshWords();
}

void LessonPanel::refreshWords()
{
    const auto lessons = resources::builtinLessons();
    const auto own = std::ranges::find(lessons, m_document.builtinName().toStdString(), &resources::BuiltinLesson::name);
    const int index = own == lessons.end() ? -1 : int(own - lessons.begin());
    m_place->setText(index >= 0 ? tr("Lesson %1 of %2").arg(index + 1).arg(lessons.size()) : tr("Your lesson"));
    const QString title = wording::plain(m_document.lesson().title.in(m_language.locale().toStdString()), mostTitle);
    m_title->setText(title.isEmpty() ? tr("Untitled") : title);

    const auto link = [&](QPushButton* button, int target, const QString& pattern) {
        const bool exists = index >= 0 && target >= 0 && target < int(lessons.size());
        button->setVisible(exists);
        if (!exists)
            return;
        const resources::BuiltinLesson& lesson = lessons[std::size_t(target)];
        button->setProperty("lesson", QString::fromUtf8(lesson.name));
        const core::Text words = core::parseLesson(lesson.json, std::string(lesson.name)).lesson.title;
        button->setText(pattern.arg(QString::fromStdString(words.in(m_language.locale().toStdString())))
                            .replace(u'&', QStringLiteral("&&")));
    };
    link(m_previous, index - 1, QStringLiteral("‹ %1"));
    link(m_next, index + 1, QStringLiteral("%1 ›"));
    refreshBeat();
    refreshStep();
}

void LessonPanel::offerNext()
{
    if (m_next->isVisibleTo(this))
        m_next->setFocus(Qt::ShortcutFocusReason);
}

void LessonPanel::refreshBeat()
{
    const QString words = m_player.words(m_language.locale());
    const bool isTrue = m_player.isTrue();
    m_beat->setText(words);
    m_beat->setVisible(!words.isEmpty() && isTrue);
    // Set back once the step has left it: then it tells of a window that has been.
    const QString role = m_player.isThere() ? QString() : QStringLiteral("soft");
    if (m_beat->property("role").toString() != role) {
        m_beat->setProperty("role", role);
        m_beat->style()->polish(m_beat);
    }
    m_untrue->setText(tr("These words were written for the original numbers."));
    m_untrue->setVisible(!words.isEmpty() && !isTrue);
    m_bringBack->setText(tr("Bring the original numbers back"));
    m_bringBack->setVisible(m_untrue->isVisibleTo(this) && m_document.canBringBackNumbers());

    const int count = m_player.count();
    m_walk->setVisible(count > 0);
    m_beatPlace->setText(tr("%1 of %2").arg(m_player.beat() + 1).arg(count));
    m_beatBack->setEnabled(!m_player.isAtStart());
    m_beatBack->setToolTip(tr("What was told before (Shift+Space)"));
    m_beatBack->setAccessibleName(tr("Previous"));
    m_beatNext->setText(m_player.isThere() ? tr("Next") : tr("Show again"));
    m_beatNext->setToolTip(m_player.isThere() ? tr("What is told next (Space)") : QString());
    m_beatNext->setEnabled(!m_player.isThere() || !m_player.isAtEnd());
}

bool LessonPanel::takeGuess(const QString& key)
{
    return m_guess->take(key);
}

void LessonPanel::takeCell(int row, int col)
{
    m_guess->takeCell(row, col);
}

void LessonPanel::openNext()
{
    if (m_next->isVisibleTo(this))
        emit builtinRequested(m_next->property("lesson").toString());
}

/// A sentence for each of two compared layers: "A, Max pool: …".
static QString comparedSentences(const core::Comparison& comparison, std::int64_t step)
{
    using core::Comparison;
    const auto stops = comparison.at(step);
    QStringList sentences;
    for (const auto side : {Comparison::A, Comparison::B}) {
        const core::Layer& layer = comparison.layerOf(side);
        const QString letter = side == Comparison::A ? QStringLiteral("A") : QStringLiteral("B");
        QString sentence = LessonPanel::tr("%1, %2: %3").arg(letter, wording::title(layer), wording::said(core::sentence(layer, comparison.stepAt(side, stops[side].step))));
        if (stops[side].waits)
            sentence += u' ' + LessonPanel::tr("It waits there: none of its windows begins where the other's does.");
        sentences << sentence;
    }
    return sentences.join(QStringLiteral("\n\n"));
}

QString LessonPanel::stepSentence() const
{
    const core::Network& network = m_document.network();
    const int k = m_playback.layer();
    if (k >= network.layerCount() || !network.reached(k) || m_playback.isAsking())
        return {};
    if (const auto comparison = core::Comparison::of(network, k))
        return comparedSentences(*comparison, m_playback.step());
    if (!m_showsBack) {
        const core::Step step = network.stepAt(k, m_playback.step());
        if (m_playback.products() > 0 && m_playback.products() <= int(step.taps.size()))
            return wording::said(core::runningSentence(network.layer(k), step, std::size_t(m_playback.products())));
        return wording::said(core::sentence(network.layer(k), step));
    }
    const auto pool = network.poolFor(k);
    return wording::said(core::sentence(network.layer(k), core::gradientStepAt(network.layer(k), network.inputOf(k), m_arriving,
                                                                              m_playback.step(), pool ? &*pool : nullptr)));
}

void LessonPanel::setView(const scene::View& view)
{
    if (view.backward == m_backward)
        return;
    m_backward = view.backward;
    takeGradient();
    refreshStep();
}

void LessonPanel::takeGradient()
{
    const core::Network& network = m_document.network();
    const int k = m_layer = m_playback.layer();
    m_showsBack = m_backward && k < network.layerCount() && network.reached(k) && core::isWayBackShort(network, k);
    m_arriving = m_showsBack ? core::arrivingGradient(network, k) : core::Tensor();
}

void LessonPanel::refreshStep()
{
    if (m_layer != m_playback.layer())
        takeGradient();
    const QString sentence = stepSentence();
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());

    const core::View& start = m_document.lesson().view;
    m_stepped = m_stepped || (m_player.count() > 0 ? !m_player.isThere() : m_playback.step() != start.step || m_playback.layer() != start.layer);
    const std::int64_t count = m_playback.stepCount();
    QString hint;
    if (m_document.network().layerCount() == 0)
        hint = tr("There is no layer yet. The + above adds one.");
    else if (m_showsBack)
        hint = tr("This is the gradient: how much each number adds to the last output. G leads forward again.");
    else if (m_player.count() > 1 && m_player.isAtStart() && !m_stepped)
        hint = tr("Space goes on with the lesson, → moves the window by one step.");
    else if (count > 0 && m_player.count() == 0 && m_playback.step() + 1 < count && (!m_stepped || m_playback.step() == 0))
        hint = tr("Press → to move the window.");
    else if (count > 0 && m_playback.step() == count - 1 && m_playback.layer() + 1 < m_document.network().layerCount())
        hint = tr("This layer is done. → goes on with the next one.");
    else if (count > 0 && m_playback.step() == count - 1)
        hint = tr("The output is complete.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

} // namespace window
