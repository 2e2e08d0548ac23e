#pragma once

#include <QMargins>
#include <QRectF>
#include <QString>

#include "core/axis.h"
#include "core/layer.h"
#include "core/tensor.h"

#include <optional>
#include <vector>

namespace scene {

/// What a cell is, in the picture's own terms; a Theme turns it into colours, rings and hatching.
enum class Role {
    Plain,   ///< a cell of the tensor
    Padding, ///< drawn around the tensor, not part of it
    Beyond,  ///< past the padding, where ceil_mode lets a window hang over
    Dropped, ///< a cell that no window reads
    Pending, ///< an output cell that is not computed yet
    Hidden,  ///< a cell whose value is to be found: "?"
    Absent,  ///< a place of the window board where there is nothing to multiply
};

/// What a board of the picture shows.
enum class BoardKind { Input, Window, Kernel, Bias, Output };

/// Which board of the picture. Most pictures have one of a kind; a chain of layers and a comparison have several outputs.
struct BoardId {
    BoardKind kind = BoardKind::Input;
    int index = 0; ///< from 0 among those of its kind

    BoardId() = default;
    BoardId(BoardKind boardKind, int boardIndex = 0) : kind(boardKind), index(boardIndex) {} // NOLINT: most have one of a kind
    bool operator==(const BoardId&) const = default;
};

/// How the numbers of a board become colours.
struct Scale {
    enum Kind {
        ZeroCentred, ///< −limit … 0 … limit: one hue below zero, another above, the plain cell at zero
        Grey,        ///< 0 … limit: black to white, for pictures
    };
    Kind kind = ZeroCentred;
    double limit = 1.0; ///< above 0; numbers beyond it look like it
    bool signs = false; ///< there are numbers of both signs: the colours need to be told apart

    /// Where `value` stands: −1 … 1; 0 for NaN.
    double place(double value) const;
    bool operator==(const Scale&) const = default;
};

/// What a cell would hold if something were otherwise, beside what it holds.
struct Ghost {
    core::Cell cell;
    QString text;

    bool operator==(const Ghost&) const = default;
};

/// More regions than eyes can tell apart explain nothing: each has a colour of its own, or none has.
constexpr int mostRegions = 9;

/// Which window of a layer whose windows do not overlap a cell belongs to: the reason for region colours.
struct Regions {
    bool onInput = true; ///< false on the output, where each cell is its own region
    core::Axis rows{};
    core::Axis cols{};
    core::Shape output{};

    /// The window's number, from 0, below mostRegions; −1 for a cell of no window.
    int at(int row, int col) const;
    bool operator==(const Regions&) const = default;
};

/// One cell as it is to be drawn: what it is, what it says, and every emphasis it carries.
struct CellLook {
    Role role = Role::Plain;
    QString text{};        ///< what stands in it, empty for none
    bool valued = false;   ///< whether `value` gives it a colour
    double value = 0.0;
    int region = -1;       ///< from 0: a region colour instead of the value's
    bool strong = false;   ///< bold: this step's result, a winner, a product that counts
    bool quiet = false;    ///< set back: padding, products that are 0
    bool ghost = false;    ///< padding that repeats a cell of the input
    bool inWindow = false; ///< under the current window

    bool operator==(const CellLook&) const = default;
};

/// What the cells of a board are: one plane of a tensor with whatever is drawn around it, or cells that are spelled out.
/// Rows and columns are those of the plane: padding before it has negative ones.
struct Grid {
    core::Tensor values;         ///< the plane shown is values[sample, channel]
    int sample = 0;
    int channel = 0;
    core::Notation notation;     ///< numbers of `values` written in a way of their own
    std::vector<CellLook> cells; ///< row by row, rows() × cols(), instead of `values`; empty for none
    int cellRows = 0;            ///< of `cells`
    int cellCols = 0;

    QMargins pads;               ///< padding drawn around the plane
    QMargins around;             ///< everything drawn around it: padding, then overhang
    QString padText;             ///< what padding reads: "0", "−∞", "" for nothing; without meaning when it repeats cells
    int rowGap = 1;              ///< of so many rows of the plane one is the input's own, the others are zeros put in
    int colGap = 1;
    int rowShift = 0;            ///< how many rows of the input with its zeros were cut off before the first one shown
    int colShift = 0;
    core::Axis rowAxis;          ///< padding repeats cells of the input when their border is not Zeros
    core::Axis colAxis;
    std::vector<bool> filled;    ///< of the tensor's cells, in their order, those that are no number of the layer's; empty for none
    Role filledRole = Role::Padding; ///< what those are
    std::vector<bool> rowRead;   ///< whether some window reads that row; empty when all are read
    std::vector<bool> colRead;

    Scale scale;
    std::optional<Regions> regions; ///< region colours instead of value colours
    std::vector<Ghost> ghosts;      ///< drawn small and dashed in the corners of their cells

    bool operator==(const Grid&) const = default;
};

/// What stands on the cells of a board in this step.
struct Marks {
    bool hideCurrent = false;    ///< `current` shows "?" instead of its value
    std::optional<core::Cell> missing; ///< a cell of the plane that does so, and padding that repeats it
    double pop = 1.0;            ///< how far this step's result has come up, 0 … 1

    /// The window's place on this board in cells (x: column, y: row), the plane's first cell at 0,0; between cells while it
    /// glides.
    std::optional<QRectF> window;
    int windowRowStep = 1;             ///< dilation: distance of the window's cells, 0 when they are not evenly spaced
    int windowColStep = 1;
    std::vector<core::Cell> taps;      ///< cells that the window reads, when it skips some between
    std::vector<core::Cell> winners;   ///< ringed; ties are all ringed
    std::optional<core::Cell> touched; ///< the cell whose product has just come up; framed
    std::optional<core::Cell> current; ///< the cell of this step
    /// On the input, the same of the second of two compared layers, where it is not the first one's.
    std::optional<QRectF> otherWindow{};
    std::vector<core::Cell> otherTaps{};
    std::vector<core::Cell> otherWinners{};
    bool second = false;               ///< the marks are the second one's: drawn in its way
    std::vector<QRect> pointed;        ///< cells that answer the mouse (x: column, y: row)
    QRect selected{};                  ///< cells chosen to be copied, filled, cut; null for none

    bool operator==(const Marks&) const = default;
};

/// A grid of numbers in the picture, with its words.
struct Board : Grid, Marks {
    BoardId id;
    QString title;
    QString subtitle;
    QString subtitleRoom;    ///< the longest subtitle of any step of the layer, when it changes
    QString numberRoom;      ///< as wide as any number of any step, where numbers change from step to step
    bool editable = false;
    bool emphasised = true;  ///< its title is bold: of a chain, the boards that the step is about
    QSize reserve;           ///< the most columns × rows that this board has in any step of the layer
    std::int64_t known = -1; ///< cells of the plane computed so far, row by row, or column by column; −1: all
    bool knownDown = false;  ///< column by column

    const Grid& grid() const { return *this; }
    const Marks& marks() const { return *this; }
    int rows() const;     ///< with what is drawn around
    int cols() const;
    int firstRow() const { return cells.empty() ? -around.top() : 0; }
    int firstCol() const { return cells.empty() ? -around.left() : 0; }
    bool contains(int row, int col) const;  ///< whether that cell is drawn
    bool hasValue(int row, int col) const;  ///< whether it is a cell of the tensor
    double valueAt(int row, int col) const; ///< of a cell of the tensor
    bool isCurrent(int row, int col) const { return current && current->row == row && current->col == col; }
    bool isWinner(int row, int col) const;
    bool isMissing(int row, int col) const;
    bool isInserted(int row, int col) const; ///< whether it is one of the zeros put in
};

/// How many significant digits the numbers of a board are written with.
constexpr int cellDigits = 4;

/// Everything there is to draw in a cell of the board.
CellLook look(const Board& board, int row, int col, int digits = cellDigits);
/// The same without its text, for cells too small for one.
CellLook lookWithoutText(const Board& board, int row, int col);

/// A number as it stands in a cell: core::shownNumber, remembered, because a board asks for the same ones in every picture.
QString cellText(float value, int digits = cellDigits);

} // namespace scene
