#pragma once

#include "document/edits.h"
#include "frame/frame_cache.h"
#include "layout/layout.h"
#include "paint/paint.h"

#include <QRegion>

#include <optional>
#include <string>

class QPainter;

namespace document {
class Document;
class Playback;
}

namespace scene {
struct Theme;
}

namespace window {

/// The picture of the current step, as it follows lesson, playback and mouse. Whoever shows it takes it and paints it.
class LivePicture {
public:
    /// `shot`: what is the same in all its pictures.
    LivePicture(const document::Document& document, document::Playback& playback, const scene::Shot& shot);

    const scene::Shot& shot() const { return m_shot; }
    const scene::Frame& frame() const { return m_frame; }
    const scene::Layout& layout() const { return m_layout; }
    const scene::Viewport& viewport() const { return m_viewport; }

    /// Whether the playback has gone to another layer than that of the picture.
    bool isLeft() const;
    /// Takes over what there is to show now; what is another than before is to be painted again. While a layer is computed
    /// its last picture stays.
    QRegion take();
    /// Lets go of what is shown: the next picture has nothing to do with it.
    void forget();
    void resize(QSizeF size);
    void setViewport(const scene::Viewport& viewport);
    /// For the next picture.
    void setView(const scene::View& view);
    void paint(QPainter& painter, const scene::Theme& theme);

    /// Points at a cell, or at none. Whether that is another than before; then the picture is to be taken.
    bool hover(std::optional<scene::Hit> hit);
    /// Marks cells of a board (x: column, y: row) as chosen, or none. The picture is to be taken then.
    void select(const scene::BoardId& board, const QRect& cells);
    /// Goes to the step of an output cell.
    void follow(const scene::Spot& spot);

    core::Cell cellAt(const scene::Spot& spot) const;
    /// Which number of the lesson a hand on this cell changes; nothing where there is none to change.
    std::optional<document::Target> targetOf(const scene::Spot& spot) const;
    /// The arithmetic, of both where two layers are compared.
    QString spoken() const;
    /// The same with its result, also while that is to be guessed.
    QString arithmetic() const;

private:
    /// What the picture is of.
    struct ShownLayer {
        int layer = 0;
        std::string type;
        scene::View view;

        bool operator==(const ShownLayer&) const = default;
    };

    std::optional<ShownLayer> shownLayer() const;
    bool isFormula() const { return !m_frame.signs.empty(); } ///< the layer as a matrix
    bool stays() const;
    scene::Frame withEdits() const;
    void relayout();

    const document::Document& m_document;
    document::Playback& m_playback;
    scene::Shot m_shot;
    scene::Frame m_frame;
    QSizeF m_size{640, 360};
    scene::Viewport m_viewport;
    scene::BoardId m_selectedBoard;
    QRect m_selected;
    scene::Layout m_layout;
    scene::FrameCache m_frameCache;
    scene::PaintCache m_paintCache;
    std::optional<ShownLayer> m_shown;
};

} // namespace window
