#include "core/quiz/mistake.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (!asked.op.hasKernel())
        return {};
    double sum = 0.0;
    for (const Tap& tap : asked.now.taps)
        sum += tap.value;
    return sum;
}

} // namespace

extern const Mistake kernelIgnored;
const Mistake kernelIgnored = {"kernel_ignored", CORE_TEXT("adds up the window without the kernel"), value};

} // namespace core
