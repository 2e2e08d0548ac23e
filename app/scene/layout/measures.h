#pragma once

#include "layout/text.h"

#include <QSizeF>

#include <algorithm>
#include <cmath>
#include <vector>

namespace scene {

constexpr double wordsClear = 10.0; ///< between a title and what stands right of it
constexpr double wordsEdge = 6.0;   ///< between words and the picture's edge, at least

/// Lengths and font sizes that follow from the picture's size alone.
struct Measures {
    Fonts fonts;
    double margin = 0.0;
    double gap = 0.0;        ///< at least between two columns: a connector must fit in
    double titleBlock = 0.0; ///< title and subtitle above a board
    double headlineBlock = 0.0;
    double extent = 0.0;     ///< what cells are measured by: the height; on a sheet of paper it is the width that is short
    double largestCell = 0.0;
    double smallCell = 0.0;  ///< the smaller of two boards may have cells up to this size although the other's are smaller
    double legendBlock = 0.0;
    Axes axes{};
};

/// Makes room for numbers of rows and columns, the longest of that width at a font size of one pixel; 0: for none.
inline void addAxes(Measures& m, double numberWidth)
{
    if (numberWidth <= 0.0)
        return;
    const double air = m.titleBlock > 0.0 ? 0.5 * m.fonts.title : 0.0; // between words and board
    m.axes = {std::ceil((numberWidth + 0.5) * m.fonts.axis), std::ceil(1.4 * m.fonts.axis)};
    m.titleBlock += std::max(0.0, m.axes.height - 0.6 * air);
}

/// With `subtitleLines` lines below each title.
inline Measures measuresOf(QSizeF size, int subtitleLines)
{
    Measures m;
    m.fonts = fontsOf(int(std::clamp(std::min(size.height() * 0.0355, size.width() * 0.0255), 14.0, 90.0)));
    m.margin = std::clamp(0.042 * std::min(size.width(), size.height()), 10.0, 90.0);
    m.gap = std::clamp(0.062 * size.width(), 26.0, 150.0);
    m.titleBlock = m.fonts.title * 1.3 + subtitleLines * m.fonts.subtitle * lineFactor + m.fonts.title * 0.5;
    m.extent = std::min(size.height(), 0.65 * size.width());
    m.largestCell = 0.165 * m.extent;
    m.smallCell = 0.085 * m.extent;
    return m;
}

/// Whole pixels where a cell has some: lines between cells then stay sharp.
inline double snapped(double cell)
{
    return cell >= 6.0 ? std::floor(cell) : cell;
}

/// Sizes of cells to try, from `largest` down to above `least`, each `factor` times the one before.
inline std::vector<double> fallingSizes(double largest, double least, double factor)
{
    std::vector<double> sizes;
    for (double size = largest; size > least; size *= factor)
        sizes.push_back(snapped(size));
    return sizes;
}

/// The largest of falling sizes that `fits`: whatever is smaller fits too. Nothing fits into nothing: then the smallest of
/// all is as good as any.
template <typename Fits>
double largestThatFits(const std::vector<double>& sizes, const Fits& fits)
{
    if (sizes.empty())
        return 0.0;
    return *std::partition_point(sizes.begin(), sizes.end() - 1, [&](double size) { return !fits(size); });
}

/// The same of all sides up to `most`; 0 when none fits.
template <typename Fits>
double largestSide(double most, const Fits& fits)
{
    double low = 0.0;
    for (int i = 0; i < 40; ++i) {
        const double side = (low + most) / 2;
        (fits(side) ? low : most) = side;
    }
    return low;
}

} // namespace scene
