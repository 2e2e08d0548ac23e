#include "core/quiz/mistake.h"

#include <cmath>

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    return asked.op.makes == Makes::Norm ? std::optional(std::pow(asked.now.value, asked.layer.normType)) : std::nullopt;
}

} // namespace

extern const Mistake rootLeftOut;
const Mistake rootLeftOut = {"root_left_out", CORE_TEXT("forgets the root"), value};

} // namespace core
