#include "core/check.h"

#include "core/operator.h"

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

} // namespace core
