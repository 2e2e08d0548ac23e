#include "frame/shown.h"

#include "core/evaluate.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

QRectF rectOf(const core::Span& rows, const core::Span& cols)
{
    return QRectF(cols.first, rows.first, cols.last() - cols.first + 1, rows.last() - rows.first + 1);
}

/// Slow at both ends: a window that starts and stops with a jerk is hard to follow.
double eased(double t)
{
    return t * t * (3.0 - 2.0 * t);
}

QRectF between(const QRectF& a, const QRectF& b, double t)
{
    const auto mix = [t](double x, double y) { return x + (y - x) * t; };
    return QRectF(mix(a.x(), b.x()), mix(a.y(), b.y()), mix(a.width(), b.width()), mix(a.height(), b.height()));
}

int firstChannelRead(const Shown& shown)
{
    if (!shown.op.hasKernel())
        return shown.cell.c;
    const int outputsPerGroup = shown.out.c / std::max(shown.layer.groups, 1);
    return shown.cell.c / outputsPerGroup * (shown.in.c / std::max(shown.layer.groups, 1));
}

int channelsRead(const Shown& shown)
{
    return shown.op.hasKernel() ? shown.in.c / std::max(shown.layer.groups, 1) : 1;
}

/// The input channel that what is missing belongs to.
std::optional<int> channelAsked(const Shown& shown)
{
    const auto asked = std::ranges::find_if(shown.explained.taps, [](const core::Tap& tap) { return tap.valueMissing || tap.factorMissing; });
    return asked == shown.explained.taps.end() ? std::nullopt : std::optional(asked->place.c);
}

/// Only `taps` of the step's taps are there yet, and so no result.
void comeUp(Shown& shown, int taps)
{
    if (taps < 0 || taps > int(shown.explained.taps.size()) || shown.explained.taps.size() < 2)
        return;
    shown.soFar = shown.explained;
    shown.soFar->taps.resize(std::size_t(taps));
    shown.op.reduce(shown.layer, *shown.soFar);
    shown.arrived = false;
    shown.pop = 0.0;
}

} // namespace

std::optional<QRectF> windowOf(const Shown& shown, const core::Cell& out, const core::Step& step)
{
    switch (shown.op.reads) {
    case core::Reads::Window:
        return rectOf(shown.geometry.rows.window(out.row), shown.geometry.cols.window(out.col));
    case core::Reads::Share:
        return rectOf(core::adaptiveWindow(out.row, shown.in.h, shown.out.h),
                      core::adaptiveWindow(out.col, shown.in.w, shown.out.w));
    case core::Reads::Cell:
        return QRectF(out.col, out.row, 1, 1);
    case core::Reads::Winners: // where several were sent here, the last one stays
        return step.taps.empty() ? std::nullopt : std::optional(QRectF(step.taps.back().place.col, step.taps.back().place.row, 1, 1));
    case core::Reads::Spread: {
        QRect rect;
        for (const core::Tap& tap : step.taps)
            rect |= QRect(tap.place.col, tap.place.row, 1, 1);
        return step.taps.empty() ? std::nullopt : std::optional(QRectF(rect));
    }
    }
    return std::nullopt;
}

bool looksForWindow(const core::Operator& op)
{
    return op.reads == core::Reads::Spread || op.reads == core::Reads::Winners;
}

std::vector<int> linesOf(const core::Step& step, int channel, int core::Cell::* along)
{
    std::vector<int> lines;
    for (const core::Tap& tap : step.taps) {
        if (tap.place.c == channel)
            lines.push_back(tap.place.*along);
    }
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

Shown shownBy(const core::Network& network, const Shot& shot, int layer)
{
    Shown shown{.network = network, .layer = network.layer(layer), .op = *core::findOperator(network.layer(layer).type), .index = layer};
    shown.in = network.inputOf(layer).shape();
    shown.out = network.outputOf(layer).shape();
    shown.geometry = core::resolved(shown.layer, shown.in);
    shown.step = std::clamp<std::int64_t>(shot.step, 0, network.stepCount(layer) - 1);
    shown.cell = core::cellOfStep(shown.out, shown.step);

    const double phase = std::clamp(shot.phase, 0.0, 1.0);
    const core::Cell previous = core::cellOfStep(shown.out, std::max<std::int64_t>(shown.step - 1, 0));
    // The window cannot travel from one plane to another, nor to the first cell of all.
    const bool travels = phase < 1.0 && shown.step > 0 && previous.n == shown.cell.n && previous.c == shown.cell.c;
    const bool before = travels && phase < glideEnd / 2;
    shown.spelled = before ? previous : shown.cell;
    shown.arrived = phase > glideEnd;
    shown.pop = before ? 1.0 : std::clamp((phase - glideEnd) / (1.0 - glideEnd), 0.0, 1.0);
    shown.hidden = shot.hideResult && !before;
    shown.bare = shown.hidden && shot.bare;
    shown.missing = shot.missing;

    const auto explain = [&](const core::Cell& cell) {
        core::Step step;
        step.output = cell;
        if (core::tapCount(shown.layer, shown.in, shown.out, cell) <= core::mostTaps)
            step = network.stepAt(layer, core::stepOfCell(shown.out, cell));
        if (shown.missing)
            core::markMissing(shown.op, step, *shown.missing);
        return step;
    };
    shown.tapCount = core::tapCount(shown.layer, shown.in, shown.out, shown.spelled);
    shown.tooMany = shown.tapCount > core::mostTaps;
    shown.explained = explain(shown.spelled);
    shown.oneByOne = shot.grain == core::Grain::Product && !shot.view.backward && !shown.missing;
    if (shown.oneByOne && !before)
        comeUp(shown, shot.taps);

    const int first = firstChannelRead(shown);
    const int wanted = shot.inputChannel >= 0 ? shot.inputChannel : channelAsked(shown).value_or(first);
    shown.inputChannel = wanted >= first && wanted < first + channelsRead(shown) ? wanted : first;
    if (const core::Tap* tap = shown.latest())
        shown.inputChannel = tap->place.c; // the products go through the channels, and the picture with them

    const core::Step& here = shown.explained;
    shown.outputFrame = QRectF(shown.cell.col, shown.cell.row, 1, 1);
    if (!travels) {
        shown.window = windowOf(shown, shown.cell, here);
        return shown;
    }
    const double way = shown.way = eased(std::min(phase / glideEnd, 1.0));
    const core::Step there = looksForWindow(shown.op) ? explain(before ? shown.cell : previous) : core::Step{};
    const auto from = windowOf(shown, previous, before ? here : there);
    const auto to = windowOf(shown, shown.cell, before ? there : here);
    if (from && to)
        shown.window = between(*from, *to, way);
    else
        shown.window = before ? from : to;
    shown.outputFrame = between(QRectF(previous.col, previous.row, 1, 1), *shown.outputFrame, way);
    return shown;
}

} // namespace scene
