#include "core/kernels/sliding.h"

#include "core/kernels/channels.h"
#include "core/kernels/instructions.h"
#include "core/kernels/rows.h"
#include "core/norm.h"
#include "core/pace.h"

#include <algorithm>
#include <limits>

namespace core::kernels {

Tensor conv2d(const Tensor& in, const Tensor& weight, const std::vector<float>* bias, const Geometry& geometry, int groups,
              const Shape& out, const Pulse& pulse)
{
    const int inPerGroup = in.shape().c / groups;
    const int outPerGroup = out.c / groups;
    const std::size_t taps = std::size_t(inPerGroup) * std::size_t(geometry.rows.size) * std::size_t(geometry.cols.size);
    if (isFasterAsProducts(std::int64_t(taps), outPerGroup, out.w))
        return conv2dAsProducts(in, weight, bias, geometry, groups, out, pulse);
    const std::vector<double> factors(weight.data().begin(), weight.data().end()); // [out, in / groups, rows, columns]
    std::vector<float> result(std::size_t(out.size()));
    std::vector<const double*> sources(taps);
    std::vector<const float*> planes(std::size_t(inPerGroup), nullptr);
    Rows<double> rows(in.shape(), geometry, out.w, inPerGroup, 0.0);
    constexpr std::size_t productsTogether = 1 << 25;
    const int together = int(std::clamp<std::size_t>(productsTogether / taps / 32 * 32, 32, std::size_t(maxSide)));
    Pace pace(pulse, double(out.size()) * double(taps));

    for (int n = 0; n < out.n; ++n) {
        for (int g = 0; g < groups; ++g) {
            for (int c = 0; c < inPerGroup; ++c)
                planes[std::size_t(c)] = in.plane(n, g * inPerGroup + c).data();
            rows.setPlanes(planes);
            for (int y = 0; y < out.h; ++y) {
                std::size_t k = 0;
                for (int c = 0; c < inPerGroup; ++c)
                    for (int i = 0; i < geometry.rows.size; ++i)
                        for (int j = 0; j < geometry.cols.size; ++j)
                            sources[k++] = rows.tap(c, y, i, j);
                for (int o = g * outPerGroup; o < (g + 1) * outPerGroup; ++o) {
                    const double start = bias != nullptr ? double((*bias)[std::size_t(o)]) : 0.0;
                    float* target = result.data() + ((std::int64_t(n) * out.c + o) * out.h + y) * out.w;
                    for (int x = 0; x < out.w; x += together) { // a kernel of millions of weights takes seconds for a row
                        const int count = std::min(together, out.w - x);
                        instructions().sums.ofProducts(sources.data(), x, factors.data() + std::size_t(o) * taps, taps, start, target + x, count);
                        pace.did(double(taps) * count);
                    }
                }
            }
        }
    }
    return {out, std::move(result)};
}

namespace {

/// The first position of the window that lies on the input; −1 when none does.
int firstInside(const Span& window, int extent)
{
    for (int k = 0; k < window.count; ++k) {
        if (window.at(k) >= 0 && window.at(k) < extent)
            return window.at(k);
    }
    return -1;
}

/// The same windows as far as Rows needs them where each row is read only once.
Geometry oneRow(Geometry geometry)
{
    geometry.rows.size = 1;
    return geometry;
}

Size windowOf(const Geometry& geometry)
{
    return {geometry.rows.size, geometry.cols.size};
}

/// The winners along the rows of one plane: for each input row the largest (smallest) cell under each window's columns.
/// Rows first and columns then finds the same winner as reading order does: among equals the first row's first, among NaN
/// the last row's last.
class RowWinners {
public:
    RowWinners(const Shape& in, const Geometry& geometry, int outCols, bool smallest)
        : m_geometry(geometry)
        , m_smallest(smallest)
        , m_never(smallest ? std::numeric_limits<float>::infinity() : -std::numeric_limits<float>::infinity())
        , m_count(outCols)
        , m_slots(int(std::clamp<std::int64_t>(geometry.rows.reach(), 1, 4096)))
        , m_rows(in, oneRow(geometry), outCols, 1, m_never)
        , m_values(std::size_t(m_slots) * std::size_t(outCols))
        , m_columns(m_values.size())
        , m_held(std::size_t(m_slots))
    {
        for (int x = 0; x < outCols; ++x)
            m_firstColumns.push_back(firstInside(geometry.cols.window(x), in.w));
    }

    void setPlane(const float* plane)
    {
        m_rows.setPlanes({plane});
        std::ranges::fill(m_held, -1);
    }
    float never() const { return m_never; }
    const std::vector<std::int32_t>& firstColumns() const { return m_firstColumns; }

    /// Puts the winners of input row `row` (0 … h − 1) against `best`, with positions in a plane `width` wide.
    void take(int row, int width, float* best, std::int32_t* where, Pace& pace)
    {
        const auto slot = std::size_t(row % m_slots);
        float* values = m_values.data() + slot * std::size_t(m_count);
        std::int32_t* columns = m_columns.data() + slot * std::size_t(m_count);
        if (m_held[slot] != row) {
            m_held[slot] = row;
            std::fill_n(values, m_count, m_never);
            const float* cells = m_rows.row(0, row);
            const Axis& cols = m_geometry.cols;
            for (int j = 0; j < cols.size; ++j) {
                const float* tap = cells + m_rows.tapOffset(j);
                const int first = cols.window(0).at(j);
                if (m_smallest)
                    keepSmallest(tap, first, cols.stride, values, columns, m_count);
                else
                    keepLargest(tap, first, cols.stride, values, columns, m_count);
            }
            pace.did(double(cols.size) * m_count);
        }
        const std::int32_t first = row * width;
        if (m_smallest)
            keepSmallest(values, first, columns, best, where, m_count);
        else
            keepLargest(values, first, columns, best, where, m_count);
        pace.did(m_count);
    }

private:
    const Geometry& m_geometry;
    bool m_smallest;
    float m_never;
    int m_count;
    int m_slots;
    Rows<float> m_rows;
    std::vector<float> m_values;
    std::vector<std::int32_t> m_columns;
    std::vector<int> m_held;
    std::vector<std::int32_t> m_firstColumns;
};

} // namespace

Output extremePool(const Tensor& in, const Geometry& geometry, const Shape& out, bool smallest, const Pulse& pulse)
{
    const Shape& shape = in.shape();
    RowWinners winners(shape, geometry, out.w, smallest);
    std::vector<float> values(std::size_t(out.size()));
    std::vector<std::int32_t> indices(std::size_t(out.size()));
    Pace pace(pulse, operationsByRows(windowOf(geometry), shape, out));

    for (std::int64_t plane = 0; plane < std::int64_t(out.n) * out.c; ++plane) {
        winners.setPlane(in.plane(int(plane / out.c), int(plane % out.c)).data());
        for (int y = 0; y < out.h; ++y) {
            const Span rows = geometry.rows.window(y);
            const std::int64_t offset = plane * out.planeSize() + std::int64_t(y) * out.w;
            float* best = values.data() + offset;
            std::int32_t* where = indices.data() + offset;
            // A window of nothing but −∞ has its first cell as winner; one that stands on padding alone, as a dilated one
            // can, has none.
            const int firstRow = firstInside(rows, shape.h);
            std::fill_n(best, out.w, winners.never());
            for (int x = 0; x < out.w; ++x) {
                const std::int32_t firstCol = winners.firstColumns()[std::size_t(x)];
                where[x] = firstRow < 0 || firstCol < 0 ? -1 : firstRow * shape.w + firstCol;
            }
            for (int i = 0; i < rows.count; ++i) {
                if (rows.at(i) >= 0 && rows.at(i) < shape.h)
                    winners.take(rows.at(i), shape.w, best, where, pace);
            }
        }
    }
    return {Tensor(out, std::move(values)), Indices(std::move(indices))};
}

namespace {

/// The sums along the rows of one plane: for each input row, what the columns of each window on it add up to, of the numbers
/// themselves or of something made of each.
class RowSums {
public:
    RowSums(const Shape& in, const Geometry& geometry, int outCols, double (*made)(double, double), double parameter)
        : m_cols(geometry.cols)
        , m_made(made)
        , m_parameter(parameter)
        , m_count(outCols)
        , m_slots(int(std::clamp<std::int64_t>(geometry.rows.reach(), 1, in.h)))
        , m_rows(in, oneRow(geometry), outCols, 1, 0.0)
        , m_sums(std::size_t(m_slots) * std::size_t(outCols))
        , m_held(std::size_t(m_slots))
        , m_taps(std::size_t(m_cols.size))
    {
    }

    void setPlane(const float* plane)
    {
        m_rows.setPlanes({plane});
        std::ranges::fill(m_held, -1);
    }
    /// The sums of input row `row`, 0 … h − 1; good for as many rows as a window reaches over.
    const double* of(int row, Pace& pace)
    {
        const auto slot = std::size_t(row % m_slots);
        double* sums = m_sums.data() + slot * std::size_t(m_count);
        if (m_held[slot] == row)
            return sums;
        m_held[slot] = row;
        const double* cells = m_rows.row(0, row);
        if (m_made != nullptr) {
            m_cells.assign(cells, cells + m_rows.length());
            for (double& cell : m_cells)
                cell = m_made(cell, m_parameter);
            cells = m_cells.data();
        }
        for (int j = 0; j < m_cols.size; ++j)
            m_taps[std::size_t(j)] = cells + m_rows.tapOffset(j);
        instructions().sums.ofNumbers(m_taps.data(), m_taps.size(), sums, m_count);
        pace.did(double(m_cols.size) * m_count);
        return sums;
    }

private:
    Axis m_cols;
    double (*m_made)(double, double);
    double m_parameter;
    int m_count;
    int m_slots;
    Rows<double> m_rows;
    std::vector<double> m_sums;
    std::vector<int> m_held;
    std::vector<const double*> m_taps;
    std::vector<double> m_cells;
};

/// Calls `visit(sums, y, offset)` for each row of the output, at `offset`, with what its windows add up to: along each row
/// first, then down the rows.
template <typename Visit>
void forEachRowOfSums(const Tensor& in, RowSums& along, const Geometry& geometry, const Shape& out, const Pulse& pulse, Visit visit)
{
    std::vector<double> sums(std::size_t(out.w));
    std::vector<const double*> sources;
    Pace pace(pulse, operationsByRows(windowOf(geometry), in.shape(), out));
    for (std::int64_t plane = 0; plane < std::int64_t(out.n) * out.c; ++plane) {
        along.setPlane(in.plane(int(plane / out.c), int(plane % out.c)).data());
        for (int y = 0; y < out.h; ++y) {
            const Span rows = geometry.rows.window(y);
            sources.clear();
            for (int i = 0; i < rows.count; ++i) {
                if (rows.at(i) >= 0 && rows.at(i) < in.shape().h)
                    sources.push_back(along.of(rows.at(i), pace));
            }
            instructions().sums.ofNumbers(sources.data(), sources.size(), sums.data(), out.w);
            pace.did(double(rows.count) * out.w);
            visit(sums, y, std::size_t(plane * out.planeSize() + std::int64_t(y) * out.w));
        }
    }
}

} // namespace

Tensor averagePool(const Tensor& in, const Geometry& geometry, const Shape& out, const std::vector<double>& rowDivisors,
                   const std::vector<double>& colDivisors, const Pulse& pulse)
{
    std::vector<float> result(std::size_t(out.size()));
    RowSums along(in.shape(), geometry, out.w, nullptr, 0.0);
    forEachRowOfSums(in, along, geometry, out, pulse, [&](const std::vector<double>& sums, int y, std::size_t offset) {
        for (std::size_t x = 0; x < sums.size(); ++x) {
            const double divisor = rowDivisors[std::size_t(y)] * colDivisors[x];
            result[offset + x] = divisor == 0.0 ? 0.0F : float(sums[x] / divisor);
        }
    });
    return {out, std::move(result)};
}

Tensor normPool(const Tensor& in, const Geometry& geometry, const Shape& out, double p, const std::vector<double>& rowShares,
                const std::vector<double>& colShares, const Pulse& pulse)
{
    std::vector<float> result(std::size_t(out.size()));
    RowSums along(in.shape(), geometry, out.w, [](double x, double exponent) { return norm::term(x, 1.0, exponent); }, p);
    forEachRowOfSums(in, along, geometry, out, pulse, [&](const std::vector<double>& sums, int y, std::size_t offset) {
        for (std::size_t x = 0; x < sums.size(); ++x)
            result[offset + x] = float(norm::value(1.0, sums[x], rowShares[std::size_t(y)] * colShares[x], p));
    });
    return {out, std::move(result)};
}

double operationsByRows(Size window, const Shape& in, const Shape& out)
{
    const double rows = std::min(double(in.h), double(out.h) * window.h);
    return double(out.n) * out.c * out.w * (rows * window.w + double(out.h) * window.h);
}

} // namespace core::kernels
