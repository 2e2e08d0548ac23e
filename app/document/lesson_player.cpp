#include "document/lesson_player.h"

#include <QScopedValueRollback>

#include "core/beat_lesson.h"
#include "core/placeholders.h"
#include "document/document.h"
#include "document/playback.h"
#include "wording/said.h"

#include <algorithm>
#include <utility>

namespace document {

LessonPlayer::LessonPlayer(Document& document, Playback& playback, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_playback(playback)
{
    connect(&document, &Document::opened, this, [this] {
        m_beat = -1;
        m_fresh = true;
    });
    // The last that is told of a lesson that was opened: only then it is all there.
    connect(&document, &Document::stateChanged, this, [this] {
        if (std::exchange(m_fresh, false) && count() > 0)
            enter(0, false);
    });
    connect(&document, &Document::changed, this, [this] {
        m_beat = std::min(m_beat, count() - 1);
        if (!m_entering)
            emit told();
    });
    connect(&playback, &Playback::moved, this, &LessonPlayer::follow);
}

int LessonPlayer::count() const
{
    return int(m_document.own().beats.size());
}

const core::Beat* LessonPlayer::now() const
{
    return m_beat < 0 || m_beat >= count() ? nullptr : &m_document.own().beats[std::size_t(m_beat)];
}

bool LessonPlayer::isThere() const
{
    const core::Beat* beat = now();
    return beat && beat->layer == m_playback.layer() && beat->step == m_playback.step();
}

bool LessonPlayer::isTrue() const
{
    const core::Beat* beat = now();
    return beat && (beat->general || m_document.areWordsTrue());
}

QString LessonPlayer::filled(const core::Network& network, const core::Beat& beat, const core::Text& text, const QString& locale) const
{
    // Nobody reads more, and a label that breaks lines takes seconds for a megabyte.
    constexpr qsizetype most = 4000;
    const std::string words = QString::fromStdString(text.in(locale.toStdString())).left(most).toStdString();
    return wording::plain(core::filledIn(words, network, beat.layer, beat.step), most);
}

QString LessonPlayer::words(const QString& locale) const
{
    return now() ? filled(m_document.network(), *now(), now()->text, locale) : QString();
}

QString LessonPlayer::wordsOf(int beat, const QString& locale) const
{
    const core::Beat& told = m_document.own().beats[std::size_t(beat)];
    return filled(m_document.network(), told, told.text, locale);
}

QString LessonPlayer::wordsAhead(const QString& locale) const
{
    if (isAtEnd())
        return {};
    const core::Beat& ahead = m_document.own().beats[std::size_t(m_beat + 1)];
    if (now() && ahead.set == now()->set)
        return wordsOf(m_beat + 1, locale);
    constexpr double moment = 1e6; // operations; what takes longer stays "?" until it is told
    core::Network network;
    try {
        network.update(core::lessonAt(m_document.own(), ahead), moment);
    } catch (const core::FileError&) { // it will be told without what it sets
        return wordsOf(m_beat + 1, locale);
    }
    return filled(network, ahead, ahead.text, locale);
}

QString LessonPlayer::notes(const QString& locale) const
{
    return now() ? filled(m_document.network(), *now(), now()->notes, locale) : QString();
}

void LessonPlayer::next()
{
    if (!m_playback.reveal() && !isAtEnd())
        enter(m_beat + 1, true);
}

bool LessonPlayer::goOn()
{
    if (count() == 0)
        m_playback.advance();
    else if (!isAtEnd() || m_playback.isAsking())
        next();
    else
        return false;
    return true;
}

void LessonPlayer::previous()
{
    if (!isAtStart())
        enter(m_beat - 1, false);
}

void LessonPlayer::again()
{
    if (now())
        enter(m_beat, false);
}

void LessonPlayer::goTo(int beat)
{
    if (beat >= 0 && beat < count())
        enter(beat, false);
}

void LessonPlayer::enter(int index, bool walks)
{
    const QScopedValueRollback entering(m_entering, true);
    m_beat = index;
    const core::Beat beat = *now(); // what is shown next may be another lesson
    try {
        m_document.show(core::lessonAt(m_document.own(), beat));
    } catch (const core::FileError& error) {
        m_document.show(m_document.own());
        emit failed(wording::saidOf(QStringLiteral("/beats/%1%2").arg(index).arg(QString::fromStdString(error.place())), wording::said(error.message())));
    }
    const core::Show show = beat.show.value_or(core::Show{});
    if (beat.show || m_shows)
        m_playback.setGrain(show.grain);
    if (walks)
        m_playback.walkTo(beat.layer, beat.step);
    else if (beat.layer != m_playback.layer())
        m_playback.setLayer(beat.layer, beat.step);
    else
        m_playback.setStep(beat.step);
    if (beat.show || m_shows) {
        m_playback.setInputChannel(show.channel);
        emit showWanted(show);
    }
    m_shows = beat.show.has_value();
    emit told();
}

void LessonPlayer::follow()
{
    if (m_entering || m_playback.isWalking() || !now())
        return;
    const std::vector<core::Beat>& beats = m_document.own().beats;
    const auto isPlain = [&](int k) { return !beats[std::size_t(k)].show && beats[std::size_t(k)].set.empty(); };
    const auto place = [&](int k) { return std::pair(beats[std::size_t(k)].layer, beats[std::size_t(k)].step); };
    const auto here = std::pair(m_playback.layer(), m_playback.step());
    if (place(m_beat) == here || !isPlain(m_beat)) {
        emit told();
        return;
    }
    for (const int way : {+1, -1}) {
        int k = m_beat + way;
        while (k >= 0 && k < count() && isPlain(k) && place(k) == place(m_beat))
            k += way; // several that are told at one place
        if (k >= 0 && k < count() && isPlain(k) && place(k) == here) {
            m_beat = k;
            break;
        }
    }
    emit told();
}

} // namespace document
