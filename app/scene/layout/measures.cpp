#include "layout/measures.h"

#include <algorithm>
#include <cmath>

namespace scene {

Measures measuresOf(const Need& need, Arrangement& fonts)
{
    const double width = need.size.width();
    const double height = need.size.height();
    const double unit = std::min(height * 0.0355, width * 0.0255);
    Measures m;
    m.margin = std::clamp(0.042 * std::min(width, height), 10.0, 90.0);
    fonts.titlePixels = int(std::clamp(unit, 14.0, 60.0));
    fonts.subtitlePixels = int(std::max(11.0, std::round(fonts.titlePixels * 0.69)));
    fonts.termsPixels = int(std::max(13.0, std::round(fonts.titlePixels * 0.92)));
    fonts.resultPixels = int(std::round(fonts.titlePixels * 1.42));
    fonts.kernelTitlePixels = int(std::max(12.0, std::round(fonts.titlePixels * 0.76)));
    m.gap = std::clamp(0.062 * width, 26.0, 150.0);
    m.titleBlock = fonts.titlePixels * 1.3 + need.subtitleLines * fonts.subtitlePixels * m.lineFactor + fonts.titlePixels * 0.5;
    if (need.legend)
        m.legendBlock = fonts.titlePixels * 0.8 + fonts.subtitlePixels * 0.8 + fonts.subtitlePixels * m.lineFactor;
    // On a sheet of paper it is the width that is short.
    const double extent = std::min(height, 0.65 * width);
    m.largestCell = 0.165 * extent;
    m.smallCell = 0.085 * extent;
    if (need.headline) {
        fonts.headlinePixels = int(std::clamp(std::min(0.049 * height, 0.034 * width), 14.0, 100.0));
        fonts.termsPixels = fonts.headlinePixels;
        fonts.resultPixels = int(std::round(fonts.headlinePixels * 1.45));
        m.titleBlock = 0.0;
        m.headlineBlock = fonts.headlinePixels * 2.2;
        m.margin = std::clamp(0.06 * std::min(width, height), 10.0, 120.0);
        m.gap = std::clamp(0.12 * width, 40.0, 400.0);
        m.largestCell = 0.2 * extent;
    }
    return m;
}

double snapped(double cell)
{
    return cell >= 6.0 ? std::floor(cell) : cell;
}

} // namespace scene
