#pragma once

#include "core/rounded.h"
#include "core/tensor.h"

#include <string>
#include <string_view>

namespace arrays {

/// Whether `text` begins as a printed or typed array does: with a bracket, or with a name before one ("array([[", "x = [").
/// R's row labels "[1,]" and "[,1]" are no brackets of an array; its matrices are tables.
bool looksPrinted(std::string_view text);

/// Reads an array as programs print it and people type it: NumPy's [[1. 2.] [3. 4.]] and array([[1, 2], [3, 4]],
/// dtype=float32), PyTorch's tensor(…), TensorFlow's tf.Tensor(…, shape=(2, 2), dtype=int32), what poolscope-cli show
/// prints, MATLAB's and Julia's [1 2; 3 4], Mathematica's {{1, 2}, {3, 4}}, lists and tuples of Python, and JSON with NaN
/// and Infinity in it. Up to four levels as N × C × H × W; missing leading extents are 1. The point is the decimal sign and
/// a comma parts numbers, as in all of these. True and False are 1 and 0.
/// Throws core::FileError with line and column: a word, entries of different lengths, numbers that were left out ("..."),
/// a factor before the numbers, more than core's limits.
core::Tensor parsePrinted(std::string_view text, const std::string& name, core::Rounded& rounded);

} // namespace arrays
