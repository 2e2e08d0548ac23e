#include "core/kernels/unrolled.h"

#include <algorithm>

namespace core::kernels {

Unrolled::Unrolled(const Shape& in, const Geometry& geometry, const Shape& out, int channels)
    : m_in(in)
    , m_geometry(geometry)
    , m_outCols(out.w)
    , m_channels(channels)
    , m_taps(channels * geometry.rows.size * geometry.cols.size)
    , m_rows(in, geometry, out.w, channels, 0.0)
{
}

template <typename Visit>
void Unrolled::forEachRun(std::int64_t first, int count, Visit visit) const
{
    for (int k = 0; k < count;) {
        const int y = int((first + k) / m_outCols);
        const int x = int((first + k) % m_outCols);
        const int together = std::min(count - k, m_outCols - x);
        visit(y, x, together, k);
        k += together;
    }
}

void Unrolled::read(std::int64_t first, int count, double* matrix, int height)
{
    forEachRun(first, count, [&](int y, int x, int together, int k) {
        double* target = matrix + k;
        for (int c = 0; c < m_channels; ++c) {
            for (int i = 0; i < m_geometry.rows.size; ++i) {
                for (int j = 0; j < m_geometry.cols.size; ++j, target += height)
                    std::copy_n(m_rows.tap(c, y, i, j) + x, together, target);
            }
        }
    });
}

void Unrolled::addBack(std::int64_t first, int count, const double* matrix, int height, double* cells) const
{
    const Axis& rows = m_geometry.rows;
    const Axis& cols = m_geometry.cols;
    const double* column = matrix;
    for (int c = 0; c < m_channels; ++c, cells += m_in.planeSize()) {
        for (int i = 0; i < rows.size; ++i) {
            for (int j = 0; j < cols.size; ++j, column += height) {
                const Axis::Range inside = cols.windowsInside(j, m_in.w, m_outCols);
                forEachRun(first, count, [&](int y, int x, int together, int k) {
                    const int row = rows.source(rows.window(y).at(i), m_in.h);
                    if (row < 0)
                        return;
                    double* target = cells + std::int64_t(row) * m_in.w;
                    const double* source = column + k - x;
                    const auto beyondTheEdge = [&](int from, int end) {
                        for (int at = from; at < end; ++at) {
                            if (const int col = cols.source(cols.window(at).at(j), m_in.w); col >= 0)
                                target[col] += source[at];
                        }
                    };
                    const int begin = std::clamp(inside.first, x, x + together);
                    const int end = std::clamp(inside.last + 1, begin, x + together);
                    beyondTheEdge(x, begin);
                    for (int at = begin; at < end; ++at)
                        target[cols.window(at).at(j)] += source[at];
                    beyondTheEdge(end, x + together);
                });
            }
        }
    }
}

} // namespace core::kernels
