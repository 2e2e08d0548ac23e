// What core/kernels/instructions.h lists, for the instructions that the including file is compiled for. It gives two namespaces
// a name of their own: Eigen's, by a macro, and POOLSCOPE_INSTRUCTIONS for ours. Of functions with one name the linker keeps any
// one, and an old processor would be given the new one's. Not a header for anybody else, and so without #pragma once.

#include "core/kernels/instructions.h"

#include "core/kernels/products_by_eigen.h"
#include "core/kernels/sums_in_vectors.h"

namespace core::kernels::POOLSCOPE_INSTRUCTIONS {

extern const Instructions instructions;
const Instructions instructions{{values, addToRead, addToKernels}, {sumOfProducts, sum}};

} // namespace core::kernels::POOLSCOPE_INSTRUCTIONS
