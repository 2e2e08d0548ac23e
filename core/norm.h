#pragma once

#include <cmath>

namespace core::norm {

/// Lp pooling's number: with m the largest |x| of the window and `share` the part of it that is not beyond the padding,
///
///     y = (Σ |x|^p / share)^(1/p) = m · (Σ (|x| / m)^p / share)^(1/p).
///
/// Up to p = 5 the powers of all float32 are doubles with all their digits, (10⁻⁴⁵)^5 as well as the sum of a plane of
/// (3.4 · 10³⁸)^5, and m may be 1. Above, it is the second form that is computed: 255^200 is no double any more, and of (10⁻⁴⁰)^9 nothing is left, while the ratios
/// stay between 0 and 1. (LAPACK's dnrm2 scales for the same reason. PyTorch's lp_pool2d, torch/nn/functional.py, and ONNX's
/// LpPool give what the first form gives: the same wherever that can be computed.) ∞ in the window gives ∞, NaN gives NaN,
/// both together NaN, as in PyTorch. Its mean times the full window, in ceil_mode, is PyTorch's too.

/// |x|^p of a number that is not negative.
inline double power(double x, double p)
{
    return p == 2.0 ? x * x : p == 1.0 ? x : std::pow(x, p);
}

/// `largest` and |x|: the larger; NaN never is.
inline double larger(double largest, double x)
{
    return std::abs(x) > largest ? std::abs(x) : largest;
}

inline bool needsScale(double p)
{
    return p > 5.0;
}

/// What a window's numbers are divided by, given its largest |x|.
inline double scale(double largest, double p)
{
    return needsScale(p) ? largest : 1.0;
}

/// (|x| / scale)^p; 1 where they are equal, be they ∞, and in a window of nothing but 0 and NaN the number itself.
inline double term(double x, double scale, double p)
{
    const double size = std::abs(x);
    return scale == 0.0 ? size : size == scale ? 1.0 : power(size / scale, p);
}

/// y, given the sum of all terms.
inline double value(double scale, double sum, double share, double p)
{
    return scale == 0.0 || std::isnan(sum) ? sum : scale * std::pow(sum / share, 1.0 / p);
}

/// dy/dx = sign(x) · (|x| / y)^(p−1) / share; 0 where x or y is 0, the middle of what the corner's slopes can be (PyTorch's
/// documentation of LPPool2d: "if the sum to the power of p is zero, the gradient is set to zero as well"). NaN's sign, which
/// nobody chose, says nothing.
inline double slope(double x, double y, double p, double share)
{
    return x == 0.0 || y == 0.0 ? 0.0 : (x < 0.0 ? -1.0 : 1.0) * power(std::abs(x) / y, p - 1.0) / share;
}

} // namespace core::norm
