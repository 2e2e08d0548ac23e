#pragma once

#include <QMenu>

namespace document {
class Document;
class Playback;
}

namespace window {

class Comparing;
class PipelineStrip;

/// Add, remove, move and compare layers, and go from one to the next.
class LayerMenu : public QMenu {
    Q_OBJECT

public:
    LayerMenu(const document::Document& document, document::Playback& playback, PipelineStrip& strip, Comparing& comparing,
              QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();

    const document::Document& m_document;
    document::Playback& m_playback;
    PipelineStrip& m_strip;
    Comparing& m_comparing;
    QMenu* m_add;
    QAction* m_remove;
    QAction* m_left;
    QAction* m_right;
    QMenu* m_compareWith = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_previous;
    QAction* m_next;
};

} // namespace window
