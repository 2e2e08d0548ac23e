#pragma once

#include "layout/layout.h"

namespace scene {

/// How the numbers of a board are written: as large as the widest of them allows, so that all have one size.
struct Digits {
    int pixels = 0; ///< 0: there is no room for any
    int significant = cellDigits;
    bool twoLines = false;
    double room = 0.0; ///< the font size there would be room for, before it is rounded
};

/// The widest number that a board can show in any step, at a font size of one pixel.
double widestNumber(const Board& board, int significant = cellDigits);

Digits boardDigits(const Board& board, const Placed& placed);
/// The window's cells hold what stands on the input, times the kernel: they are measured there, so that the size holds for
/// every step.
Digits windowDigits(const Board& board, const Placed& placed, const Frame& frame);

/// What the text of a cell occupies, in the middle of `cell`.
QRectF labelPlace(const Placed& placed, const CellLook& look, const QRectF& cell);

} // namespace scene
