#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"

class QKeyEvent;

namespace document {
class LessonPlayer;
class Predictions;
}

namespace window {

/// The lesson's beats, play, step, speed: the same things as on the transport bar, with their keys.
class PlayMenu : public Menu {
    Q_OBJECT

public:
    PlayMenu(document::Playback& playback, document::LessonPlayer& player, document::Predictions& predictions, QWidget* window);

    /// Does what a key means that no field, button or cell has taken; false when it means nothing.
    bool take(const QKeyEvent& event);

signals:
    /// A step is to be chosen by its number.
    void jumpWanted();
    /// The lesson has been told to its end, and is to go on.
    void ended();

private:
    void refresh() final;
    void tellNext();

    document::Playback& m_playback;
    document::LessonPlayer& m_player;
    document::Predictions& m_predictions;
    QAction* m_next;
    QAction* m_previous;
    QAction* m_play;
    QAction* m_forward;
    QAction* m_back;
    QAction* m_first;
    QAction* m_last;
    QAction* m_faster;
    QAction* m_slower;
    QAction* m_loop;
    QAction* m_grains[3]; ///< in the order of core::Grain
    QAction* m_askAll;
    QAction* m_practise;
    QAction* m_jump;
};

} // namespace window
