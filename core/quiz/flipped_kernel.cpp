#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (!asked.op.hasKernel() || asked.op.reads != Reads::Window)
        return {};
    const Shape& shape = asked.layer.weight.shape();
    double sum = asked.now.bias;
    for (const Tap& tap : asked.now.taps) {
        const Cell& at = tap.weight;
        sum += tap.value * double(asked.layer.weight.at({at.n, at.c, shape.h - 1 - at.row, shape.w - 1 - at.col}));
    }
    return sum;
}

} // namespace

extern const Mistake flippedKernel;
const Mistake flippedKernel = {"flipped_kernel", CORE_TEXT("turns the kernel by 180°, as true convolution does"), value};

} // namespace core
