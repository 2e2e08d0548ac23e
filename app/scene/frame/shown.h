#pragma once

#include "frame/frame.h"

#include "core/operator.h"

#include <QRectF>

#include <optional>

namespace scene {

/// The step that a Shot shows, worked out once for all boards: where the window stands, what has arrived, which channels.
struct Shown {
    const core::Network& network;
    const core::Layer& layer;
    const core::Operator& op;
    int index = 0;          ///< of the layer
    core::Geometry geometry{};
    core::Shape in{};
    core::Shape out{};

    std::int64_t step = 0;  ///< the one under way
    core::Cell cell{};        ///< its output cell
    core::Cell spelled{};     ///< the output cell whose arithmetic is shown: the one before in the first half of the way
    core::Step explained{};   ///< its arithmetic; without taps when `tooMany`
    bool tooMany = false;   ///< a window of so many cells that it is not spelled out
    std::int64_t tapCount = 0; ///< cells of its window, all channels
    bool arrived = true;    ///< whether the result of `step` is there, or coming up
    bool hidden = false;    ///< the result of `spelled` is to be guessed
    bool bare = false;      ///< and how it comes about
    std::optional<core::Missing> missing{}; ///< as in Shot; `explained` is marked with it
    double pop = 1.0;       ///< how far the result of `spelled` has come up
    int inputChannel = 0;   ///< the input channel shown
    double way = 1.0;       ///< how much of its way from the step before the window has gone, 0 … 1
    std::optional<QRectF> window{};      ///< on the input, in cells, on its way
    std::optional<QRectF> outputFrame{}; ///< on the output, in cells, on its way

    bool oneByOne = false;  ///< products come up one after the other: core::Grain::Product
    std::optional<core::Step> soFar{}; ///< while they do: `explained` with the taps that are there, reduced

    /// Whether it is seen what the step comes to, and by which numbers.
    bool answered() const { return pop > 0.0 && !hidden && !missing; }
    bool asksInputOf(int channel) const { return missing && missing->asks == core::Asks::Input && missing->cell.c == channel; }
    /// The tap that has just come up, or null.
    const core::Tap* latest() const { return soFar && !soFar->taps.empty() ? &soFar->taps.back() : nullptr; }
};

/// `layer` must be reached.
Shown shownBy(const core::Network& network, const Shot& shot, int layer);

/// The input cells that output cell `out` reads, as a rectangle; nothing when it reads none. `step` is that cell's.
std::optional<QRectF> windowOf(const Shown& shown, const core::Cell& out, const core::Step& step);
/// Whether it takes the step to know where: a transposed convolution's and an unpooling's window lies where its cells do.
bool looksForWindow(const core::Operator& op);

/// The rows (or columns) on which the taps of input channel `channel` stand, each once, rising.
std::vector<int> linesOf(const core::Step& step, int channel, int core::Cell::* along);

} // namespace scene
