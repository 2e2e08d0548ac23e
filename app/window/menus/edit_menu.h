#pragma once

#include <QMenu>

namespace document {
class Document;
class Playback;
}

namespace window {

class GridActions;
class Panels;
class Stage;

/// Undo, redo and their history; copy and paste; the brush; the input and the kernel as a whole; where the lesson starts.
/// The part of it that is about a board is also the menu on that board.
class EditMenu : public QMenu {
    Q_OBJECT

public:
    EditMenu(document::Document& document, const document::Playback& playback, Stage& stage, GridActions& grids,
             Panels& panels, QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void nameSteps();
    void popUp(const QPoint& at);

    document::Document& m_document;
    Stage& m_stage;
    GridActions& m_grids;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_history;
    QAction* m_copy;
    QAction* m_paste;
    QAction* m_board;
    QAction* m_paint;
    QMenu* m_input;
    QMenu* m_kernel;
    QAction* m_start;
};

} // namespace window
