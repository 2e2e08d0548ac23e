#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (asked.missing.asks != Asks::Input || asked.op.reads != Reads::Window || !asked.op.hasKernel())
        return {};
    AskedStep turned = asked;
    const Shape& shape = asked.layer.weight.shape();
    for (Tap& tap : turned.now.taps) {
        const Cell& at = tap.weight;
        tap.factor = double(asked.layer.weight.at({at.n, at.c, shape.h - 1 - at.row, shape.w - 1 - at.col}));
    }
    const auto term = turned.term();
    return term ? std::optional((asked.now.value - term->others) / term->times) : std::nullopt;
}

} // namespace

extern const Mistake flippedForInput;
const Mistake flippedForInput = {"flipped_for_input", CORE_TEXT("turns the kernel by 180°, as true convolution does"), value, MistakeIn::Part};

} // namespace core
