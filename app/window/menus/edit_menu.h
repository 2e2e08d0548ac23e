#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"

namespace window {

class GridMenu;
class Panels;

/// Undo, redo and their history; cut, copy, paste and fill; the brush; the input and the kernel as a whole; where the lesson starts.
/// The part of it that is about a board is also the menu on that board.
class EditMenu : public Menu {
    Q_OBJECT

public:
    EditMenu(document::Document& document, const document::Playback& playback, Stage& stage, GridMenu& grids,
             Panels& panels, QWidget* window);

    QAction* paintAction() const { return m_paint; }

private:
    void refresh() final;
    void popUp(const QPoint& at);

    document::Document& m_document;
    Stage& m_stage;
    GridMenu& m_grids;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_cut;
    QAction* m_copy;
    QAction* m_paste;
    QAction* m_all;
    QAction* m_fill;
    QAction* m_paint;
};

} // namespace window
