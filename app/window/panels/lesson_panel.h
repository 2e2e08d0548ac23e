#pragma once

#include "window/forward.h"
#include "window/panels/side_panel.h"

#include "core/tensor.h"
#include "frame/frame.h"

class QLabel;
class QPushButton;

namespace core {
struct Beat;
}

namespace window {

/// The lesson's words: its title, what the teacher says at this point, what happens in this step.
class LessonPanel : public SidePanel {
    Q_OBJECT

public:
    LessonPanel(const document::Document& document, const document::Playback& playback, const Language& language);

    /// Says what the picture shows: forward, or on the way back.
    void setView(const scene::View& view);

signals:
    void builtinRequested(const QString& name);

private:
    void refreshWords();
    void refreshStep();
    void takeGradient();
    const core::Beat* latestBeat();
    QString stepSentence() const;

    const document::Document& m_document;
    const document::Playback& m_playback;
    const Language& m_language;
    bool m_backward = false;  ///< the way back is asked for
    bool m_showsBack = false; ///< and there is one
    core::Tensor m_arriving;  ///< then: the gradient of the layer's output
    int m_layer = -1;         ///< whose gradient that is
    bool m_stepped = false; ///< whether anything has moved since the lesson was opened
    std::size_t m_heard = 0; ///< how many beats, from the first, have had their turn
    QLabel* m_place;
    QLabel* m_title;
    QLabel* m_beat;
    QLabel* m_sentence;
    QLabel* m_hint;
    QPushButton* m_previous;
    QPushButton* m_next;
};

} // namespace window
