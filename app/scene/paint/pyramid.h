#pragma once

#include "core/tensor.h"

#include <cstdint>
#include <list>
#include <span>
#include <vector>

namespace scene {

/// A plane at half, a quarter, an eighth … of its size: each number is the mean of the (up to) four below it, NaN left
/// out. So a big plane seen from afar is its average, as an eye sees it, and what a pixel costs does not hang on the
/// plane's size. Keeps no share of the tensor.
class Pyramid {
public:
    struct Level {
        int rows = 0;
        int cols = 0;
        std::vector<float> cells;
    };

    Pyramid(const core::Tensor& values, int sample, int channel);

    bool isOf(const core::Tensor& values, int sample, int channel) const
    {
        return m_stamp == values.stamp() && m_sample == sample && m_channel == channel;
    }
    /// Takes over the last write to `values` when it knows everything from before it; else says no.
    bool follow(const core::Tensor& values, int sample, int channel);
    /// Level 1 has half the plane's rows and columns. `of` must be the tensor this is of.
    int count() const { return int(m_levels.size()); }
    const Level& level(int k) const { return m_levels[std::size_t(k - 1)]; }

private:
    void work(const core::Tensor& values, core::Part part);

    std::uint64_t m_stamp = 0;
    int m_sample = 0;
    int m_channel = 0;
    std::vector<Level> m_levels;
};

/// The pyramids of the planes painted last.
class Pyramids {
public:
    const Pyramid& of(const core::Tensor& values, int sample, int channel);

private:
    std::list<Pyramid> m_known; ///< the last one used first
};

} // namespace scene
