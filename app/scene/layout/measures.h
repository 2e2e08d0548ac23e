#pragma once

#include "layout/arrange.h"

namespace scene {

/// Lengths that follow from the picture's size alone.
struct Measures {
    double margin = 0.0;
    double gap = 0.0;        ///< at least between two columns: a connector must fit in
    double titleBlock = 0.0; ///< title and subtitle above a board
    double headlineBlock = 0.0;
    double largestCell = 0.0;
    double smallCell = 0.0;  ///< the smaller of two boards may have cells up to this size although the other's are smaller
    double legendBlock = 0.0;
    double lineFactor = 1.4; ///< line height by font size, enough for Latin and Chinese
};

/// Fills in the font sizes of `fonts` too.
Measures measuresOf(const Need& need, Arrangement& fonts);

/// Whole pixels where a cell has some: lines between cells then stay sharp.
double snapped(double cell);

} // namespace scene
