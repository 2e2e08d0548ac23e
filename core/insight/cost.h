#pragma once

#include "core/network.h"

#include <cstdint>

namespace core {

/// What one layer costs on its input, counted exactly.
struct Cost {
    std::int64_t valuesIn = 0;
    std::int64_t valuesOut = 0;
    std::int64_t multiplyAdds = 0; ///< convolutions: one for every tap of every window, padding included
    std::int64_t comparisons = 0;  ///< max and min: one less than the window's cells, for every window
    std::int64_t additions = 0;    ///< averages and Lp: likewise
    std::int64_t weights = 0;
    std::int64_t biases = 0;

    bool operator==(const Cost&) const = default;
};

/// The cost of a layer that makes `out` of `in`; it must have no problem with such an input.
Cost costOf(const Layer& layer, const Shape& in, const Shape& out);
/// The cost of layer `k`, whose shapes must be known (Network::runs).
Cost costOf(const Network& network, int k);

} // namespace core
