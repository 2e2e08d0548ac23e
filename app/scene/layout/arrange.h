#pragma once

#include <QRectF>
#include <QSize>
#include <QSizeF>

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
};

/// Where the blocks of a picture stand, chosen so that digits are as large as they can be.
struct Arrangement {
    enum class EquationPlace { UnderWindow, Strip, UnderOutput };
    enum class KernelPlace { UnderWindow, UnderOutput, UnderInput, Nowhere };

    EquationPlace equationPlace = EquationPlace::UnderWindow;
    KernelPlace kernelPlace = KernelPlace::UnderWindow;
    bool hasWindow = true; ///< false when there was no room for it
    bool stacked = false;  ///< the output below the input

    int titlePixels = 19;
    int subtitlePixels = 13;
    int termsPixels = 17;
    int resultPixels = 26;
    int kernelTitlePixels = 14;
    int headlinePixels = 0;
    int termLines = 1;
    int noteLines = 1;

    double inputCell = 0.0;
    double windowCell = 0.0; ///< the side of the curve, where that stands instead
    double kernelCell = 0.0;
    double outputCell = 0.0;

    QRectF headline;
    QRectF input;
    QRectF window;
    QRectF kernel;
    QRectF bias;
    QRectF biasLabel;
    QRectF output;
    QRectF inputTitle; ///< title and subtitle, as wide as there is room
    QRectF windowTitle;
    QRectF kernelTitle;
    QRectF outputTitle;
    QRectF equation;
    QRectF middle;     ///< the column of window and curve
};

Arrangement arrange(const Need& need);

} // namespace scene
