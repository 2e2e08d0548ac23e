#include "core/kernels/rows.h"

#include <algorithm>
#include <limits>

namespace core::kernels {

template <typename Number>
Rows<Number>::Rows(const Shape& in, const Geometry& geometry, int outCols, int channels, Number fill)
    : m_in(in), m_rows(geometry.rows), m_slots(geometry.rows.size), m_fill(fill)
{
    // Position `first + stride · x + dilation · j` is number x + (dilation · j) / stride of phase (dilation · j) mod stride.
    const Axis& cols = geometry.cols;
    const std::int64_t width = std::int64_t(outCols - 1) * cols.stride + cols.reach();
    const std::int64_t phase = (width + cols.stride - 1) / cols.stride;
    m_length = std::size_t(phase * cols.stride);
    const int first = cols.window(0).first;
    m_columns.assign(m_length, -1);
    for (std::int64_t at = 0; at < width; ++at)
        m_columns[std::size_t(at % cols.stride * phase + at / cols.stride)] = cols.source(int(first + at), in.w);
    for (int j = 0; j < cols.size; ++j) {
        const std::int64_t at = std::int64_t(cols.dilation) * j;
        m_tapOffset.push_back(std::size_t(at % cols.stride * phase + at / cols.stride));
    }
    if (cols.stride == 1) {
        m_plainFirst = std::clamp(-first, 0, int(m_length));
        m_plainEnd = std::clamp(in.w - first, m_plainFirst, int(m_length));
    }
    m_cells.resize(m_length * std::size_t(m_slots) * std::size_t(channels));
    m_held.resize(std::size_t(m_slots) * std::size_t(channels));
}

template <typename Number>
void Rows<Number>::setPlanes(std::vector<const float*> planes)
{
    m_planes = std::move(planes);
    std::ranges::fill(m_held, std::numeric_limits<std::int64_t>::min());
}

template <typename Number>
const Number* Rows<Number>::row(int channel, int position)
{
    // Positions of one window lie `dilation` apart: so no two of them share a slot.
    const int line = int(Axis::floorDivide(position, m_rows.dilation));
    const std::size_t slot = std::size_t(channel) * std::size_t(m_slots) + std::size_t(Axis::positiveModulo(line, m_slots));
    Number* cells = m_cells.data() + slot * m_length;
    if (m_held[slot] != position) {
        m_held[slot] = position;
        const int source = m_rows.source(position, m_in.h);
        fill(cells, source < 0 ? nullptr : m_planes[std::size_t(channel)] + std::int64_t(source) * m_in.w);
    }
    return cells;
}

template <typename Number>
void Rows<Number>::fill(Number* target, const float* source) const
{
    if (source == nullptr) {
        std::fill_n(target, m_length, m_fill);
        return;
    }
    const auto one = [&](std::size_t k) { target[k] = m_columns[k] < 0 ? m_fill : Number(source[m_columns[k]]); };
    for (std::size_t k = 0; k < std::size_t(m_plainFirst); ++k)
        one(k);
    if (m_plainFirst < m_plainEnd)
        std::copy_n(source + m_columns[std::size_t(m_plainFirst)], m_plainEnd - m_plainFirst, target + m_plainFirst);
    for (std::size_t k = std::size_t(m_plainEnd); k < m_length; ++k)
        one(k);
}

template class Rows<double>;
template class Rows<float>;

// NaN wins: it is the only value that differs from itself. Written without branches, so that it becomes vector instructions.

POOLSCOPE_EVERY_PROCESSOR
void keepLargest(const float* source, std::int32_t first, std::int32_t step, float* best, std::int32_t* where, int count)
{
    for (int x = 0; x < count; ++x) {
        const bool wins = (source[x] > best[x]) | (source[x] != source[x]);
        best[x] = wins ? source[x] : best[x];
        where[x] = wins ? first + step * x : where[x];
    }
}

POOLSCOPE_EVERY_PROCESSOR
void keepSmallest(const float* source, std::int32_t first, std::int32_t step, float* best, std::int32_t* where, int count)
{
    for (int x = 0; x < count; ++x) {
        const bool wins = (source[x] < best[x]) | (source[x] != source[x]);
        best[x] = wins ? source[x] : best[x];
        where[x] = wins ? first + step * x : where[x];
    }
}

POOLSCOPE_EVERY_PROCESSOR
void keepLargest(const float* source, std::int32_t first, const std::int32_t* positions, float* best, std::int32_t* where, int count)
{
    for (int x = 0; x < count; ++x) {
        const bool wins = (source[x] > best[x]) | (source[x] != source[x]);
        best[x] = wins ? source[x] : best[x];
        where[x] = wins ? first + positions[x] : where[x];
    }
}

POOLSCOPE_EVERY_PROCESSOR
void keepSmallest(const float* source, std::int32_t first, const std::int32_t* positions, float* best, std::int32_t* where, int count)
{
    for (int x = 0; x < count; ++x) {
        const bool wins = (source[x] < best[x]) | (source[x] != source[x]);
        best[x] = wins ? source[x] : best[x];
        where[x] = wins ? first + positions[x] : where[x];
    }
}

} // namespace core::kernels
