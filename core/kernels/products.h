#pragma once

namespace core::kernels {

/// How large the matrices of a convolution are: a row for each window, a column for each of its taps and each channel it makes.
struct Extents {
    int windows = 0;
    int taps = 0;
    int channels = 0;
};

/// The products of matrices that convolutions are made of, in double, by Eigen. The matrices stand in memory column by column:
/// windows × taps what the windows read, taps × channels the kernels, windows × channels the values.
struct Products {
    /// values = read · kernels. Each is summed in the order of the taps, beginning with 0: bit for bit what adding up one
    /// product after the other gives. The number of windows must be a multiple of `windowsTogether`.
    void (*values)(const double* read, const double* kernels, double* values, Extents extents);
    /// read += values · kernels transposed.
    void (*addToRead)(const double* values, const double* kernels, double* read, Extents extents);
    /// kernels += read transposed · values.
    void (*addToKernels)(const double* read, const double* values, double* kernels, Extents extents);
};
constexpr int windowsTogether = 24;

} // namespace core::kernels
