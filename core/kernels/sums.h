#pragma once

#include <cstddef>

namespace core::kernels {

/// Sums of whole rows of numbers, in double.
struct Sums {
    /// target[x] = float(bias + Σ_k factors[k] · sources[k][first + x]), summed in the order of k.
    void (*ofProducts)(const double* const* sources, int first, const double* factors, std::size_t taps, double bias, float* target, int count);
    /// target[x] = Σ_k sources[k][x].
    void (*ofNumbers)(const double* const* sources, std::size_t taps, double* target, int count);
};

} // namespace core::kernels
