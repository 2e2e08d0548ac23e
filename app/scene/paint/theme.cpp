#include "paint/theme.h"

#include "frame/board.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

using Hues = std::array<QRgb, mostRegions>;

// Calm ones, found by annealing so that the tints which cells carry stay apart: any two of them by a CIEDE2000 of 8 for every
// kind of colour vision, which tests/app/scene/tst_colour.cpp holds. They differ in lightness where they cannot in hue.
constexpr Hues onWhite = {0xFFA6D2F3, 0xFFF3C984, 0xFF4DBB9D, 0xFF856094, 0xFF968CF5, 0xFF6A743C, 0xFFC28605, 0xFF602828, 0xFF493096};
constexpr Hues onDark = {0xFF0364A6, 0xFFE4AB3E, 0xFF059C6E, 0xFFC27DAE, 0xFF394C66, 0xFFA74C06, 0xFFF8EA72, 0xFFF0EBE6, 0xFFAF8FF2};
constexpr Hues onBlack = {0xFF0660A4, 0xFFEDA61B, 0xFF0BA579, 0xFFBD82AE, 0xFF91D4FF, 0xFFFFD888, 0xFF7C7701, 0xFFF3F1F2, 0xFFA789FF};

std::array<QColor, mostRegions> colours(const Hues& values)
{
    std::array<QColor, mostRegions> result;
    for (std::size_t i = 0; i < values.size(); ++i)
        result[i] = QColor(values[i]);
    return result;
}

// Number text must reach WCAG 2.1 AA on every cell; black or white always does (at least √21 : 1).
constexpr double readable = 4.5;

double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

Theme light()
{
    Theme theme;
    theme.name = "light";
    theme.background = "#F6F7F9";
    theme.panel = "#FFFFFF";
    theme.ink = "#1B1F24";
    theme.softInk = "#5B6570";
    theme.line = "#CFD5DC";
    theme.accent = "#D55E00";
    theme.accentText = "#B84F00"; // the accent itself reaches only 3.6 : 1 on the background
    theme.other = "#A6307F";
    theme.accent2 = "#0072B2";
    theme.padding = "#EEF0F3";
    theme.hatch = "#DDE1E6";
    theme.cell = "#FFFFFF";
    theme.positive = "#5AA2CE";
    theme.negative = "#E68C46";
    theme.regions = colours(onWhite);
    return theme;
}

Theme dark()
{
    Theme theme = light();
    theme.name = "dark";
    theme.background = "#14171B";
    theme.panel = "#1C2026";
    theme.ink = "#EEF1F4";
    theme.softInk = "#9AA5B1";
    theme.line = "#3A424D";
    theme.accent = "#FFA667";
    theme.accentText = "#FFA667";
    theme.other = "#F28BCB";
    theme.accent2 = "#56B4E9";
    theme.padding = "#1A1E23";
    theme.hatch = "#2A3038";
    theme.cell = "#1C2026";
    theme.positive = "#2E6F96";
    theme.negative = "#9C541F";
    theme.regions = colours(onDark);
    theme.tint = 0.50;
    theme.strongTint = 0.58;
    return theme;
}

Theme highContrast()
{
    Theme theme = dark();
    theme.name = "contrast";
    theme.background = "#000000";
    theme.panel = "#000000";
    theme.ink = "#FFFFFF";
    theme.softInk = "#E0E0E0";
    theme.line = "#8C8C8C";
    theme.accent = "#FFD800";
    theme.accentText = "#FFD800";
    theme.other = "#FF9CF5";
    theme.accent2 = "#4FD8FF";
    theme.padding = "#000000";
    theme.hatch = "#5A5A5A";
    theme.cell = "#000000";
    theme.positive = "#0088D8";
    theme.negative = "#D86A00";
    theme.frameWidth = 7.0;
    theme.lineWidth = 1.6;
    theme.regions = colours(onBlack);
    theme.tint = 0.40;
    theme.strongTint = 0.62;
    return theme;
}

Theme print()
{
    Theme theme = light();
    theme.name = "print";
    theme.background = "#FFFFFF";
    theme.ink = "#000000";
    theme.softInk = "#404040";
    theme.line = "#808080";
    theme.accent = "#B34700";
    theme.accentText = "#A04000";
    theme.other = "#8A1F66";
    theme.accent2 = "#005A8C";
    theme.padding = "#FFFFFF";
    theme.hatch = "#B4B4B4";
    return theme;
}

} // namespace

Theme themeNamed(const QString& name)
{
    if (name == "dark")
        return dark();
    if (name == "contrast")
        return highContrast();
    if (name == "print")
        return print();
    return light();
}

QStringList themeNames()
{
    return {"light", "dark", "contrast", "print"};
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor inkOn(const Theme& theme, const QColor& fill, bool quiet)
{
    if (quiet && contrast(theme.softInk, fill) >= readable)
        return theme.softInk;
    if (contrast(theme.ink, fill) >= readable)
        return theme.ink;
    return contrast(Qt::white, fill) > contrast(Qt::black, fill) ? QColor(Qt::white) : QColor(Qt::black);
}

} // namespace scene
