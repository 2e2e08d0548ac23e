#pragma once

#include "layout/measures.h"

#include <QRectF>
#include <QSize>

#include <optional>

namespace scene {

/// What a picture has to find room for, in cells and yes or no; the same for every step of a layer, so that nothing jumps
/// when the window moves on.
struct Need {
    QSizeF size;       ///< of the picture
    QSize input;       ///< columns × rows; empty when there is no such board
    QSize window;
    QSize kernel;
    QSize output;
    bool bias = false; ///< beside the kernel
    bool curve = false; ///< in the window's place
    bool headline = false; ///< instead of titles
    bool legend = false;   ///< of the colours, below the input
    int subtitleLines = 1;
    double inputTitle = 0.0;  ///< width of its title at a font size of one pixel
    double outputTitle = 0.0;
    double termsWidth = 0.0; ///< of the equation's terms in one line, at a font size of one pixel; 0: no equation
    double noteWidth = 0.0; ///< of the note below the equation in one line, at a font size of one pixel; 0: none
    bool wideLabels = false; ///< products: cells of the window board hold two numbers
    double axisWidth = 0.0; ///< of the numbers of rows and columns at a font size of one pixel; 0: none

    bool hasMiddle() const { return curve || !window.isEmpty(); }
    /// Of window or curve.
    QSizeF lens(double cell) const { return curve ? QSizeF(cell, cell) : QSizeF(window) * cell; }
};

/// Where the blocks of a picture stand, chosen so that digits are as large as they can be. What is not there is null.
struct Arrangement {
    enum class EquationPlace { UnderWindow, Strip, UnderOutput };

    EquationPlace equationPlace = EquationPlace::UnderWindow;
    bool stacked = false; ///< the output below the input
    Fonts fonts{};
    Axes axes{};
    int termLines = 1;
    int noteLines = 1;

    double inputCell = 0.0;
    double windowCell = 0.0; ///< the side of the curve, where that stands instead
    double kernelCell = 0.0;
    double outputCell = 0.0;

    QRectF headline{};
    QRectF input{};
    QRectF window{}; ///< or curve
    QRectF kernel{};
    QRectF bias{};
    QRectF biasLabel{};
    QRectF output{};
    QRectF inputTitle{}; ///< title and subtitle, as wide as there is room
    QRectF windowTitle{};
    QRectF kernelTitle{};
    QRectF outputTitle{};
    QRectF equation{};
    QRectF middle{}; ///< the column of window and curve
};

Arrangement arrange(const Need& need);

// Parts of arranging.

/// Side of the bias beside a kernel with cells of that size.
double biasSide(const Fonts& fonts, double kernelCell);
/// Width of a kernel with the bias, if it has one.
double kernelWidth(const Need& need, const Fonts& fonts, double kernelCell);
/// The kernel below its title, in a block from `corner` on that is `width` wide, and the bias beside it.
void addKernel(Arrangement& arrangement, const Need& need, QPointF corner, double width);

/// The output below the input, and the arithmetic below both: for boards that are much wider than high. Nothing when
/// that does not make their cells clearly larger than `beside` has them.
std::optional<Arrangement> arrangeStacked(const Need& need, const Measures& m, const Arrangement& beside);

} // namespace scene
