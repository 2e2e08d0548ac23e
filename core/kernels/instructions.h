#pragma once

#include "core/kernels/products.h"
#include "core/kernels/sums.h"

#include <vector>

namespace core::kernels {

/// The innermost loops, compiled for one kind of processor.
struct Instructions {
    Products products;
    Sums sums;
};

/// Those for the best instructions that this processor has.
const Instructions& instructions();
/// All that this processor can run, the best first.
std::vector<const Instructions*> everyInstructions();

} // namespace core::kernels
