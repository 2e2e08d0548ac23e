#pragma once

#include "frame/frame.h"

#include <QFont>
#include <QRectF>

#include <optional>
#include <utility>
#include <vector>

namespace scene {

struct Arrangement;

/// A cell under a point; in the padding before the plane its row or column is negative.
struct Hit : Spot {
    bool inside = false; ///< of the plane, so it has a value

    bool operator==(const Hit&) const = default;
};

/// Which part of large input and output boards is seen.
struct Viewport {
    double zoom = 1.0;              ///< 1: all of it; at most Layout::maxZoom()
    std::optional<QPointF> centre;  ///< in fractions of the board, 0 … 1; nothing: wherever the window is

    bool operator==(const Viewport&) const = default;
};

/// A board's place in the picture.
struct Placed {
    BoardId id;
    QRectF view;          ///< what is seen of it
    QPointF origin;       ///< where its first drawn cell begins; outside `view` when zoomed
    double cell = 0.0;    ///< side of a cell
    int digitPixels = 0;  ///< size of its digits; 0: too small for digits, colours alone
    int digits = 4;       ///< significant digits of its numbers
    double digitOpacity = 1.0; ///< while the picture is zoomed they come up little by little
    QRectF overview{};     ///< a small picture of the whole board, of which only a part is seen; null when all is seen
    QRectF overviewPart{}; ///< the part that is seen, in it
    bool partly = false;   ///< only a part of it is seen
    bool twoLines = false; ///< products stand as "a" above "·w"
    int firstRow = 0;     ///< the cells seen, in the plane's coordinates
    int firstCol = 0;
    int endRow = 0;       ///< one past the last
    int endCol = 0;
    int baseRow = 0;      ///< the first cell drawn at all, at `origin`
    int baseCol = 0;

    bool operator==(const Placed&) const = default;
    /// A cell's place, seen or not.
    QRectF cellRect(int row, int col) const
    {
        return QRectF(origin.x() + (col - baseCol) * cell, origin.y() + (row - baseRow) * cell, cell, cell);
    }
    /// A rectangle in cells (x: column, y: row), whole or on its way.
    QRectF toPicture(const QRectF& cells) const
    {
        return QRectF(origin.x() + (cells.x() - baseCol) * cell, origin.y() + (cells.y() - baseRow) * cell,
                      cells.width() * cell, cells.height() * cell);
    }
};

/// A piece of text outside the cells.
struct Text {
    enum Kind { Headline, Title, Subtitle, Terms, Result, Note, Label, Legend, Problem, Badge };
    Kind kind = Title;
    QString text;
    QRectF rect;         ///< where it stands; all of it is inside
    int pixels = 13;     ///< font size
    bool bold = false;
    bool elided = false; ///< something had to be left out, "…" says so
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignTop;
    int side = 0;        ///< of a comparison: 0 for A, 1 for B

    bool operator==(const Text&) const = default;
};

/// A dashed line from one board to the next: level, then climbing between two x where nothing is written, then level.
struct Connector {
    QPointF from;
    QPointF to;
    double climbFrom = 0.0;
    double climbTo = 0.0;
    int side = 0; ///< of a comparison: 0 for A, 1 for B

    bool operator==(const Connector&) const = default;
};

/// A bar that shows which number has which colour on a board; on both, when they share a scale.
struct Legend {
    QRectF bar;
    BoardId board;
};

/// Two arrows around "2 / 16": another channel or sample of a board, one click away.
struct Chooser {
    BoardId board;
    bool sample = false; ///< else the channel
    bool read = false;   ///< of what the layer reads, else of what it makes
    int at = 0;          ///< from 0
    int count = 1;
    QRectF back;         ///< the arrows, as large as they can be hit
    QRectF label;        ///< "2 / 16": a click shows all of them
    QRectF forward;
    int pixels = 13;     ///< of the label

    bool operator==(const Chooser&) const = default;
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
    const Placed* placed(BoardId board) const;
    const std::vector<Placed>& boards() const { return m_boards; }
    const std::vector<Text>& texts() const { return m_texts; }
    const std::vector<Connector>& connectors() const { return m_connectors; }
    QRectF equationRect() const { return m_equation; } ///< around terms, result and note; null when there is no equation
    QRectF curveRect() const { return m_curve; } ///< null when there is no curve
    const std::vector<Chooser>& choosers() const { return m_choosers; }
    /// The chooser under a point, and which part of it: −1 back, 0 the label, 1 forward.
    std::optional<std::pair<Chooser, int>> chooserAt(QPointF point) const;
    const std::vector<Legend>& legends() const { return m_legends; }

    /// What a cell's text occupies, of a board that has digits.
    QRectF labelRect(BoardId board, int row, int col) const;

    /// The zoom at which digits become readable; 1 when they are already.
    double maxZoom() const { return m_maxZoom; }
    /// The centre that shows the same spot after the picture was dragged by `delta` pixels on `board`.
    QPointF draggedCentre(BoardId board, QPointF delta) const;
    /// The viewport that zooms to `zoom` and keeps what is under `point` under it.
    Viewport zoomedAround(QPointF point, double zoom) const;

private:
    /// Terms and result, one below the other, and a note below them.
    struct Arithmetic {
        const core::Equation& equation;
        const QString& note;
        bool hidden = false;
    };

    void placeBoards(const Frame& frame, const Arrangement& arrangement);
    void placeBoard(const Board& board, const QRectF& view, double cell, bool zooms);
    void placeTitles(const Frame& frame, const Arrangement& arrangement);
    void placeEquation(const Frame& frame, const Arrangement& arrangement);
    void placeConnectors(const Frame& frame, const Arrangement& arrangement);
    void placeLegends(const Frame& frame, const Arrangement& arrangement);
    void placeArithmetic(const Arithmetic& arithmetic, const QRectF& rect, const Arrangement& arrangement, Qt::Alignment alignment, int side = 0);
    void placeNote(const QString& note, const QRectF& rect, const Arrangement& arrangement, Qt::Alignment alignment, int side = 0);
    void placeProblem(const Frame& frame);
    void placeChain(const Frame& frame);
    void placeMatrix(const Frame& frame);
    void joinStations(const Frame& frame, const Placed& from, const Placed& to, const Arrangement& arrangement);
    void placeChoosers(const Board& board, bool read, const Arrangement& arrangement, QRectF& title);
    void placeComparison(const Frame& frame); ///< in compare_layout.cpp
    bool subtitlesNeedTwoLines(const Frame& frame, const Arrangement& arrangement) const;
    void chooseDigits(Placed& placed, const Frame& frame) const;
    const Board* boardOf(BoardId id) const;

    QSizeF m_size;
    Viewport m_viewport;
    std::vector<Board> m_frameBoards; // copies are cheap: tensors are shared
    std::vector<Placed> m_boards;
    std::vector<Text> m_texts;
    std::vector<Connector> m_connectors;
    QRectF m_equation;
    QRectF m_curve;
    std::vector<Legend> m_legends;
    std::vector<Chooser> m_choosers;
    double m_maxZoom = 1.0;
    int m_subtitleLines = 1;
};

/// The picture's font: tabular figures, the same in windows, files and films.
QFont sceneFont(int pixels, bool bold = false);

} // namespace scene
