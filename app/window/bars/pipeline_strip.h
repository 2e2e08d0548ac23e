#pragma once

#include <QScrollArea>

#include "frame/chain.h"
#include "window/forward.h"
#include "window/look/icons.h"

#include <vector>

class QHBoxLayout;
class QMenu;
class QPushButton;

namespace window {

class Chip;

/// The lesson from left to right: input, layers, output. Chooses the layer that the stage shows; layers are added, moved
/// and removed here.
class PipelineStrip : public QScrollArea {
    Q_OBJECT

public:
    PipelineStrip(document::Document& document, document::Playback& playback, Comparing& comparing, const Look& look);

    /// Outlines on the pictures of all stations what a cell depends on; of one pointed at, what it reaches as well.
    void follow(const scene::ChainCell& cell, bool pointed);
    /// Puts a button for `action` at the end: with its words, or with a sign instead.
    void addButton(QAction* action);
    void addButton(QAction* action, Sign sign);
    /// The chip of layer `k`.
    Chip* layerChip(int k) const;
    /// The chip of the layer that is set beside another; null when there is none.
    Chip* comparedChip() const { return m_compared; }
    void addLayer(const QString& type, int at);
    void removeLayer(int k);
    void moveLayer(int from, int to);
    /// A menu of all operators; choosing one puts a layer at position `at`.
    void fillWithOperators(QMenu& menu, int at);

    QSize sizeHint() const override;

signals:
    void inputSelectedChanged(bool selected);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Content;
    void refresh();
    void refreshFaces();
    void placeButtons();
    void refreshSelection();
    void choose(int station, bool focus = false);
    void showMenu(int station, QPoint position);
    void refreshCompared();
    void chooseCompared();
    int gapAt(QPoint globalPosition) const;
    void setInputSelected(bool selected);
    int stationCount() const;
    int layerCount() const;

    document::Document& m_document;
    document::Playback& m_playback;
    Comparing& m_comparing;
    const Look& m_look;
    Content* m_content;
    QHBoxLayout* m_row;
    std::vector<Chip*> m_chips; ///< input, layers, output
    Chip* m_compared = nullptr; ///< behind the one that it is compared with
    QPushButton* m_add;
    QList<QWidget*> m_buttons; ///< at the right end, from left to right
    bool m_hides = false; ///< the pictures of what is to be guessed
    bool m_inputSelected = false;
};

} // namespace window
