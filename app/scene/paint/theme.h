#pragma once

#include <QColor>
#include <QString>
#include <QStringList>

#include "frame/board.h"

#include <array>

namespace scene {

/// All colours and stroke widths of a picture.
struct Theme {
    QString name; ///< "light", "dark", "contrast", "print"
    QColor background; ///< behind the boards
    QColor panel;      ///< of the window's own panels
    QColor ink;        ///< text
    QColor softInk;    ///< text that is set back
    QColor line;       ///< between cells
    QColor accent;     ///< the current window
    QColor accentText; ///< the same for text, which needs more contrast
    QColor other;      ///< the second of two compared layers, in marks and text
    QColor accent2;    ///< what is pointed at or selected; links, progress
    QColor padding;    ///< cells that are drawn around the input
    QColor hatch;      ///< the stripes on them
    QColor cell;       ///< a cell that says nothing by its colour; also the value 0
    QColor positive;   ///< the far ends of the value scale
    QColor negative;
    std::array<QColor, mostRegions> regions; ///< hues of windows that do not overlap; cells carry a tint of them
    double tint = 0.42;            ///< how much of its hue a region's cell carries
    double strongTint = 0.60;      ///< and the cells of the current window
    double frameWidth = 5.0;       ///< of the current window's frame, at a cell of 84 pixels
    double lineWidth = 1.2;        ///< between cells

    bool operator==(const Theme&) const = default;
};

/// The theme of that name; light for an unknown one.
Theme themeNamed(const QString& name);
/// The names that themeNamed knows.
QStringList themeNames();

/// Ink that can be read on `fill`: the theme's own when its contrast is enough, else black or white.
QColor inkOn(const Theme& theme, const QColor& fill, bool quiet = false);
/// WCAG 2.1 contrast ratio of two opaque colours, 1 … 21.
double contrast(const QColor& a, const QColor& b);

} // namespace scene
