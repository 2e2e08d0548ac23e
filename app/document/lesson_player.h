#pragma once

#include <QObject>
#include <QString>

#include "core/lesson.h"

namespace core {
class Network;
}

namespace document {

class Document;
class Playback;

/// Tells a lesson beat by beat, in the author's order: where to stand, what to show, what is other in the lesson meanwhile.
///
/// A beat is there until the next one or the one before is asked for; the viewer may step about in it, and steps that lead
/// to a neighbouring beat's place lead to that beat where both show and set nothing of their own.
class LessonPlayer : public QObject {
    Q_OBJECT

public:
    LessonPlayer(Document& document, Playback& playback, QObject* parent = nullptr);

    int count() const;
    /// The beat that is told; −1 when there are none.
    int beat() const { return m_beat; }
    bool isAtEnd() const { return m_beat + 1 >= count(); }
    bool isAtStart() const { return m_beat <= 0; }
    /// Whether the viewer stands where the beat began.
    bool isThere() const;
    /// Whether its words are true of what is shown: of the author's numbers, or of any.
    bool isTrue() const;
    /// Its words in `locale` with the numbers of what is shown in them; empty without beats.
    QString words(const QString& locale) const;
    /// Those of any beat, 0 ≤ `beat` < count(), with the numbers that are shown now.
    QString wordsOf(int beat, const QString& locale) const;
    /// Those of the beat that comes next, with the numbers that it will be told of; empty at the end.
    QString wordsAhead(const QString& locale) const;
    /// What is said to the presenter alone.
    QString notes(const QString& locale) const;

    void next();
    void previous();
    /// What one key means: the answer to a question, else the next beat; of a lesson without words the next step. False where
    /// it has been told to its end.
    bool goOn();
    /// Begins the beat anew: where the viewer has gone elsewhere, that leads back.
    void again();
    void goTo(int beat);

signals:
    /// Another beat is told, or it is told of other numbers.
    void told();
    /// How the picture is to be seen.
    void showWanted(const core::Show& show);
    /// What a beat sets makes no lesson.
    void failed(const QString& sentence);

private:
    const core::Beat* now() const;
    void enter(int beat, bool walks);
    void follow();
    QString filled(const core::Network& network, const core::Beat& beat, const core::Text& text, const QString& locale) const;

    Document& m_document;
    Playback& m_playback;
    int m_beat = -1;
    bool m_fresh = false; ///< a lesson was opened, and is not told yet
    bool m_entering = false;
    bool m_shows = false; ///< the picture is seen as a beat wanted it
};

} // namespace document
