#include "core/operator.h"

#include <algorithm>
#include <array>

namespace core {

// One line an operator; each stands in a file of its own beside this one. Menus list them in this order.
extern const Operator conv2d;
extern const Operator convTranspose2d;
extern const Operator maxPool2d;
extern const Operator minPool2d;
extern const Operator avgPool2d;
extern const Operator lpPool2d;
extern const Operator adaptiveMaxPool2d;
extern const Operator adaptiveAvgPool2d;
extern const Operator globalMaxPool2d;
extern const Operator globalAvgPool2d;
extern const Operator maxUnpool2d;
extern const Operator relu;
extern const Operator leakyRelu;
extern const Operator sigmoid;
extern const Operator tanhActivation;

namespace {

constexpr std::array<const Operator*, 15> table = {
    &conv2d, &convTranspose2d, &maxPool2d, &minPool2d, &avgPool2d, &lpPool2d, &adaptiveMaxPool2d, &adaptiveAvgPool2d,
    &globalMaxPool2d, &globalAvgPool2d, &maxUnpool2d, &relu, &leakyRelu, &sigmoid, &tanhActivation,
};

} // namespace

std::span<const Operator* const> operators()
{
    return table;
}

const Operator* findOperator(std::string_view type)
{
    const auto found = std::ranges::find(table, type, [](const Operator* op) { return op->type; });
    return found == table.end() ? nullptr : *found;
}

bool selects(const Operator& op)
{
    switch (op.makes) {
    case Makes::Sum:
    case Makes::Average:
        return false;
    case Makes::Largest:
    case Makes::Smallest:
    case Makes::Norm:
    case Makes::Placed:
        return true;
    case Makes::Curve:
        return op.curve->selects;
    }
    return false;
}

int outputChannels(const Layer& layer, int inputChannels)
{
    const Operator& op = *findOperator(layer.type);
    if (!op.hasKernel())
        return inputChannels;
    return op.reads == Reads::Spread ? layer.weight.shape().c * layer.groups : layer.weight.shape().n;
}

} // namespace core
