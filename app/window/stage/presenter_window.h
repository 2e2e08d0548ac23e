#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "window/forward.h"
#include "window/lesson/stop_watch.h"

class QLabel;
class QPushButton;
class QScreen;

namespace document {
class LessonPlayer;
class Predictions;
}

namespace window {

class Presentation;

/// What the presenter sees beside the presentation, and the class does not: notes, the words that come next, the result while
/// it is guessed, the time. Its keys are the presentation's.
class PresenterWindow : public QWidget {
    Q_OBJECT

public:
    PresenterWindow(document::Document& document, document::LessonPlayer& player, document::Predictions& predictions,
                    const Language& language, Presentation& presentation);
    ~PresenterWindow() override;

    const StopWatch& watch() const { return m_watch; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    QLayout* makeStepColumn();
    QLayout* makeFoot();
    void begin();
    void open();
    void place();
    void say();
    void refreshWords();
    void refreshStep();
    void refreshTime();

    document::Document& m_document;
    document::LessonPlayer& m_player;
    document::Predictions& m_predictions;
    const Language& m_language;
    Presentation& m_presentation;
    QLabel* m_title;
    QLabel* m_place;
    QLabel* m_nowHeading;
    QLabel* m_now;
    QLabel* m_notesHeading;
    QLabel* m_notes;
    QLabel* m_nextHeading;
    QLabel* m_next;
    QLabel* m_stepHeading;
    QLabel* m_step;
    QLabel* m_guess;
    QLabel* m_timeHeading;
    QLabel* m_elapsed;
    QLabel* m_clock;
    QPushButton* m_toggle;
    QPushButton* m_reset;
    QLabel* m_blank;
    QPushButton* m_back;
    QPushButton* m_forward;
    StopWatch m_watch;
    QElapsedTimer m_time; ///< what the watch reads
    QTimer m_tick;        ///< while it is seen
};

} // namespace window
