#pragma once

#include "window/forward.h"
#include "window/panels/side_panel.h"

#include "core/tensor.h"
#include "frame/frame.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace document {
class LessonPlayer;
class Predictions;
}

namespace window {

class GuessBox;

/// The lesson's words: its title, what the teacher says at this point, what happens in this step.
class LessonPanel : public SidePanel {
    Q_OBJECT

public:
    LessonPanel(document::Document& document, const document::Playback& playback, document::LessonPlayer& player,
                document::Predictions& predictions, const Language& language);

    /// Says what the picture shows: forward, or on the way back.
    void setView(const scene::View& view);
    /// The lesson is told to its end: where it can go on is offered, to the keyboard too.
    void offerNext();
    void openNext();
    /// A key that begins a guess, when one is asked for; whether it was.
    bool takeGuess(const QString& key);
    void takeCell(int row, int col); ///< of the input, pressed on

signals:
    void builtinRequested(const QString& name);

private:
    void refreshWords();
    void refreshBeat();
    void refreshStep();
    void takeGradient();
    QString stepSentence() const;

    document::Document& m_document;
    const document::Playback& m_playback;
    document::LessonPlayer& m_player;
    const Language& m_language;
    bool m_backward = false;  ///< the way back is asked for
    bool m_showsBack = false; ///< and there is one
    core::Tensor m_arriving;  ///< then: the gradient of the layer's output
    int m_layer = -1;         ///< whose gradient that is
    bool m_stepped = false; ///< whether anything has moved since the lesson was opened
    QLabel* m_place;
    QLabel* m_title;
    QLabel* m_beat;
    GuessBox* m_guess;
    QLabel* m_untrue;         ///< instead of words about other numbers
    QPushButton* m_bringBack; ///< those numbers
    QWidget* m_walk;          ///< the way through the beats
    QToolButton* m_beatBack;
    QLabel* m_beatPlace;
    QPushButton* m_beatNext;
    QLabel* m_sentence;
    QLabel* m_hint;
    QPushButton* m_previous;
    QPushButton* m_next;
};

} // namespace window
