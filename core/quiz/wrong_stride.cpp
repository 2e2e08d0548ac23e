#include "core/quiz/mistake.h"

#include "core/check.h"
#include "core/evaluate.h"

namespace core {

namespace {

std::optional<double> value(const AskedStep& asked)
{
    if (asked.op.reads != Reads::Window)
        return {};
    Layer other = asked.layer;
    other.rows.stride = other.rows.stride == 1 ? 2 : 1;
    other.cols.stride = other.cols.stride == 1 ? 2 : 1;
    if (check(other, asked.in.shape()))
        return {};
    const Shape out = outputShape(other, asked.in.shape());
    if (asked.now.output.row >= out.h || asked.now.output.col >= out.w)
        return {};
    return stepAt(other, asked.in, stepOfCell(out, asked.now.output)).value;
}

} // namespace

extern const Mistake wrongStride;
const Mistake wrongStride = {"wrong_stride", CORE_TEXT("moves the window by another stride"), value};

} // namespace core
