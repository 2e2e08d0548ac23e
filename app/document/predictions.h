#pragma once

#include <QObject>
#include <QString>

#include "core/quiz/choices.h"
#include "core/quiz/practice.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace document {

class Document;
class Playback;

/// What is to be found of the steps before it is shown, what was guessed, and whether it was right.
///
/// The lesson's questions ask about their steps, the first one of several about a step; any step's result can be asked, or that
/// of all of them. What is shown of a step that waits tells nobody what is missing: pictures, table, words and thumbnails ask
/// `missing()`.
class Predictions : public QObject {
    Q_OBJECT

public:
    /// How sure one is of a guess.
    enum class Sureness { Guess, Likely, Sure };
    struct Answer {
        core::Missing missing; ///< what was asked
        QString text;          ///< as it was typed; empty: shown without a guess
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

    /// What of the step where the viewer stands is to be found; nothing where nothing is asked, or can be (core::whyNotAsked).
    std::optional<core::Missing> missing() const;
    bool waits() const { return missing().has_value(); }
    /// What can be chosen then, or could be before it was answered, by size.
    std::vector<core::Choice> choices() const;
    /// What was guessed here; nothing where nothing was asked or it is not answered yet.
    const Answer* answered() const;
    Score score() const;
    bool asksEverything() const { return m_everything; }

    /// Asks about the step where the viewer stands, once more where it was answered.
    void ask();
    void askEverything(bool everything);
    /// Goes through some steps of the viewer's layer, from a worked example to a blank (core::practiceOf), and forgets what was
    /// guessed before. Nothing happens where there are none.
    void practise();
    bool canPractise() const;
    /// How many questions the practice has, and how many of them are answered; 0 of 0 where nobody practises.
    struct Progress {
        int answered = 0;
        int right = 0; ///< of them
        int questions = 0;
    };
    Progress practice() const;
    /// Takes a guess, written as people write numbers (core::parseAnswer). False when it is none, and nothing has happened.
    bool guess(const QString& text, Sureness sure);
    /// Shows what is missing without a guess.
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
    /// What is asked here, answered or not.
    std::optional<core::Missing> asked() const;
    bool canBeAsked(const core::Missing& missing) const;
    void follow();
    void remember();
    void forget();

    const Document& m_document;
    Playback& m_playback;
    bool m_everything = false;
    /// All that is about the same numbers.
    struct Asked {
        std::vector<core::Practised> practice;
        int practisedLayer = 0;
        std::set<Place> places;
        std::map<Place, Answer> answers;
        std::map<Place, std::vector<int>> tallies;

        bool isEmpty() const { return practice.empty() && places.empty() && answers.empty() && tallies.empty(); }
    };
    Asked m_now;
    std::string m_numbers; ///< the fingerprint of those that it is about; empty until something is
    /// What is about others, by their fingerprints: a beat sets some while it is told, and undo brings back those before.
    std::map<std::string, Asked> m_others;
};

} // namespace document
