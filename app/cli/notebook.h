#pragma once

#include "core/tensor.h"

#include <string>

namespace cli {

/// `tensor` as a notebook shows an array: brackets for each level, columns aligned at the decimal point, at most four
/// decimals, and only the first and last three of everything when there are more than a thousand numbers. Levels with one
/// entry before the plane are left out.
std::string notebookText(const core::Tensor& tensor);

} // namespace cli
