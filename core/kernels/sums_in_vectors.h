// Sums along rows: a part of core/kernels/instructions_here.h.

#include "core/kernels/sums.h"

#include <cstring>

namespace core::kernels::POOLSCOPE_INSTRUCTIONS {

namespace {

// Products of two floats are exact in double, so a fused multiply-add gives the same bits as a product and a sum. Zeros are
// multiplied like all others: 0 · ∞ is NaN.

#if defined(__GNUC__)
#if defined(__AVX512F__)
constexpr std::ptrdiff_t lanes = 8;
#elif defined(__AVX__)
constexpr std::ptrdiff_t lanes = 4;
#else
constexpr std::ptrdiff_t lanes = 2;
#endif
using Doubles __attribute__((vector_size(lanes * sizeof(double)))) = double;
using Floats __attribute__((vector_size(lanes * sizeof(float)))) = float;

/// `count` sums in registers while one weight after the other is broadcast; how many of them were made.
template <int vectors>
int someSums(const double* const* sources, int first, const double* factors, std::size_t taps, double bias, float* target, int count)
{
    constexpr int block = int(lanes) * vectors;
    int x = 0;
    for (; x + block <= count; x += block) {
        Doubles sums[vectors] = {};
        for (std::size_t k = 0; k < taps; ++k) {
            const double* source = sources[k] + first + x;
            const double factor = factors[k];
#pragma GCC unroll 8
            for (int v = 0; v < vectors; ++v) {
                Doubles read;
                std::memcpy(&read, source + v * lanes, sizeof read);
                sums[v] += factor * read;
            }
        }
#pragma GCC unroll 8
        for (int v = 0; v < vectors; ++v) {
            const Floats rounded = __builtin_convertvector(sums[v] + bias, Floats);
            std::memcpy(target + x + v * lanes, &rounded, sizeof rounded);
        }
    }
    return x;
}
#endif

void sumOfProducts(const double* const* sources, int first, const double* factors, std::size_t taps, double bias, float* target, int count)
{
    int x = 0;
#if defined(__GNUC__)
    x += someSums<8>(sources, first, factors, taps, bias, target, count);
    x += someSums<4>(sources, first + x, factors, taps, bias, target + x, count - x);
    x += someSums<1>(sources, first + x, factors, taps, bias, target + x, count - x);
#endif
    for (; x < count; ++x) {
        double total = 0.0;
        for (std::size_t k = 0; k < taps; ++k)
            total += factors[k] * sources[k][first + x];
        target[x] = float(total + bias);
    }
}

void sum(const double* const* sources, std::size_t taps, double* target, int count)
{
    int x = 0;
#if defined(__GNUC__)
    constexpr int vectors = 8;
    constexpr int block = int(lanes) * vectors;
    for (; x + block <= count; x += block) {
        Doubles sums[vectors] = {};
        for (std::size_t k = 0; k < taps; ++k) {
#pragma GCC unroll 8
            for (int v = 0; v < vectors; ++v) {
                Doubles read;
                std::memcpy(&read, sources[k] + x + v * lanes, sizeof read);
                sums[v] += read;
            }
        }
        std::memcpy(target + x, sums, sizeof sums);
    }
#endif
    for (; x < count; ++x) {
        double total = 0.0;
        for (std::size_t k = 0; k < taps; ++k)
            total += sources[k][x];
        target[x] = total;
    }
}

} // namespace

} // namespace core::kernels::POOLSCOPE_INSTRUCTIONS
