#pragma once

#include "core/json_node.h"
#include "core/layer.h"

#include <vector>

namespace core {

/// A tensor of a file: nested arrays of 2 (H, W) to 4 levels (N, C, H, W), or {"shape", "data"}; at most maxElements numbers.
/// `rounded` gets what a float32 does not hold, `notation` how fractions were written. Throws a FileError.
Tensor readTensor(const Node& node, Rounded& rounded, Notation* notation = nullptr);
/// Appends the numbers of one array.
void readNumbers(const Node& node, std::vector<float>& data, Rounded& rounded, Notation* notation);

} // namespace core
