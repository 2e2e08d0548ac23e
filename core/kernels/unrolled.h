#pragma once

#include "core/kernels/rows.h"

#include <span>
#include <vector>

namespace core::kernels {

/// Windows written out as the rows of a matrix ("im2col"): a row for each window in reading order, a column for each tap, by
/// channel, row and column of the window. The matrix stands in memory column by column, and a block of rows at a time.
class Unrolled {
public:
    /// Windows over `channels` planes of shape `in`, as many as `out` has cells in a plane.
    Unrolled(const Shape& in, const Geometry& geometry, const Shape& out, int channels);

    int taps() const { return m_taps; }
    /// From now on it is these planes that are read, one for each channel.
    void setPlanes(std::vector<const float*> planes) { m_rows.setPlanes(std::move(planes)); }
    /// Windows `first` … `first + count − 1` into the first `count` rows of a matrix of `height`; padding reads as 0.
    void read(std::int64_t first, int count, double* matrix, int height);
    /// The way back ("col2im"): adds what stands there to the cells that these windows read; `cells` has the planes one after
    /// the other. What padding read goes nowhere.
    void addBack(std::int64_t first, int count, const double* matrix, int height, double* cells) const;

private:
    /// Calls `visit(y, x, count, k)` for each run of windows in one row of the output: `count` of them from (y, x) on, which
    /// are rows k … of the block.
    template <typename Visit>
    void forEachRun(std::int64_t first, int count, Visit visit) const;

    Shape m_in;
    Geometry m_geometry;
    int m_outCols;
    int m_channels;
    int m_taps;
    Rows<double> m_rows;
};

} // namespace core::kernels
