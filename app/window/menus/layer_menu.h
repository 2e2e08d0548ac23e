#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"

namespace window {

class PipelineStrip;

/// Add, remove, move and compare layers, and go from one to the next.
class LayerMenu : public Menu {
    Q_OBJECT

public:
    LayerMenu(const document::Document& document, document::Playback& playback, PipelineStrip& strip, Comparing& comparing,
              QWidget* window);

private:
    void refresh() final;

    const document::Document& m_document;
    document::Playback& m_playback;
    Comparing& m_comparing;
    QAction* m_remove;
    QAction* m_left;
    QAction* m_right;
    QMenu* m_compareWith;
    QAction* m_compare;
    QAction* m_previous;
    QAction* m_next;
};

} // namespace window
