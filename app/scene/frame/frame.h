#pragma once

#include "frame/board.h"

#include "core/explain.h"
#include "core/missing.h"
#include "core/network.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace scene {

/// How the viewer wants a picture shown, the same for every step.
struct View {
    bool backward = false;   ///< the way back: gradients instead of numbers
    bool turned = false;     ///< true convolution: the kernel turned by 180°, where the picture is not the way back

    bool chain = false;      ///< the whole chain: the input and every layer's output, instead of one layer
    bool inserted = false;   ///< a transposed convolution as an ordinary one over the input with zeros between its cells
    bool matrix = false;     ///< a layer that sums products as the product of two matrices, where it can be written so
    bool zeroGhosts = false; ///< what a maximum's padding would do if it were 0, beside what it does
    bool axes = true;        ///< rows and columns are numbered, where their cells are large enough to be read

    bool operator==(const View&) const = default;
};

/// A cell of a board, in the plane's coordinates.
struct Spot {
    BoardId board;
    int row = 0;
    int col = 0;

    bool operator==(const Spot&) const = default;
};

/// What the viewer looks at: everything a Frame depends on besides the lesson.
struct Shot {
    int layer = 0;
    std::int64_t step = 0;
    double phase = 1.0;    ///< 0: the window still stands on the step before; 1: it has arrived and the result is there
    int inputChannel = -1; ///< the input channel shown where a window spans several; −1: the first one it reads
    core::Grain grain = core::Grain::Window; ///< Product: the window's products come up one after the other
    int taps = -1;         ///< then: how many of them are there, without the result; −1, or more than there are: all, with it
    bool hideResult = false; ///< the current result is to be guessed
    bool bare = false;       ///< then: and how it comes about, too
    /// One of the numbers that the result is made of (core::Missing::isPart) is to be found: it is "?" wherever it would stand,
    /// and the picture is that of the layer alone, on its way forward.
    std::optional<core::Missing> missing{};
    bool brief = false;      ///< in few and large words, for the last row of a class room
    std::optional<core::Cell> hoverInput{};  ///< an input cell pointed at: the windows that read it are shown
    std::optional<core::Cell> hoverOutput{}; ///< an output cell pointed at: its window is shown
    int hoverBoard = 0; ///< on which of several outputs or kernels that is (BoardId::index)
    std::optional<core::Cell> hoverWeight{}; ///< a kernel cell pointed at: every input cell it multiplies is shown
    std::optional<Spot> spot{}; ///< in the chain and the matrix, a cell pointed at: what it has to do with is shown
    bool choosers = false;      ///< beside the titles stand arrows that change the channel or sample shown
    View view{};

    bool operator==(const Shot&) const = default;
};

/// The part of a step's time (of Shot::phase) in which the window travels; the result comes up in the rest.
constexpr double glideEnd = 0.7;

/// An activation's graph with this step's point on it.
struct Curve {
    core::Layer layer;
    double x = 0.0;      ///< this step's input
    double y = 0.0;      ///< and output
    double extent = 1.0; ///< the graph spans −extent … extent
    bool answered = true; ///< whether the point stands on the curve yet

    bool operator==(const Curve&) const = default;
    double at(double t) const;
    /// What the values lie between, or −extent and extent.
    std::pair<double, double> bounds() const;
};

/// What is said beside the output of one of two compared layers.
struct Compared {
    core::Equation equation;
    double answer = 1.0;        ///< how far the result has come up, 0 … 1; 0 while it is to be guessed
    std::int64_t termCount = 1; ///< as in Frame
    bool summed = true;         ///< the terms are joined by signs rather than commas
    QString note{};             ///< that it waits for the other
    QString noteRoom{};
};

/// One picture as a value: boards, equation, connections; roles, never colours or pixels.
struct Frame {
    std::vector<Board> boards; ///< those there are, in the order of BoardKind, then of BoardId::index
    core::Equation equation;   ///< of the step shown; empty terms when there is none
    double answer = 1.0;       ///< how far the equation's result has come up, 0 … 1; 0 while it is to be guessed
    bool hidden = false;       ///< the result is to be guessed
    QString soFar;             ///< "so far 2", in the result's place while the terms come up one by one
    bool brief = false;        ///< as in Shot: a headline instead of titles
    QString headline;          ///< "Max pooling · 2 × 2, stride 2"
    bool chain = false;        ///< the boards are the stations of a chain
    std::vector<QString> signs{}; ///< the boards stand in one line as a formula, with these between them: "×", "="
    bool choosers = false;     ///< as in Shot
    bool axes = false;         ///< as in View
    int countFrom = 0;         ///< the number of the first row and the first column
    bool noteStands = false;   ///< the note does not wait for the result
    QString note;              ///< below the equation: what one channel adds up to, how many products are 0
    std::int64_t termCount = 1; ///< about how many numbers the equation has in any step of the layer
    bool listed = false;       ///< whether they stand as in "max(1, 2)"
    QString termsRoom{};     ///< about the longest terms of any step, where they are words
    QString noteRoom;        ///< about the longest note of any step of the layer; empty when none has one
    QString biasLabel;         ///< "b =", before the bias board
    std::optional<Curve> curve;
    std::vector<Compared> compared{}; ///< A and B, where two layers are compared; `equation` is A's then
    bool apart = false; ///< the compared windows differ: B's marks look otherwise than A's
    QString problem; ///< why there is nothing to show, instead of the rest

    const Board* board(BoardId id) const;
    /// How far the result has come up, of one side where two layers are compared.
    double answerOf(int side) const { return compared.empty() ? answer : compared[std::size_t(side)].answer; }
};

struct FrameCache;

/// The picture of one step of a lesson. A layer or step out of range shows the nearest one; a lesson without layers shows
/// its input.
Frame makeFrame(const core::Network& network, const Shot& shot, FrameCache* cache = nullptr);

} // namespace scene
