#include "core/quiz/mistake.h"

#include "core/evaluate.h"

namespace core {

namespace {

std::optional<Size> cell(const AskedStep& asked)
{
    const auto winner = asked.winner();
    if (!winner || asked.op.reads != Reads::Window)
        return {};
    const Geometry geometry = resolved(asked.layer, asked.in.shape());
    return Size{winner->h + geometry.rows.padBefore, winner->w + geometry.cols.padBefore};
}

} // namespace

extern const Mistake paddingCountedIn;
const Mistake paddingCountedIn = {"padding_counted_in", CORE_TEXT("counts the rows and columns of the padding, too"), nullptr, MistakeIn::Winner, cell};

} // namespace core
