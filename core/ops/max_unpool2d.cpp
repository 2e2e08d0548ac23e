#include "core/ops/rules.h"
#include "core/pace.h"

#include <algorithm>

namespace core {

namespace {

/// Whether PyTorch's formula for the size that was pooled means something for this pooling.
bool hasFormula(const PoolSource& pool)
{
    const auto dilated = [](const Axis& axis) { return axis.dilation != 1 && axis.size != 1; };
    return findOperator(pool.layer.type)->reads == Reads::Window && !dilated(pool.layer.rows) && !dilated(pool.layer.cols);
}

/// The size a pooling window came from if no cell was left over: (out − 1) · stride − padding + kernel, PyTorch's
/// _unpool_output_size (torch/nn/functional.py) and ONNX's MaxUnpool. The formula knows no dilation and no adaptive windows:
/// of those it is the size that was pooled itself, where every winner stands where it was found.
Size defaultSize(const PoolSource& pool)
{
    if (!hasFormula(pool))
        return {pool.input.h, pool.input.w};
    const Geometry geometry = resolved(pool.layer, pool.input);
    return {int(geometry.rows.transposedExtent(pool.output.h)), int(geometry.cols.transposedExtent(pool.output.w))};
}

std::optional<Problem> checkLayer(const Layer& layer, const Shape& in, const PoolSource* pool)
{
    if (pool == nullptr)
        return Problem{"indices_from", {CORE_TEXT("must be the position of a max-pool layer before this one, got {0}"),
                                        {std::to_string(layer.indicesFrom)}}};
    if (in != pool->output)
        return Problem{"indices_from",
                       {CORE_TEXT("layer {0} found winners for {1} × {2} × {3} (channels × rows × columns), but the input here is {4} × {5} × {6}"),
                        {std::to_string(layer.indicesFrom), std::to_string(pool->output.c), std::to_string(pool->output.h),
                         std::to_string(pool->output.w), std::to_string(in.c), std::to_string(in.h), std::to_string(in.w)}}};
    const Size natural = defaultSize(*pool);
    const Size size = layer.outputSize.value_or(natural);
    if (size.h < 1 || size.w < 1)
        return Problem{"output_size", {CORE_TEXT("must be given: from the pooling alone it would be {0} × {1}"),
                                       {std::to_string(size.h), std::to_string(size.w)}}};
    if (findOperator(pool->layer.type)->has(UsesWindow)) { // PyTorch's _unpool_output_size
        const int rows = pool->layer.rows.stride;
        const int cols = pool->layer.cols.stride;
        if (std::abs(size.h - natural.h) >= rows || std::abs(size.w - natural.w) >= cols)
            return Problem{"output_size",
                           {CORE_TEXT("must be from {0} × {1} to {2} × {3}, less than a stride from the default, got {4} × {5}"),
                            {std::to_string(natural.h - rows + 1), std::to_string(natural.w - cols + 1),
                             std::to_string(natural.h + rows - 1), std::to_string(natural.w + cols - 1),
                             std::to_string(size.h), std::to_string(size.w)}}};
    }
    // A plane with room for all of the pooled one has a place for every winner; else the winners themselves tell.
    if (pool->indices != nullptr && !pool->indices->empty() && std::int64_t(size.h) * size.w < pool->input.planeSize()) {
        const std::int64_t largest = *std::ranges::max_element(*pool->indices);
        if (largest >= std::int64_t(size.h) * size.w)
            return Problem{"output_size",
                           {CORE_TEXT("has no place for winner {0}: {1} × {2} has positions 0 to {3}; the pooled plane was {4} × {5}"),
                            {std::to_string(largest), std::to_string(size.h), std::to_string(size.w),
                             std::to_string(std::int64_t(size.h) * size.w - 1), std::to_string(pool->input.h),
                             std::to_string(pool->input.w)}}};
    }
    return std::nullopt;
}

Shape shape(const Layer& layer, const Shape& in, const PoolSource* pool)
{
    const Size size = layer.outputSize ? *layer.outputSize : defaultSize(*pool);
    return {in.n, in.c, size.h, size.w};
}

/// The pooling's windows that cover one position along one direction.
Axis::Range windowsOver(const PoolSource& pool, const Axis& axis, int position, int in, int out)
{
    return findOperator(pool.layer.type)->reads == Reads::Window ? axis.windowsOver(position, out)
                                                         : adaptiveWindowsOver(position, in, out);
}

void taps(const Layer& layer, const Tensor& in, const Cell& out, const PoolSource* pool, std::vector<Tap>& taps)
{
    // Only windows that cover a cell can have found their winner there; so no search through all the winners.
    const std::int64_t position = std::int64_t(out.row) * shape(layer, in.shape(), pool).w + out.col;
    if (position >= pool->input.planeSize())
        return;
    const int row = int(position / pool->input.w);
    const int col = int(position % pool->input.w);
    const Geometry geometry = resolved(pool->layer, pool->input);
    const Axis::Range rows = windowsOver(*pool, geometry.rows, row, pool->input.h, in.shape().h);
    const Axis::Range cols = windowsOver(*pool, geometry.cols, col, pool->input.w, in.shape().w);
    for (int y = rows.first; y <= rows.last; ++y) {
        for (int x = cols.first; x <= cols.last; ++x) {
            const Cell cell{out.n, out.c, y, x};
            if ((*pool->indices)[std::size_t(in.offset(cell))] == position)
                taps.push_back(rules::inputTap(in, cell));
        }
    }
}

/// Where several windows had the same winner, the last in reading order is the one that stays.
void reduce(const Layer& /*layer*/, Step& step)
{
    step.value = 0.0;
    for (std::size_t i = 0; i < step.taps.size(); ++i) {
        step.taps[i].chosen = i + 1 == step.taps.size();
        step.value = step.taps[i].value;
        step.winner = int(i);
    }
}

Output compute(const Layer& /*layer*/, const Tensor& in, const Shape& out, const PoolSource* pool, const Pulse& pulse)
{
    std::vector<float> result(std::size_t(out.size()), 0.0F);
    Pace pace(pulse, double(in.size()));
    std::size_t i = 0;
    for (std::int64_t plane = 0; plane < std::int64_t(out.n) * out.c; ++plane)
        for (std::int64_t k = 0; k < in.shape().planeSize(); ++k, ++i) {
            pace.did(1.0);
            if ((*pool->indices)[i] >= 0)
                result[std::size_t(plane * out.planeSize() + (*pool->indices)[i])] = in.data()[i];
        }
    return {Tensor(out, std::move(result)), nullptr};
}

/// Each output cell's gradient goes to the value that stands there. Where several windows had the same winner only the last
/// one's value does; PyTorch hands the gradient to all of them, which is not the derivative of what was computed.
Gradients backwardPass(const Layer& /*layer*/, const Tensor& in, const Output& /*out*/, const Tensor& gradOutput,
                       const PoolSource* pool, const Pulse& pulse)
{
    const std::int64_t pooled = in.shape().planeSize();
    const std::int64_t unpooled = gradOutput.shape().planeSize();
    std::vector<float> result(std::size_t(in.size()), 0.0F);
    std::vector<std::int64_t> writer;
    Pace pace(pulse, double(in.size()) + double(gradOutput.size()));
    for (std::int64_t plane = 0; plane < std::int64_t(in.shape().n) * in.shape().c; ++plane) {
        writer.assign(std::size_t(unpooled), -1);
        for (std::int64_t k = plane * pooled; k < (plane + 1) * pooled; ++k) {
            pace.did(1.0);
            const std::int32_t winner = (*pool->indices)[std::size_t(k)];
            if (winner >= 0)
                writer[std::size_t(winner)] = k;
        }
        for (std::int64_t cell = 0; cell < unpooled; ++cell) {
            pace.did(1.0);
            if (writer[std::size_t(cell)] >= 0)
                result[std::size_t(writer[std::size_t(cell)])] = gradOutput.data()[std::size_t(plane * unpooled + cell)];
        }
    }
    return {Tensor(in.shape(), std::move(result)), std::nullopt, std::nullopt};
}

} // namespace

extern const Operator maxUnpool2d;
const Operator maxUnpool2d = rules::complete({
    .type = "max_unpool2d",
    .title = CORE_TEXT("Max unpool"),
    .uses = UsesIndicesFrom | UsesOutputSize,
    .reads = Reads::Winners,
    .makes = Makes::Placed,
    .check = checkLayer,
    .outputShape = shape,
    .taps = taps,
    .reduce = reduce,
    .slopes = rules::slopesOfWinner,
    .compute = compute,
    .backward = backwardPass,
});

} // namespace core
