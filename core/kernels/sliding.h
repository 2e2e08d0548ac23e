#pragma once

#include "core/evaluate.h"

#include <cstdint>
#include <vector>

namespace core::kernels {

/// The loops over whole planes. This is the seam behind which faster ones can stand: nothing outside this folder may know
/// how the numbers are reached, only that they are those of the operators' definitions.

/// An input plane with everything that the windows can touch around it, so that the loops need no border cases.
struct PaddedPlane {
    int top = 0;  ///< rows above the plane's first row
    int left = 0;
    int width = 0; ///< of one padded row
    std::vector<float> cells;

    const float* row(int position) const { return cells.data() + std::size_t(position + top) * std::size_t(width) + left; }
};

/// `plane` (h × w of `in`) surrounded as `geometry` says for `out` windows; zero padding is filled with `fill`.
PaddedPlane padded(std::span<const float> plane, const Shape& in, const Geometry& geometry, const Shape& out, float fill);

/// For each output cell of one row: sums[x] += weight · input under tap (i, j). `sums` has out.w elements.
void addTapToRow(const PaddedPlane& plane, const Geometry& geometry, int outRow, int i, int j, double weight,
                 std::vector<double>& sums);

/// Cross-correlation: out[n, o] = bias[o] + Σ over the group's channels and taps of weight · input, summed in double.
Tensor conv2d(const Tensor& in, const Tensor& weight, const std::vector<float>* bias, const Geometry& geometry, int groups,
              const Shape& out, const Pulse& pulse);

/// The largest (smallest) cell of each window and its position in the unpadded plane. Padding never wins, NaN always does.
Output extremePool(const Tensor& in, const Geometry& geometry, const Shape& out, bool smallest, const Pulse& pulse);

/// Σ of each window's input cells, in double; out.size() numbers. Padding adds nothing.
std::vector<double> sumPool(const Tensor& in, const Geometry& geometry, const Shape& out, const Pulse& pulse);

} // namespace core::kernels
