#pragma once

#include <QMenu>

namespace document {
class Document;
class Playback;
}

namespace window {

class PipelineStrip;

/// Add, remove and move layers, and go from one to the next.
class LayerMenu : public QMenu {
    Q_OBJECT

public:
    LayerMenu(const document::Document& document, document::Playback& playback, PipelineStrip& strip, QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();

    const document::Document& m_document;
    document::Playback& m_playback;
    PipelineStrip& m_strip;
    QMenu* m_add;
    QAction* m_remove;
    QAction* m_left;
    QAction* m_right;
    QAction* m_previous;
    QAction* m_next;
};

} // namespace window
