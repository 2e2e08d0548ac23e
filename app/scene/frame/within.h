#pragma once

#include <algorithm>

namespace scene {

/// `value`, no lower than `least` and no higher than `most`. std::clamp wants least ≤ most, which a picture of a few pixels does not
/// keep: there `least` it is.
inline double within(double value, double least, double most)
{
    return std::max(least, std::min(value, most));
}

} // namespace scene
