#pragma once

#include "core/check.h"
#include "core/evaluate.h"
#include "core/layer.h"
#include "core/number_text.h"
#include "core/step.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Which parameters of a Layer an operator reads. Panels, files and tests iterate over these.
enum Use : unsigned {
    UsesWindow = 1U << 0,          ///< kernel_size (or the weight's size), stride
    UsesPadding = 1U << 1,
    UsesDilation = 1U << 2,
    UsesPaddingMode = 1U << 3,
    UsesGroups = 1U << 4,
    UsesWeight = 1U << 5,          ///< weight and bias; kernel_size is the weight's
    UsesCeilMode = 1U << 6,
    UsesCountIncludePad = 1U << 7, ///< and divisor_override
    UsesNormType = 1U << 8,
    UsesOutputPadding = 1U << 9,
    UsesOutputSize = 1U << 10,
    UsesIndicesFrom = 1U << 11,
    UsesNegativeSlope = 1U << 12,
};

/// Which cells of the input one cell of the output is made of.
enum class Reads {
    Window,  ///< those under a window that slides over the input
    Spread,  ///< those that reach it when each is spread by the kernel over the output: transposed convolution
    Share,   ///< its share of the plane: adaptive and global pooling
    Cell,    ///< the one in the same place: activations
    Winners, ///< those whose window had its winner there: unpooling
};

/// What becomes of them.
enum class Makes {
    Sum,      ///< the sum of their products with a kernel, plus a bias
    Largest,  ///< one of them, found by comparing; the output has winners, which unpooling can use
    Smallest, ///< one of them
    Average,  ///< their sum, divided
    Norm,     ///< their Lp norm
    Curve,    ///< a function of one number
    Placed,   ///< the last of them, as it is, or 0
};

/// How an activation's arithmetic is written, and what the written numbers come to.
struct WrittenCurve {
    std::string terms; ///< "1 / (1 + e^(−2))"
    double value = 0.0;
};

/// An activation: a function of one number.
struct Curve {
    double (*at)(const Layer&, double x);
    double (*slope)(const Layer&, double x, double y); ///< dy/dx; y is the function's value at x
    WrittenCurve (*written)(const Layer&, double x, const NumberStyle&);
    std::optional<std::pair<double, double>> bounds = std::nullopt; ///< what its values lie between, if there are such bounds
    bool selects = false; ///< see through()
    double nanoseconds;   ///< about what one number takes: see work.h
    // Its name in other languages: a function of {x}, with the layer's {negative_slope} where it has one.
    const char* pytorch;    ///< "torch.relu({x})"
    const char* numpy;
    const char* tensorflow;
    const char* onnx;       ///< as a line of the script that builds the model: "node(\"Relu\", {x})"
    const char* excel;
};

/// One operator: a row of the table `operators()`, each in a file of its own under ops/. What has no default must be given:
/// a row that lacks it does not compile (-Wmissing-field-initializers).
/// All functions but `check` may rely on `check` having found nothing.
struct Operator {
    std::string_view type; ///< its name in lesson files, such as "max_pool2d"
    const char* title;     ///< its name on screen, marked CORE_TEXT
    unsigned uses = 0;      ///< its parameters
    Reads reads;
    Makes makes;
    double padding = 0.0;         ///< what a cell of padding is worth: −∞ or +∞ where it must never win
    const Curve* curve = nullptr; ///< where it makes a curve

    std::optional<Problem> (*check)(const Layer&, const Shape& in, const PoolSource* pool);
    Shape (*outputShape)(const Layer&, const Shape& in, const PoolSource* pool);
    /// The cells that output cell `out` is made of, in reading order, appended to `taps`.
    void (*taps)(const Layer&, const Tensor& in, const Cell& out, const PoolSource* pool, std::vector<Tap>& taps);
    /// One window in double: fills `value`, `divisor`, `winner` and the taps' `chosen` from the taps and the bias.
    void (*reduce)(const Layer&, Step& step);
    /// ∂value/∂tap for each tap of a reduced step; one number a tap, 0 where the tap reads no input cell.
    void (*slopes)(const Layer&, const Step& step, std::span<double> slopes);
    /// The whole output at once. `pulse`, which may be empty, is called at least every few million operations.
    Output (*compute)(const Layer&, const Tensor& in, const Shape& out, const PoolSource* pool, const Pulse& pulse);
    /// The gradients, given the output's; with the same pulse.
    Gradients (*backward)(const Layer&, const Tensor& in, const Output& out, const Tensor& gradOutput,
                          const PoolSource* pool, const Pulse& pulse);

    bool has(unsigned use) const { return (uses & use) == use; }
    bool hasKernel() const { return makes == Makes::Sum; }
    bool slides() const { return reads == Reads::Window || reads == Reads::Spread; }
    bool chooses() const { return makes == Makes::Largest || makes == Makes::Smallest; }
};

/// What a gradient leaves behind where it is let through or not: a slope of 0 gives 0, never 0 · ∞ = NaN and never −0.
/// PyTorch's backward functions of max pooling, unpooling and ReLU pick cells (max_pool2d_with_indices_backward,
/// threshold_backward); they do not multiply.
inline double selected(double slope, double gradient)
{
    return slope == 0.0 ? 0.0 : slope * gradient;
}
/// Whether a slope of 0 lets no gradient through, not even ∞ or NaN.
bool selects(const Operator& op);
/// The gradient of an operator's input cell, from that of its output and the slope between them. Those that do not select
/// multiply, as PyTorch does: a sigmoid that is 1 turns a gradient of ∞ into NaN.
inline double through(const Operator& op, double slope, double gradient)
{
    return selects(op) ? selected(slope, gradient) : slope * gradient;
}

/// How many channels the layer's output has, given how many its input has: the kernel's, or the same.
int outputChannels(const Layer& layer, int inputChannels);

/// All operators, in the order in which menus list them.
std::span<const Operator* const> operators();
/// The operator of that name, or null.
const Operator* findOperator(std::string_view type);

} // namespace core
