#pragma once

#include <QMenu>

namespace document {
class Document;
class Playback;
}

namespace window {

class Stage;

/// Undo, redo and their history; copy and paste; where the lesson starts.
class EditMenu : public QMenu {
    Q_OBJECT

public:
    EditMenu(document::Document& document, const document::Playback& playback, Stage& stage, QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showHistory();

    document::Document& m_document;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_history;
    QAction* m_copy;
    QAction* m_paste;
    QAction* m_start;
    QWidget* m_historyWindow = nullptr;
};

} // namespace window
