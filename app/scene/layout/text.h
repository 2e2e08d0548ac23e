#pragma once

#include "layout/layout.h"

#include <QString>
#include <QStringList>

#include <algorithm>

namespace scene {

/// Line height by font size, enough for Latin and Chinese.
constexpr double lineFactor = 1.4;

/// The font sizes of a picture.
struct Fonts {
    int title = 19;
    int subtitle = 13;
    int terms = 17;
    int result = 26;
    int kernelTitle = 14;
    int headline = 0;
    int axis = 11;
    int smallest = 0; ///< words that have no room are shortened rather than written smaller

    int notBelow(int pixels) const { return std::max(pixels, smallest); }
};
/// Room for numbers of rows and columns: left of a board and above it; none where there are none.
struct Axes {
    double width = 0.0;
    double height = 0.0;

    bool operator==(const Axes&) const = default;
};

/// Those that suit titles of that size.
Fonts fontsOf(int title);
/// The same, none of them smaller than the last row of a class room can read in a picture of that size.
Fonts readFromAfar(Fonts fonts, QSizeF picture);

/// Measures of the picture's font. All lengths are in scene units, and fonts are in pixels of them.
double textWidth(const QString& text, int pixels, bool bold = false);
/// Height of one line.
double lineHeight(int pixels);
/// How far below a line's top its baseline stands.
double ascent(int pixels);
/// Height of a capital letter: what centring a number in a cell goes by.
double capHeight(int pixels);

/// An upper bound of a number's width at a font size of one pixel, quick because it adds up characters.
double numberWidth(const QString& text, bool bold);

/// `text` in lines of at most `width`, broken after spaces, at most `maxLines`. When it does not fit, its middle gives way
/// to "…" between two terms, and `elided` is set. No line is ever wider than `width`, unless one word is.
QStringList wrapped(const QString& text, int pixels, bool bold, double width, int maxLines, bool& elided);

} // namespace scene
