#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace core {

/// What stands beyond the input's edge: PyTorch's `padding_mode`.
enum class Border { Zeros, Reflect, Replicate, Circular };

/// Evenly spaced positions along one direction: `first`, `first + step`, … `count` of them. They may lie outside the input.
struct Span {
    int first = 0;
    int step = 1;
    int count = 1;

    int at(int k) const { return first + step * k; }
    int last() const { return at(count - 1); }
    bool operator==(const Span&) const = default;
};

/// One direction (rows or columns) of a sliding window. All index arithmetic there is stands in this file.
struct Axis {
    int size = 1;      ///< `kernel_size`, at least 1
    int stride = 1;    ///< at least 1
    int dilation = 1;  ///< at least 1
    int padBefore = 0; ///< top or left, at least 0
    int padAfter = 0;  ///< bottom or right, at least 0
    Border border = Border::Zeros;

    bool operator==(const Axis&) const = default;

    /// How many cells the dilated window spans: dilation · (size − 1) + 1.
    std::int64_t reach() const { return std::int64_t(dilation) * (size - 1) + 1; }

    /// How many windows there are along `in` cells; below 1 when not even one fits.
    /// ⌊(in + padBefore + padAfter − reach) / stride⌋ + 1, rounded up instead with `ceilMode`, where a last window that
    /// would start in the padding after the input is dropped (PyTorch's `pooling_output_shape`, ONNX's MaxPool).
    std::int64_t outputExtent(std::int64_t in, bool ceilMode = false) const
    {
        const std::int64_t room = in + padBefore + padAfter - reach();
        std::int64_t out = floorDivide(ceilMode ? room + stride - 1 : room, stride) + 1;
        if (ceilMode && (out - 1) * stride >= in + padBefore)
            --out;
        return out;
    }

    /// The positions that window `out` reads, in coordinates of the unpadded input.
    Span window(int out) const { return {stride * out - padBefore, dilation, size}; }

    /// The input position whose value stands at `position` (which may lie outside `in` cells), or −1 for a zero.
    int source(int position, int in) const
    {
        if (position >= 0 && position < in)
            return position;
        switch (border) {
        case Border::Zeros:
            return -1;
        case Border::Reflect: { // the edge cell itself is not repeated: … 2 1 | 0 1 2
            if (in == 1)
                return 0;
            const int period = 2 * (in - 1);
            const int folded = positiveModulo(position, period);
            return folded < in ? folded : period - folded;
        }
        case Border::Replicate:
            return std::clamp(position, 0, in - 1);
        case Border::Circular:
            return positiveModulo(position, in);
        }
        return -1;
    }

    /// Whether `position` lies past the padding after the input, where only `ceil_mode` can bring a window.
    bool isBeyond(int position, int in) const { return position >= in + padAfter; }

    /// The windows that read input position `in`: first ≤ out ≤ last with some tap on it (dilation may skip some between).
    /// Empty when first > last.
    struct Range {
        int first = 0;
        int last = -1;
    };
    Range windowsOver(int in, int outExtent) const
    {
        const std::int64_t shifted = std::int64_t(in) + padBefore;
        const std::int64_t first = -floorDivide(-(shifted - reach() + 1), stride);
        return {int(std::max<std::int64_t>(first, 0)), int(std::min<std::int64_t>(shifted / stride, outExtent - 1))};
    }
    /// The windows, of `outExtent`, whose tap `tap` stands on one of the `in` cells themselves, not beyond their edge.
    Range windowsInside(int tap, int in, int outExtent) const
    {
        const std::int64_t shift = std::int64_t(padBefore) - std::int64_t(dilation) * tap;
        const std::int64_t first = -floorDivide(-shift, stride);
        const std::int64_t last = floorDivide(in - 1 + shift, stride);
        return {int(std::clamp<std::int64_t>(first, 0, outExtent)), int(std::clamp<std::int64_t>(last, -1, outExtent - 1))};
    }
    /// Which tap of window `out` stands on `position`, or −1.
    int tapAt(int out, int position) const
    {
        const int distance = position - window(out).first;
        return distance >= 0 && distance % dilation == 0 && distance / dilation < size ? distance / dilation : -1;
    }

    /// --- The same window run backwards: a transposed convolution, where input cell `in` spreads to `window(in)`. ---

    /// (in − 1) · stride − padBefore − padAfter + reach, without output padding.
    std::int64_t transposedExtent(std::int64_t in) const
    {
        return (in - 1) * stride - padBefore - padAfter + reach();
    }
    /// How many input cells lie between the first and the last that one output cell gathers, these included. Taps on one
    /// output stand stride / gcd(stride, dilation) apart, for dilation · tap has to be a multiple of the stride.
    std::int64_t transposedReach() const
    {
        const std::int64_t apart = stride / std::gcd(stride, dilation);
        return std::int64_t(dilation) * ((size - 1) / apart * apart) / stride + 1; // NOLINT(clang-analyzer-core.DivideZero): both are ≥ 1
    }
    /// The input position whose tap `tap` lands on output `out`, or −1 when none does.
    int transposedSource(int out, int tap, int in) const
    {
        const int position = out + padBefore - tap * dilation;
        return position >= 0 && position % stride == 0 && position / stride < in ? position / stride : -1;
    }

    static std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }
    static int positiveModulo(int a, int b) { return (a % b + b) % b; }
};

/// The cells that window `out` of `outExtent` adaptive windows covers: from ⌊out · in / outExtent⌋ up to, not including,
/// ⌈(out + 1) · in / outExtent⌉ (PyTorch's AdaptivePooling.h).
inline Span adaptiveWindow(int out, int in, int outExtent)
{
    const auto begin = std::int64_t(out) * in / outExtent;
    const auto end = ((std::int64_t(out) + 1) * in + outExtent - 1) / outExtent;
    return {int(begin), 1, int(end - begin)};
}

/// The adaptive windows that cover input position `in` of `inExtent`; the inverse of adaptiveWindow.
inline Axis::Range adaptiveWindowsOver(int in, int inExtent, int outExtent)
{
    const auto first = std::int64_t(in) * outExtent / inExtent;
    const auto last = ((std::int64_t(in) + 1) * outExtent + inExtent - 1) / inExtent - 1;
    return {int(first), int(last)};
}

} // namespace core
