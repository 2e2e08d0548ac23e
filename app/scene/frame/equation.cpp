#include "frame/equation.h"

#include "frame/words.h"

#include "core/explain.h"

namespace scene {

namespace {

bool isProducts(const Shown& shown)
{
    return shown.op.hasKernel();
}

core::Equation equationOf(const Shown& shown)
{
    if (shown.soFar)
        return core::runningEquation(shown.layer, *shown.soFar, shown.soFar->taps.size());
    if (shown.tooMany)
        return words::summary(shown);
    // Reads better than every single product when most of them are 0.
    const core::Terms terms = isProducts(shown) && !shown.oneByOne ? core::Terms::NonZero : core::Terms::All;
    core::Equation equation = core::equation(shown.layer, shown.explained, {}, terms);
    return shown.op.reads == core::Reads::Winners ? words::placement(shown, std::move(equation)) : equation;
}

/// Cells of the layer's largest window: adaptive ones change their size.
std::int64_t largestWindow(const Shown& shown)
{
    if (shown.op.reads != core::Reads::Share)
        return shown.tapCount;
    const auto most = [](int in, int out) { return std::int64_t(in / out) + (in % out != 0 ? 2 : 0); };
    return most(shown.in.h, shown.out.h) * most(shown.in.w, shown.out.w);
}

} // namespace

void addEquation(const Shown& shown, Frame& frame)
{
    frame.equation = equationOf(shown);
    if (shown.bare)
        frame.equation.terms = "?";
    if (shown.soFar)
        frame.soFar = words::soFar(QString::fromStdString(frame.equation.result));
    frame.hidden = shown.hidden;
    frame.answer = shown.hidden ? 0.0 : shown.pop;
    if (!shown.missing) // it counts the products that are 0
        frame.note = words::note(shown);
    frame.noteRoom = words::noteRoom(shown);
    // "|−2|^3" takes the room of two numbers, and so does "2·3" where products are spelled out; a sentence that of eight.
    const bool pairs = shown.op.makes == core::Makes::Norm || (shown.oneByOne && isProducts(shown));
    frame.listed = shown.op.makes == core::Makes::Largest || shown.op.makes == core::Makes::Smallest;
    frame.termCount = shown.tooMany || shown.op.reads == core::Reads::Winners ? 8 : largestWindow(shown) * (pairs ? 2 : 1);
}

} // namespace scene
