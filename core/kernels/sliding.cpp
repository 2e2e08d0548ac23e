#include "core/kernels/sliding.h"

#include <cmath>
#include <limits>

namespace core::kernels {

PaddedPlane padded(std::span<const float> plane, const Shape& in, const Geometry& geometry, const Shape& out, float fill)
{
    const Axis& rows = geometry.rows;
    const Axis& cols = geometry.cols;
    // The last window may end before the padding does, or (ceil_mode) past it.
    const int bottom = std::max(rows.window(out.h - 1).last(), in.h - 1) + 1;
    const int right = std::max(cols.window(out.w - 1).last(), in.w - 1) + 1;
    PaddedPlane result{rows.padBefore, cols.padBefore, cols.padBefore + right, {}};
    result.cells.assign(std::size_t(rows.padBefore + bottom) * std::size_t(result.width), fill);

    float* target = result.cells.data();
    for (int row = -rows.padBefore; row < bottom; ++row, target += result.width) {
        const int sourceRow = rows.source(row, in.h);
        if (sourceRow < 0)
            continue;
        const float* source = plane.data() + std::int64_t(sourceRow) * in.w;
        std::copy_n(source, in.w, target + cols.padBefore);
        if (cols.border == Border::Zeros)
            continue;
        for (int col = -cols.padBefore; col < 0; ++col)
            target[col + cols.padBefore] = source[cols.source(col, in.w)];
        for (int col = in.w; col < right; ++col)
            target[col + cols.padBefore] = source[cols.source(col, in.w)];
    }
    return result;
}

void addTapToRow(const PaddedPlane& plane, const Geometry& geometry, int outRow, int i, int j, double weight,
                 std::vector<double>& sums)
{
    const float* source = plane.row(geometry.rows.window(outRow).at(i)) + geometry.cols.window(0).at(j);
    const std::size_t count = sums.size();
    double* target = sums.data();
    const auto stride = std::size_t(geometry.cols.stride);
    if (stride == 1) { // a loop of its own, so that it becomes vector instructions
        for (std::size_t x = 0; x < count; ++x)
            target[x] += weight * double(source[x]);
    } else {
        for (std::size_t x = 0; x < count; ++x)
            target[x] += weight * double(source[x * stride]);
    }
}

Tensor conv2d(const Tensor& in, const Tensor& weight, const std::vector<float>* bias, const Geometry& geometry, int groups,
              const Shape& out, const Pulse& pulse)
{
    const int inPerGroup = in.shape().c / groups;
    const int outPerGroup = out.c / groups;
    std::vector<float> result(std::size_t(out.size()));
    std::vector<PaddedPlane> planes(std::size_t(inPerGroup), PaddedPlane{});
    std::vector<double> sums(std::size_t(out.w), 0.0);

    for (int n = 0; n < out.n; ++n) {
        for (int g = 0; g < groups; ++g) {
            for (int c = 0; c < inPerGroup; ++c)
                planes[std::size_t(c)] = padded(in.plane(n, g * inPerGroup + c), in.shape(), geometry, out, 0.0F);
            for (int o = g * outPerGroup; o < (g + 1) * outPerGroup; ++o) {
                float* target = result.data() + (std::int64_t(n) * out.c + o) * out.planeSize();
                const double start = bias != nullptr ? double((*bias)[std::size_t(o)]) : 0.0;
                for (int y = 0; y < out.h; ++y) {
                    tell(pulse, (std::int64_t(n) * out.c + o) * out.h + y, std::int64_t(out.n) * out.c * out.h);
                    sums.assign(sums.size(), 0.0);
                    for (int c = 0; c < inPerGroup; ++c)
                        for (int i = 0; i < geometry.rows.size; ++i)
                            for (int j = 0; j < geometry.cols.size; ++j)
                                addTapToRow(planes[std::size_t(c)], geometry, y, i, j, double(weight.at({o, c, i, j})), sums);
                    for (const double sum : sums)
                        *target++ = float(sum + start);
                }
            }
        }
    }
    return {out, std::move(result)};
}

namespace {

/// The first position of the window that lies on the input; 0 when none does.
int firstInside(const Span& window, int extent)
{
    for (int k = 0; k < window.count; ++k) {
        if (window.at(k) >= 0 && window.at(k) < extent)
            return window.at(k);
    }
    return -1;
}

} // namespace

Output extremePool(const Tensor& in, const Geometry& geometry, const Shape& out, bool smallest, const Pulse& pulse)
{
    const Shape& shape = in.shape();
    const float never = smallest ? std::numeric_limits<float>::infinity() : -std::numeric_limits<float>::infinity();
    std::vector<float> values(std::size_t(out.size()), never);
    auto indices = std::make_shared<std::vector<std::int32_t>>(std::size_t(out.size()));

    for (std::int64_t plane = 0; plane < std::int64_t(out.n) * out.c; ++plane) {
        const PaddedPlane source = padded(in.plane(int(plane / out.c), int(plane % out.c)), shape, geometry, out, never);
        for (int y = 0; y < out.h; ++y) {
            tell(pulse, plane * out.h + y, std::int64_t(out.n) * out.c * out.h);
            const Span rows = geometry.rows.window(y);
            const std::int64_t offset = plane * out.planeSize() + std::int64_t(y) * out.w;
            float* best = values.data() + offset;
            std::int32_t* where = indices->data() + offset;
            // A window of nothing but −∞ has its first cell as winner; one that stands on padding alone, as a dilated one
            // can, has none.
            const int firstRow = firstInside(rows, shape.h);
            for (int x = 0; x < out.w; ++x) {
                const int firstCol = firstInside(geometry.cols.window(x), shape.w);
                where[x] = firstRow < 0 || firstCol < 0 ? -1 : firstRow * shape.w + firstCol;
            }
            for (int i = 0; i < rows.count; ++i) {
                const int row = rows.at(i);
                for (int j = 0; j < geometry.cols.size; ++j) {
                    for (int x = 0; x < out.w; ++x) {
                        const int col = geometry.cols.window(x).at(j);
                        const float value = source.row(row)[col];
                        if ((smallest ? value < best[x] : value > best[x]) || std::isnan(value)) {
                            best[x] = value;
                            where[x] = row * shape.w + col;
                        }
                    }
                }
            }
        }
    }
    return {Tensor(out, std::move(values)), std::move(indices)};
}

std::vector<double> sumPool(const Tensor& in, const Geometry& geometry, const Shape& out, const Pulse& pulse)
{
    std::vector<double> result;
    result.reserve(std::size_t(out.size()));
    std::vector<double> sums(std::size_t(out.w), 0.0);
    for (std::int64_t plane = 0; plane < std::int64_t(out.n) * out.c; ++plane) {
        const PaddedPlane source = padded(in.plane(int(plane / out.c), int(plane % out.c)), in.shape(), geometry, out, 0.0F);
        for (int y = 0; y < out.h; ++y) {
            tell(pulse, plane * out.h + y, std::int64_t(out.n) * out.c * out.h);
            sums.assign(sums.size(), 0.0);
            for (int i = 0; i < geometry.rows.size; ++i)
                for (int j = 0; j < geometry.cols.size; ++j)
                    addTapToRow(source, geometry, y, i, j, 1.0, sums);
            result.insert(result.end(), sums.begin(), sums.end());
        }
    }
    return result;
}

} // namespace core::kernels
