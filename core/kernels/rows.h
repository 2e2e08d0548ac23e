#pragma once

#include "core/evaluate.h"

#include <cstdint>
#include <vector>

// gcc compiles such a function once for each instruction set, and the loader takes the best that this processor has. Not
// under sanitizers, whose own start comes after the loader's choice.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__) \
    && !defined(__SANITIZE_THREAD__)
#define POOLSCOPE_EVERY_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define POOLSCOPE_EVERY_PROCESSOR
#endif

namespace core::kernels {

/// The rows of padded planes, as loops along a row want them: what one tap reads for all output cells of a row lies side by
/// side, for strides above 1 too. Only the rows under the window are kept, so they stay in the processor's cache.
template <typename Number>
class Rows {
public:
    /// Of `channels` planes of shape `in`; zero padding holds `fill`.
    Rows(const Shape& in, const Geometry& geometry, int outCols, int channels, Number fill);

    /// From now on the rows are those of `planes`, one for each channel.
    void setPlanes(std::vector<const float*> planes);
    /// What tap (i, j) reads in `channel` for output row `y`: as many numbers as there are output columns.
    const Number* tap(int channel, int y, int i, int j) { return row(channel, m_rows.window(y).at(i)) + m_tapOffset[std::size_t(j)]; }
    /// The row at a position that may lie outside the plane.
    const Number* row(int channel, int position);
    /// How many numbers a row has.
    std::size_t length() const { return m_length; }
    std::size_t tapOffset(int j) const { return m_tapOffset[std::size_t(j)]; }

private:
    void fill(Number* target, const float* source) const;

    Shape m_in;
    Axis m_rows;
    int m_slots;                     ///< rows kept of each channel: those of one window
    std::size_t m_length = 0;        ///< numbers of one row
    Number m_fill;
    std::vector<int> m_columns;      ///< for each number of a row the column that stands there, −1 for the fill
    int m_plainFirst = 0;            ///< numbers m_plainFirst … m_plainEnd are columns 0, 1, 2 … one after the other
    int m_plainEnd = 0;
    std::vector<std::size_t> m_tapOffset;
    std::vector<const float*> m_planes;
    std::vector<Number> m_cells;
    std::vector<std::int64_t> m_held; ///< the position in each slot
};

extern template class Rows<double>;
extern template class Rows<float>;

/// Where source[x] beats best[x] or is NaN: best[x] = source[x], where[x] = first + step · x.
void keepLargest(const float* source, std::int32_t first, std::int32_t step, float* best, std::int32_t* where, int count);
void keepSmallest(const float* source, std::int32_t first, std::int32_t step, float* best, std::int32_t* where, int count);
/// The same with a position for each number: where[x] = first + positions[x].
void keepLargest(const float* source, std::int32_t first, const std::int32_t* positions, float* best, std::int32_t* where, int count);
void keepSmallest(const float* source, std::int32_t first, const std::int32_t* positions, float* best, std::int32_t* where, int count);

} // namespace core::kernels
