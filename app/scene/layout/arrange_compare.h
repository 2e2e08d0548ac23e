#pragma once

#include "layout/measures.h"

#include <QRectF>
#include <QSize>

#include <array>

namespace scene {

/// What two compared layers have to find room for, in cells and widths at a font size of one pixel; the same for every step.
struct CompareNeed {
    struct Side {
        QSize output;
        QSize kernel; ///< empty for none
        double title = 0.0;
        double terms = 0.0;
        double note = 0.0;
    };
    QSizeF size;
    bool brief = false;
    bool strip = false; ///< a sentence at the bottom
    int subtitleLines = 1;
    QSize input;
    double inputTitle = 0.0;
    double axisWidth = 0.0; ///< of the numbers of rows and columns; 0: none
    std::array<Side, 2> sides;
};

/// Where their blocks stand, chosen so that the numbers are as large as they can be, with cells of one size for both outputs.
struct CompareArrangement {
    enum Kind {
        Between,    ///< arithmetic between the input and the outputs, which stand one above the other
        Below,      ///< outputs one above the other, each with its arithmetic below
        SideBySide, ///< the same, side by side
        Upright,    ///< the input above, the outputs side by side below it
    };
    struct Side {
        double width = 0.0;  ///< of output, title and what is below
        double height = 0.0; ///< of output and title
        double equationHeight = 0.0; ///< with the kernel
        QRectF title;        ///< badge, title and subtitle, as wide as there is room
        QRectF output;
        QRectF equation;
        QRectF kernel;       ///< at its lower end; null for none
        QRectF kernelTitle;
    };
    Kind kind = Between;
    Measures m;
    int termLines = 1;
    int noteLines = 1;
    double inputCell = 0.0;
    double outputCell = 0.0;
    double kernelCell = 0.0;
    double inputWidth = 0.0; ///< with its title
    double inputEnd = 0.0;   ///< of the column in which it stands
    QRectF inputTitle{};
    QRectF input{};
    QRectF note{};           ///< of both
    std::array<Side, 2> sides{};

    bool abreast() const { return kind == SideBySide || kind == Upright; }
};

CompareArrangement arrangeComparison(const CompareNeed& need);

} // namespace scene
