#pragma once

#include "frame/frame.h"

#include <QRectF>

#include <optional>
#include <vector>

namespace scene {

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
    enum Kind { Headline, Title, Subtitle, Terms, Result, Note, Label, Legend, Problem, Badge, Axis };
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

/// A dashed line from a window to its result, or half of that way: level, past the cells beside it, then climbing between two
/// x where nothing is written, then level.
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

/// Where everything of a picture stands, or of a part of one: parts are added to a whole.
struct Placement {
    std::vector<Placed> boards{};
    std::vector<Text> texts{};
    std::vector<Connector> connectors{};
    std::vector<Legend> legends{};
    std::vector<Chooser> choosers{};
    QRectF curve{};       ///< null when there is none
    double maxZoom = 1.0; ///< where digits are read with ease, and a few times as near at least

    void add(Placement part);
    void add(std::optional<Placed> board);
    void add(std::optional<Text> text);

    const Placed* board(BoardId id) const; ///< null when it is not in the picture
    QRectF equation() const;               ///< around terms, results and notes; null when there are none
};

/// The pictures there are, each in a file of its own. What a Frame is a picture of decides `Layout`, which asks one of them.
Placement placeLayer(const Frame& frame, QSizeF size, const Viewport& viewport);
Placement placeChain(const Frame& frame, QSizeF size, const Viewport& viewport);
Placement placeMatrix(const Frame& frame, QSizeF size, const Viewport& viewport);
Placement placeComparison(const Frame& frame, QSizeF size, const Viewport& viewport);
Placement placeProblem(const Frame& frame, QSizeF size, const Viewport& viewport);

} // namespace scene
