#pragma once

#include "layout/placement.h"

#include <QFont>

#include <optional>
#include <utility>
#include <vector>

namespace scene {

/// A cell under a point; in the padding before the plane its row or column is negative.
struct Hit : Spot {
    bool inside = false; ///< of the plane, so it has a value

    bool operator==(const Hit&) const = default;
};

/// Where everything of a Frame stands in a picture of a given size, and what stands under a point: one geometry for the
/// paint function, the mouse and the cell editor.
class Layout {
public:
    Layout(const Frame& frame, QSizeF size, const Viewport& viewport = {});

    /// The cell's place; a null rectangle when the board is not in the picture. May lie outside the view when zoomed.
    QRectF cellRect(BoardId board, int row, int col) const;
    /// The cell under the point, among those that are seen.
    std::optional<Hit> cellAt(QPointF point) const;

    QSizeF size() const { return m_size; }
    const Placed* placed(BoardId board) const { return m_placement.board(board); }
    const std::vector<Placed>& boards() const { return m_placement.boards; }
    const std::vector<Text>& texts() const { return m_placement.texts; }
    const std::vector<Connector>& connectors() const { return m_placement.connectors; }
    QRectF equationRect() const { return m_placement.equation(); } ///< around terms, result and note; null when there is no equation
    QRectF curveRect() const { return m_placement.curve; } ///< null when there is no curve
    const std::vector<Chooser>& choosers() const { return m_placement.choosers; }
    /// The chooser under a point, and which part of it: −1 back, 0 the label, 1 forward.
    std::optional<std::pair<Chooser, int>> chooserAt(QPointF point) const;
    const std::vector<Legend>& legends() const { return m_placement.legends; }

    /// What a cell's text occupies, of a board that has digits.
    QRectF labelRect(BoardId board, int row, int col) const;

    /// The zoom at which digits become readable; 1 when they are already.
    double maxZoom() const { return m_placement.maxZoom; }
    /// The centre that shows the same spot after the picture was dragged by `delta` pixels on `board`.
    QPointF draggedCentre(BoardId board, QPointF delta) const;
    /// The viewport that zooms to `zoom` and keeps what is under `point` under it.
    Viewport zoomedAround(QPointF point, double zoom) const;

private:
    const Board& boardOf(BoardId id) const; ///< of one that is placed
    QPointF centreOf(BoardId id) const;     ///< of what is seen of it, in fractions; of one that is placed
    QPointF shared(BoardId id, QPointF centre) const; ///< the viewport's centre, where that of board `id` is `centre`

    QSizeF m_size;
    Viewport m_viewport;
    bool m_formula;
    std::vector<Board> m_boards; // copies are cheap: tensors are shared
    Placement m_placement;
};

/// The picture's font: tabular figures, the same in windows, files and films.
QFont sceneFont(int pixels, bool bold = false);

} // namespace scene
