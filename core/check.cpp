#include "core/check.h"

#include "core/operator.h"

#include <algorithm>

namespace core {

std::optional<Problem> check(const Layer& layer, const Shape& in, const PoolSource* pool)
{
    const Operator* op = findOperator(layer.type);
    if (op == nullptr)
        return Problem{"type", {CORE_TEXT("there is no operator \"{0}\""), {layer.type}}};
    if (auto problem = op->check(layer, in, pool))
        return problem;

    const Shape out = op->outputShape(layer, in, pool);
    if (out.h > maxSide || out.w > maxSide)
        return Problem{"", {CORE_TEXT("the output would be {0} × {1}; at most {2} rows and columns are possible"),
                            {std::to_string(out.h), std::to_string(out.w), std::to_string(maxSide)}}};
    if (out.c > maxChannels)
        return Problem{"", {CORE_TEXT("the output would have {0} channels; at most {1} are possible"),
                            {std::to_string(out.c), std::to_string(maxChannels)}}};
    if (out.size() > maxElements)
        return Problem{"", {CORE_TEXT("the output would have {0} numbers; at most {1} are possible"),
                            {std::to_string(out.size()), std::to_string(maxElements)}}};
    return std::nullopt;
}

std::optional<Problem> caution(const Layer& layer, const Shape& in, const PoolSource* pool)
{
    const Operator* op = findOperator(layer.type);
    if (op == nullptr || op->reads != Reads::Winners || pool == nullptr)
        return std::nullopt;
    const Shape out = op->outputShape(layer, in, pool);
    if (out.w == pool->input.w || pool->input.h == 1)
        return std::nullopt;
    if (pool->indices && std::ranges::none_of(*pool->indices, [&](std::int32_t winner) { return winner >= std::min(out.w, pool->input.w); }))
        return std::nullopt;
    return Problem{"output_size",
                   {CORE_TEXT("the pooled plane was {0} columns wide, this one is {1}: winners below the first row stand in other places "
                              "than they came from. {2} × {3} puts each in its own"),
                    {std::to_string(pool->input.w), std::to_string(out.w), std::to_string(pool->input.h), std::to_string(pool->input.w)}}};
}

} // namespace core
