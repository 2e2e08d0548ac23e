#pragma once

#include "core/evaluate.h"

#include <vector>

namespace core::kernels {

/// The loops over whole planes. This is the seam behind which they are fast: nothing outside this folder may know how the
/// numbers are reached, only that they are, bit for bit, those that adding up a Step's taps in order gives.

/// Cross-correlation: out[n, o] = bias[o] + Σ over the group's channels and taps of weight · input, summed in double; as a
/// product of matrices where that is faster (kernels/channels.h).
Tensor conv2d(const Tensor& in, const Tensor& weight, const std::vector<float>* bias, const Geometry& geometry, int groups,
              const Shape& out, const Pulse& pulse);

/// The largest (smallest) cell of each window and its position in the unpadded plane. Padding never wins, NaN always does.
Output extremePool(const Tensor& in, const Geometry& geometry, const Shape& out, bool smallest, const Pulse& pulse);

/// Σ of each window's input cells divided by divisor(row, col), in double. Padding adds nothing; a divisor of 0 gives 0.
/// Each row of the window is summed by itself, and then the rows: so a large window costs its height and its width.
Tensor averagePool(const Tensor& in, const Geometry& geometry, const Shape& out, const std::vector<double>& rowDivisors,
                   const std::vector<double>& colDivisors, const Pulse& pulse);

/// The Lp norm of each window for a p whose powers need no scaling (norm::scale), summed as for averagePool; the share of the
/// window at (row, col) that is not beyond the padding is rowShares[row] · colShares[col].
Tensor normPool(const Tensor& in, const Geometry& geometry, const Shape& out, double p, const std::vector<double>& rowShares,
                const std::vector<double>& colShares, const Pulse& pulse);

/// How many operations it takes to go along the rows first, each row of the input once, and then down the columns: a window
/// costs its height and its width, not its cells.
double operationsByRows(Size window, const Shape& in, const Shape& out);

} // namespace core::kernels
