#include "paint/cell_colour.h"

#include <algorithm>
#include <cmath>

namespace scene {

static QColor mix(const QColor& a, const QColor& b, double t)
{
    const auto channel = [t](int x, int y) { return int(std::lround(x + (y - x) * t)); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

QColor valueColour(const Theme& theme, const Scale& scale, double value)
{
    const double place = scale.place(value);
    if (scale.kind == Scale::Grey) {
        const int grey = int(std::lround(255.0 * std::max(place, 0.0)));
        return QColor(grey, grey, grey);
    }
    // Small numbers must be told from zero, so the scale climbs faster near it; it stays monotone, and so honest.
    return mix(theme.cell, place < 0.0 ? theme.negative : theme.positive, std::pow(std::abs(place), 0.7));
}

QColor fillOf(const Theme& theme, const CellLook& look, const Scale& scale)
{
    switch (look.role) {
    case Role::Padding:
        return look.ghost && look.valued ? mix(theme.padding, valueColour(theme, scale, look.value), 0.45) : theme.padding;
    case Role::Beyond:
    case Role::Dropped:
        return theme.padding;
    case Role::Absent:
        return theme.background;
    case Role::Pending:
    case Role::Hidden:
        return theme.cell;
    case Role::Plain:
        break;
    }
    if (look.region >= 0)
        return mix(theme.cell, theme.regions[std::size_t(look.region)], look.inWindow ? theme.strongTint : theme.tint);
    return look.valued ? valueColour(theme, scale, look.value) : theme.cell;
}

} // namespace scene
