#pragma once

#include "core/check.h"
#include "core/evaluate.h"
#include "core/layer.h"
#include "core/step.h"

#include <optional>
#include <span>
#include <string_view>

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
    NeedsOutputSize = 1U << 11,    ///< output_size must be given
    UsesIndicesFrom = 1U << 12,
    UsesNegativeSlope = 1U << 13,
    GivesIndices = 1U << 14,       ///< its output has winners: max pooling
    CellByCell = 1U << 15,         ///< an activation: one input cell, one output cell
    StridesByWindow = 1U << 16,    ///< stride defaults to kernel_size: pooling
    ChoosesOne = 1U << 17,         ///< its value is one of the window's, found by comparing: max and min
    Selects = 1U << 18,            ///< a slope of 0 lets no gradient through, not even ∞ or NaN: see through()
};

/// One operator: a row of the table `operators()`, each in a file of its own under ops/.
/// All functions but `check` may rely on `check` having found nothing.
struct Operator {
    std::string_view type;  ///< its name in lesson files, such as "max_pool2d"
    const char* title = ""; ///< its name on screen, marked CORE_TEXT
    unsigned uses = 0;

    std::optional<Problem> (*check)(const Layer&, const Shape& in, const PoolSource* pool) = nullptr;
    Shape (*outputShape)(const Layer&, const Shape& in, const PoolSource* pool) = nullptr;
    /// The cells that output cell `out` is made of, in reading order, appended to `taps`.
    void (*taps)(const Layer&, const Tensor& in, const Cell& out, const PoolSource* pool, std::vector<Tap>& taps) = nullptr;
    /// One window in double: fills `value`, `divisor`, `winner` and the taps' `chosen` from the taps and the bias.
    void (*reduce)(const Layer&, Step& step) = nullptr;
    /// ∂value/∂tap for each tap of a reduced step; one number a tap, 0 where the tap reads no input cell.
    void (*slopes)(const Layer&, const Step& step, std::span<double> slopes) = nullptr;
    /// The whole output at once. `pulse`, which may be empty, is called about once a row of cells.
    Output (*compute)(const Layer&, const Tensor& in, const Shape& out, const PoolSource* pool, const Pulse& pulse) = nullptr;
    /// The gradients, given the output's.
    Gradients (*backward)(const Layer&, const Tensor& in, const Output& out, const Tensor& gradOutput,
                          const PoolSource* pool) = nullptr;

    bool has(unsigned use) const { return (uses & use) == use; }
};

/// What a gradient leaves behind where it is let through or not: a slope of 0 gives 0, never 0 · ∞ = NaN and never −0.
/// PyTorch's backward functions of max pooling, unpooling and ReLU pick cells (max_pool2d_with_indices_backward,
/// threshold_backward); they do not multiply.
inline double selected(double slope, double gradient)
{
    return slope == 0.0 ? 0.0 : slope * gradient;
}
/// The gradient of an operator's input cell, from that of its output and the slope between them. All others multiply, as
/// PyTorch does: a sigmoid that is 1 turns a gradient of ∞ into NaN.
inline double through(const Operator& op, double slope, double gradient)
{
    return op.has(Selects) ? selected(slope, gradient) : slope * gradient;
}

/// All operators, in the order in which menus list them.
std::span<const Operator* const> operators();
/// The operator of that name, or null.
const Operator* findOperator(std::string_view type);

} // namespace core
