#include "definitions.h"

#include <cmath>
#include <functional>
#include <stdexcept>

namespace definitions {

using core::Border;
using core::Layer;
using core::PaddingForm;
using core::Shape;
using core::Tensor;

namespace {

/// Cells before and after, in one direction.
struct Pads {
    int before = 0;
    int after = 0;
};

Pads padsOf(PaddingForm form, const core::Axis& axis, int size, int in)
{
    switch (form) {
    case PaddingForm::Symmetric:
    case PaddingForm::FourSided:
        return {axis.padBefore, axis.padAfter};
    case PaddingForm::Valid:
        return {};
    default:
        break;
    }
    // "same": as many windows as strides begin inside the input; the cells they lack are added, an odd one where the form says.
    int wanted = 0;
    for (int start = 0; start < in; start += axis.stride)
        ++wanted;
    Pads pads;
    bool before = form == PaddingForm::SameLower;
    while (countWindows(in, pads.before, pads.after, size, axis.stride, axis.dilation, false) < wanted) {
        (before ? pads.before : pads.after) += 1;
        before = !before;
    }
    return pads;
}

/// The position whose value a border repeats, found by walking outwards from the edge one cell at a time.
int walkedSource(Border border, int position, int in)
{
    if (position >= 0 && position < in)
        return position;
    if (border == Border::Zeros)
        return -1;
    const int steps = position < 0 ? -position : position - (in - 1);
    int at = position < 0 ? 0 : in - 1;
    int direction = position < 0 ? 1 : -1; // reflect turns inwards
    for (int i = 0; i < steps; ++i) {
        switch (border) {
        case Border::Replicate:
            break;
        case Border::Circular:
            at = position < 0 ? (at == 0 ? in - 1 : at - 1) : (at == in - 1 ? 0 : at + 1);
            break;
        default:
            if (in > 1) {
                if (at + direction < 0 || at + direction >= in)
                    direction = -direction;
                at += direction;
            }
        }
    }
    return at;
}

/// One cell that a window stands on.
struct Standing {
    double value = 0.0;
    std::int64_t position = -1; ///< in the unpadded plane, −1 in the padding
    bool beyond = false;        ///< not even in the padding
};

/// Calls `visit` with the cells of every window over every plane.
Answer slide(const Layer& layer, const Tensor& in, const std::function<void(const std::vector<Standing>&, Answer&)>& visit)
{
    const Shape s = in.shape();
    const Pads v = padsOf(layer.paddingForm, layer.rows, layer.rows.size, s.h);
    const Pads h = padsOf(layer.paddingForm, layer.cols, layer.cols.size, s.w);
    Answer answer;
    answer.shape = {s.n, s.c, countWindows(s.h, v.before, v.after, layer.rows.size, layer.rows.stride, layer.rows.dilation, layer.ceilMode),
                    countWindows(s.w, h.before, h.after, layer.cols.size, layer.cols.stride, layer.cols.dilation, layer.ceilMode)};
    for (int n = 0; n < s.n; ++n)
        for (int c = 0; c < s.c; ++c)
            for (int i = 0; i < answer.shape.h; ++i)
                for (int j = 0; j < answer.shape.w; ++j) {
                    std::vector<Standing> window;
                    for (int a = 0; a < layer.rows.size; ++a)
                        for (int b = 0; b < layer.cols.size; ++b) {
                            const int row = i * layer.rows.stride + a * layer.rows.dilation - v.before;
                            const int col = j * layer.cols.stride + b * layer.cols.dilation - h.before;
                            Standing standing;
                            standing.beyond = row >= s.h + v.after || col >= s.w + h.after;
                            if (row >= 0 && col >= 0 && row < s.h && col < s.w) {
                                standing.value = double(in.at({n, c, row, col}));
                                standing.position = std::int64_t(row) * s.w + col;
                            }
                            window.push_back(standing);
                        }
                    visit(window, answer);
                }
    return answer;
}

void keepExtreme(const std::vector<Standing>& window, bool smallest, Answer& answer)
{
    double best = smallest ? INFINITY : -INFINITY;
    std::int64_t winner = -1;
    for (const Standing& standing : window) {
        if (standing.position < 0)
            continue; // padding never wins
        const double value = standing.value;
        // A NaN wins over everything before it; nothing but a NaN wins over a NaN (PyTorch's MaxPoolKernel.cpp).
        if (winner < 0 || std::isnan(value) || (smallest ? value < best : value > best)) {
            best = value;
            winner = standing.position;
        }
    }
    answer.values.push_back(best);
    answer.magnitudes.push_back(0.0);
    answer.winners.push_back(winner);
}

Answer average(const Layer& layer, const Tensor& in)
{
    return slide(layer, in, [&](const std::vector<Standing>& window, Answer& answer) {
        double sum = 0.0;
        double magnitude = 0.0;
        int counted = 0;
        for (const Standing& standing : window) {
            sum += standing.value;
            magnitude += std::abs(standing.value);
            if (standing.position >= 0 || (layer.countIncludePad && !standing.beyond))
                ++counted;
        }
        const double divisor = layer.divisorOverride ? *layer.divisorOverride : counted;
        answer.values.push_back(divisor == 0.0 ? 0.0 : sum / divisor); // a dilated window may read nothing at all
        answer.magnitudes.push_back(divisor == 0.0 ? 0.0 : magnitude / std::abs(divisor));
    });
}

/// In long double, which holds the 120th power of every normal float32, so nothing needs to be scaled.
Answer lp(const Layer& layer, const Tensor& in)
{
    return slide(layer, in, [&](const std::vector<Standing>& window, Answer& answer) {
        long double sum = 0.0L;
        int within = 0;
        for (const Standing& standing : window) {
            sum += std::pow(std::abs(static_cast<long double>(standing.value)), static_cast<long double>(layer.normType));
            within += standing.beyond ? 0 : 1;
        }
        const long double mean = within == 0 ? 0.0L : sum / within;
        answer.values.push_back(double(std::pow(mean * static_cast<long double>(window.size()), 1.0L / static_cast<long double>(layer.normType))));
        answer.magnitudes.push_back(std::abs(answer.values.back()));
    });
}

/// Adaptive pooling; a global one is adaptive to 1 × 1.
Answer adaptive(const Tensor& in, core::Size size, bool largest)
{
    const Shape s = in.shape();
    Answer answer;
    answer.shape = {s.n, s.c, size.h, size.w};
    for (int n = 0; n < s.n; ++n)
        for (int c = 0; c < s.c; ++c)
            for (int i = 0; i < size.h; ++i)
                for (int j = 0; j < size.w; ++j) {
                    std::vector<Standing> window;
                    // A cell belongs when some part of it, a unit long, lies between i/size and (i+1)/size of the input.
                    for (int row = 0; row < s.h; ++row)
                        for (int col = 0; col < s.w; ++col)
                            if ((row + 1) * size.h > i * s.h && row * size.h < (i + 1) * s.h && (col + 1) * size.w > j * s.w
                                && col * size.w < (j + 1) * s.w)
                                window.push_back({double(in.at({n, c, row, col})), std::int64_t(row) * s.w + col, false});
                    if (largest) {
                        keepExtreme(window, false, answer);
                        continue;
                    }
                    double sum = 0.0;
                    double magnitude = 0.0;
                    for (const Standing& standing : window) {
                        sum += standing.value;
                        magnitude += std::abs(standing.value);
                    }
                    answer.values.push_back(sum / double(window.size()));
                    answer.magnitudes.push_back(magnitude / double(window.size()));
                }
    return answer;
}

double biasOf(const Layer& layer, int channel)
{
    return layer.bias ? double((*layer.bias)[std::size_t(channel)]) : 0.0;
}

Answer convolution(const Layer& layer, const Tensor& in)
{
    const Shape s = in.shape();
    const Shape w = layer.weight.shape();
    const Pads v = padsOf(layer.paddingForm, layer.rows, w.h, s.h);
    const Pads h = padsOf(layer.paddingForm, layer.cols, w.w, s.w);
    Answer answer;
    answer.shape = {s.n, w.n, countWindows(s.h, v.before, v.after, w.h, layer.rows.stride, layer.rows.dilation, false),
                    countWindows(s.w, h.before, h.after, w.w, layer.cols.stride, layer.cols.dilation, false)};
    const int outPerGroup = w.n / layer.groups;
    for (int n = 0; n < s.n; ++n)
        for (int o = 0; o < w.n; ++o)
            for (int i = 0; i < answer.shape.h; ++i)
                for (int j = 0; j < answer.shape.w; ++j) {
                    double sum = biasOf(layer, o);
                    double magnitude = std::abs(sum);
                    for (int c = 0; c < w.c; ++c)
                        for (int a = 0; a < w.h; ++a)
                            for (int b = 0; b < w.w; ++b) {
                                const int row = walkedSource(layer.rows.border, i * layer.rows.stride + a * layer.rows.dilation - v.before, s.h);
                                const int col = walkedSource(layer.cols.border, j * layer.cols.stride + b * layer.cols.dilation - h.before, s.w);
                                const double value = row < 0 || col < 0 ? 0.0 : double(in.at({n, o / outPerGroup * w.c + c, row, col}));
                                const double product = value * double(layer.weight.at({o, c, a, b}));
                                sum += product; // 0 · ∞ is NaN, in the padding too
                                magnitude += std::abs(product);
                            }
                    answer.values.push_back(sum);
                    answer.magnitudes.push_back(magnitude);
                }
    return answer;
}

/// Every input cell is spread over the output, multiplied by the kernel; what falls into the padding is cut off.
Answer spread(const Layer& layer, const Tensor& in, const Shape& out, Pads v, Pads h)
{
    const Shape s = in.shape();
    const Shape w = layer.weight.shape();
    Answer answer;
    answer.shape = out;
    answer.values.assign(std::size_t(out.size()), 0.0);
    answer.magnitudes = answer.values;
    const auto at = [&](int n, int c, int row, int col) {
        return ((std::size_t(n) * std::size_t(out.c) + std::size_t(c)) * std::size_t(out.h) + std::size_t(row)) * std::size_t(out.w) + std::size_t(col);
    };
    for (int n = 0; n < out.n; ++n)
        for (int o = 0; o < out.c; ++o)
            for (int i = 0; i < out.h; ++i)
                for (int j = 0; j < out.w; ++j) {
                    answer.values[at(n, o, i, j)] = biasOf(layer, o);
                    answer.magnitudes[at(n, o, i, j)] = std::abs(biasOf(layer, o));
                }
    const int inPerGroup = s.c / layer.groups;
    for (int n = 0; n < s.n; ++n)
        for (int c = 0; c < s.c; ++c)
            for (int row = 0; row < s.h; ++row)
                for (int col = 0; col < s.w; ++col)
                    for (int o = 0; o < w.c; ++o)
                        for (int a = 0; a < w.h; ++a)
                            for (int b = 0; b < w.w; ++b) {
                                const int i = row * layer.rows.stride + a * layer.rows.dilation - v.before;
                                const int j = col * layer.cols.stride + b * layer.cols.dilation - h.before;
                                if (i < 0 || j < 0 || i >= out.h || j >= out.w)
                                    continue;
                                const double product = double(in.at({n, c, row, col})) * double(layer.weight.at({c, o, a, b}));
                                const std::size_t place = at(n, c / inPerGroup * w.c + o, i, j);
                                answer.values[place] += product;
                                answer.magnitudes[place] += std::abs(product);
                            }
    return answer;
}

/// One direction of a transposed convolution: how far the spread cells reach, and what is cut off.
int transposedExtent(const Layer& layer, const core::Axis& axis, int size, int in, int outputPadding, int given, Pads& pads)
{
    const int full = (in - 1) * axis.stride + axis.dilation * (size - 1) + 1;
    pads = {axis.padBefore, axis.padAfter};
    switch (layer.paddingForm) {
    case PaddingForm::Symmetric:
    case PaddingForm::FourSided:
        break;
    case PaddingForm::Valid:
        pads = {};
        break;
    default: { // ONNX's ConvTranspose: the output is input · stride, the surplus is cut off evenly
        const int surplus = std::max(full + outputPadding - in * axis.stride, 0);
        pads.before = layer.paddingForm == PaddingForm::SameLower ? surplus - surplus / 2 : surplus / 2;
        pads.after = surplus - pads.before;
        return given > 0 ? given : in * axis.stride;
    }
    }
    return given > 0 ? given : full - pads.before - pads.after + outputPadding;
}

Answer transposedConvolution(const Layer& layer, const Tensor& in)
{
    const Shape s = in.shape();
    const Shape w = layer.weight.shape();
    const core::Size given = layer.outputSize.value_or(core::Size{});
    Pads v;
    Pads h;
    Shape out{s.n, w.c * layer.groups, 0, 0};
    out.h = transposedExtent(layer, layer.rows, w.h, s.h, layer.outputPadding.h, given.h, v);
    out.w = transposedExtent(layer, layer.cols, w.w, s.w, layer.outputPadding.w, given.w, h);
    return spread(layer, in, out, v, h);
}

Answer unpooled(const Tensor& in, const std::vector<std::int64_t>& winners, core::Size size)
{
    const Shape s = in.shape();
    Answer answer;
    answer.shape = {s.n, s.c, size.h, size.w};
    answer.values.assign(std::size_t(answer.shape.size()), 0.0);
    answer.magnitudes = answer.values;
    const std::size_t each = std::size_t(s.planeSize());
    for (std::size_t i = 0; i < winners.size(); ++i) {
        if (winners[i] < 0)
            continue; // that window stood on padding alone
        answer.values[i / each * std::size_t(size.h) * std::size_t(size.w) + std::size_t(winners[i])] = double(in.data()[i]);
    }
    return answer;
}

Answer cellByCell(const Tensor& in, const std::function<double(double)>& function)
{
    Answer answer;
    answer.shape = in.shape();
    for (const float value : in.data()) {
        answer.values.push_back(function(double(value)));
        answer.magnitudes.push_back(std::abs(answer.values.back()));
    }
    return answer;
}

} // namespace

int countWindows(int in, int before, int after, int size, int stride, int dilation, bool ceilMode)
{
    const int padded = before + in + after;
    const int reach = dilation * (size - 1) + 1;
    int count = 0;
    for (int start = 0;; start += stride, ++count) {
        const bool fits = start + reach <= padded;
        const bool previousFellShort = start - stride + reach < padded; // then ceil_mode adds one that hangs over
        if (!(fits || (ceilMode && previousFellShort && start < before + in)))
            return count;
    }
}

Answer evaluate(const Layer& layer, const Tensor& in, const std::vector<std::int64_t>& winners, core::Size size)
{
    const std::string& type = layer.type;
    if (type == "conv2d")
        return convolution(layer, in);
    if (type == "conv_transpose2d")
        return transposedConvolution(layer, in);
    if (type == "max_pool2d" || type == "min_pool2d")
        return slide(layer, in, [&](const std::vector<Standing>& window, Answer& answer) { keepExtreme(window, type == "min_pool2d", answer); });
    if (type == "avg_pool2d")
        return average(layer, in);
    if (type == "lp_pool2d")
        return lp(layer, in);
    if (type == "adaptive_max_pool2d" || type == "adaptive_avg_pool2d")
        return adaptive(in, *layer.outputSize, type == "adaptive_max_pool2d");
    if (type == "global_max_pool2d" || type == "global_avg_pool2d")
        return adaptive(in, {1, 1}, type == "global_max_pool2d");
    if (type == "max_unpool2d")
        return unpooled(in, winners, size);
    if (type == "relu")
        return cellByCell(in, [](double x) { return x < 0.0 ? 0.0 : x; });
    if (type == "leaky_relu")
        return cellByCell(in, [&](double x) { return x < 0.0 ? layer.negativeSlope * x : x; });
    if (type == "sigmoid")
        return cellByCell(in, [](double x) { return 1.0 / (1.0 + std::exp(-x)); });
    if (type == "tanh")
        return cellByCell(in, [](double x) { return std::tanh(x); });
    throw std::runtime_error("no definition of " + type + " in tests/core/definitions.cpp");
}

} // namespace definitions
