#pragma once

#include "core/evaluate.h"
#include "core/pace.h"

#include <vector>

namespace core::kernels {

/// Convolutions as products of matrices, for many channels and for the way back. What the windows read is written out
/// (kernels/unrolled.h) a block of windows at a time, so that it is never there as a whole.

/// Whether a block of windows with so many taps each is small enough to be written out.
bool canBeProducts(std::int64_t taps);
/// Whether a convolution that makes `channels` of them out of each window, and rows of `width` cells, is faster so than row by
/// row (kernels/sliding.h).
bool isFasterAsProducts(std::int64_t taps, int channels, int width);
/// The memory that one takes besides the kernels in double and the rows under the window.
std::int64_t bytesOfProducts(std::int64_t taps, int channels);

/// The same as conv2d in kernels/sliding.h, to the last bit.
Tensor conv2dAsProducts(const Tensor& in, const Tensor& weight, const std::vector<float>* bias, const Geometry& geometry, int groups,
                        const Shape& out, const Pulse& pulse);

/// The way back through values[n, o] = Σ weight[o] · window of in[n]; `values` holds the gradients of the values and may have
/// neither ∞ nor NaN, for padding is multiplied too. Both add to sums in double, and tell the pace each product.
/// sums[o, c, i, j] += Σ over n and windows of values[n, o] · what tap (i, j) reads in channel c.
void addToWeight(const Tensor& in, const Tensor& values, const Geometry& geometry, int groups, std::vector<double>& sums, Pace& pace);
/// sums[n, c, cell] += Σ over o and the taps that read the cell of values[n, o] · weight.
void addToInput(const Tensor& values, const Tensor& weight, const Geometry& geometry, int groups, const Shape& in,
                std::vector<double>& sums, Pace& pace);
bool isFinite(const Tensor& tensor);

} // namespace core::kernels
