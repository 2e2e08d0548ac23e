#pragma once

#include <QObject>
#include <QString>

#include "core/quiz/choices.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace document {

class Document;
class Playback;

/// Which results are to be predicted before they are shown, what was guessed, and whether it was right.
///
/// The lesson's questions ask about their steps; any step can be asked, or all of them. What is shown of a step that waits
/// tells nobody its result: pictures, table, words and thumbnails ask `waits()`.
class Predictions : public QObject {
    Q_OBJECT

public:
    /// How sure one is of a guess.
    enum class Sureness { Guess, Likely, Sure };
    struct Answer {
        QString text; ///< as it was typed; empty: shown without a guess
        double value = 0.0;
        bool right = false;
        Sureness sure = Sureness::Guess;
        std::vector<const core::Mistake*> mistakes; ///< what leads to it
    };
    struct Score {
        int right = 0;
        int guesses = 0;
        int sureAndWrong = 0;
    };

    Predictions(const Document& document, Playback& playback, QObject* parent = nullptr);

    /// Whether the result of the step where the viewer stands is to be guessed.
    bool waits() const;
    /// What can be chosen then, by size.
    std::vector<core::Choice> choices() const;
    /// What was guessed here; nothing where nothing was asked or it is not answered yet.
    const Answer* answered() const;
    Score score() const;
    bool asksEverything() const { return m_everything; }

    /// Asks about the step where the viewer stands, once more where it was answered.
    void ask();
    void askEverything(bool everything);
    /// Takes a guess, written as people write numbers. False when it is no number, and nothing has happened.
    bool guess(const QString& text, Sureness sure);
    /// Shows the result without a guess.
    void reveal();
    /// How many of the class chose each of `choices()`, while this step waits and after.
    int tally(std::size_t choice) const;
    void count(std::size_t choice, int by);

signals:
    /// Something is asked, answered or counted, or the viewer stands elsewhere.
    void changed();

private:
    void tellAll();
    using Place = std::pair<int, std::int64_t>; ///< layer and step

    Place here() const;
    bool isAsked(const Place& place) const;
    bool canBeAsked() const;
    void forget();

    const Document& m_document;
    Playback& m_playback;
    bool m_everything = false;
    std::set<Place> m_asked;
    std::map<Place, Answer> m_answers;
    std::map<Place, std::vector<int>> m_tallies;
    std::string m_numbers; ///< the fingerprint of those that the answers are about
};

} // namespace document
