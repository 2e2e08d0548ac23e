#include "core/insight/receptive_field.h"

#include "core/evaluate.h"
#include "core/operator.h"

#include <algorithm>

namespace core {

namespace {

/// A window of `reach` cells that moves on by `step` of them.
Sight seen(const Sight& before, std::int64_t reach, double step)
{
    // Cells that lie apart see parts that lie apart: `extent` only ever ends on whole cells.
    return {before.extent + std::int64_t(double(reach - 1) * before.jump), before.jump * step};
}

Sight seenBackwards(const Sight& before, const Axis& axis)
{
    return seen(before, axis.transposedReach(), 1.0 / axis.stride);
}

ReceptiveField seenBackwards(const ReceptiveField& before, const Geometry& window)
{
    return {seenBackwards(before.rows, window.rows), seenBackwards(before.cols, window.cols)};
}

Sight seenAdaptively(const Sight& before, int in, int out)
{
    int largest = 0;
    for (int i = 0; i < out; ++i)
        largest = std::max(largest, adaptiveWindow(i, in, out).count);
    return seen(before, largest, double(in) / out);
}

} // namespace

ReceptiveField seenThrough(const ReceptiveField& before, const Layer& layer, const Shape& in, const Shape& out, const PoolSource* pool)
{
    const Operator* op = findOperator(layer.type);
    if (!op)
        return before;
    switch (op->reads) {
    case Reads::Window: {
        const Geometry window = resolved(layer, in);
        return {seen(before.rows, window.rows.reach(), window.rows.stride), seen(before.cols, window.cols.reach(), window.cols.stride)};
    }
    case Reads::Spread:
        return seenBackwards(before, resolved(layer, in));
    case Reads::Share:
        return {seenAdaptively(before.rows, in.h, out.h), seenAdaptively(before.cols, in.w, out.w)};
    case Reads::Cell:
        return before;
    case Reads::Winners: {
        if (!pool)
            return before;
        const Operator* source = findOperator(pool->layer.type);
        if (!source || source->reads != Reads::Window) // adaptive windows run backwards
            return {{before.rows.extent, before.rows.jump * in.h / out.h}, {before.cols.extent, before.cols.jump * in.w / out.w}};
        return seenBackwards(before, resolved(pool->layer, pool->input));
    }
    }
    return before;
}

} // namespace core
