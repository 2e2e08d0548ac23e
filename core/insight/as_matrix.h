#pragma once

#include "core/evaluate.h"
#include "core/message.h"

#include <optional>
#include <vector>

namespace core {

/// A layer that sums products, written as the product of two matrices for each sample n and group g:
///
///     output = matrix[n, g] · factors[n, g] + bias.
///
/// Of a convolution (and an average pooling, whose groups are its channels) the matrix is the input unrolled ("im2col"): a row
/// for each window in reading order, a column for each tap by channel, row and column of the window, padding written as what it
/// reads; the factors are the kernels, a column for each output channel of the group (of a pooling one column of
/// 1 / divisor, or of 0 where that is 0), so that row r, column o of the product is cell r of the group's output channel o.
/// Of a transposed convolution it is what makes it the transposed one (Dumoulin and Visin, "A guide to convolution arithmetic
/// for deep learning", 2016, 4.1): a row for each output cell, a column for each input cell, by channel, row and column; in it
/// the weight by which the one reaches the other, 0 where it does not. The factors are the input's numbers in one column, and
/// the product the output's. Across the diagonal it is the matrix of the convolution that leads from the output's shape to the
/// input's.
/// All float32, in the unit of what was written there.
struct AsMatrix {
    Tensor matrix;  ///< [samples or 1, groups, rows, columns]; one for all samples where it is made of weights
    Tensor factors; ///< [samples or 1, groups, columns, output channels of a group or 1]
    std::vector<bool> filled{}; ///< of the matrix' cells, in their order: padding, or the 0 where nothing is reached
    Notation matrixNotation{};  ///< of weights, where they are written in a way of their own
    Notation factorsNotation{};

    bool operator==(const AsMatrix&) const = default;
};

/// A matrix of more numbers is not written out: nobody looks at a million.
constexpr std::int64_t mostOfMatrix = 1 << 20;

/// Why there is none: the layer is no sum of products, its windows are divided by different numbers, or the matrix would be
/// larger than mostOfMatrix. Nothing when there is one. The layer must have no problem with such an input.
std::optional<Message> whyNoMatrix(const Layer& layer, const Tensor& in);
/// The layer on this input, for which whyNoMatrix must have found nothing.
AsMatrix asMatrix(const Layer& layer, const Tensor& in);

/// Where an output cell stands in the product.
struct MatrixPlace {
    int sample = 0;
    int group = 0;
    int row = 0;    ///< of the matrix and of the product
    int column = 0; ///< of the factors and of the product

    bool operator==(const MatrixPlace&) const = default;
};

/// `in` and `out` are the shapes of the layer's input and output; of each other the inverse.
MatrixPlace matrixPlace(const Layer& layer, const Shape& in, const Shape& out, const Cell& cell);
Cell cellOfMatrix(const Layer& layer, const Shape& in, const Shape& out, const MatrixPlace& place);
/// Which column of the matrix the tap number `tap` of a step stands in.
int matrixColumn(const Layer& layer, const Shape& in, const Step& step, std::size_t tap);
/// The output arranged as the product (with its bias): [samples, groups, rows, columns].
Tensor outputAsMatrix(const Layer& layer, const Shape& in, const Tensor& out);

} // namespace core
