#include "frame/plane_boards.h"

#include "frame/words.h"

#include "core/evaluate.h"
#include "core/explain.h"
#include "core/follow.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace scene {

namespace {

/// Which rows (columns) some window reads; empty when all are read.
std::vector<bool> linesRead(const core::Axis& axis, int in, int out)
{
    std::vector<bool> read(std::size_t(in), false);
    for (int k = 0; k < out; ++k) {
        const core::Span window = axis.window(k);
        for (int tap = 0; tap < window.count; ++tap) {
            const int source = axis.source(window.at(tap), in);
            if (source >= 0)
                read[std::size_t(source)] = true;
        }
    }
    return std::find(read.begin(), read.end(), false) == read.end() ? std::vector<bool>() : read;
}

/// How far windows reach past the padding after the input.
int overhang(const core::Axis& axis, int in, int out)
{
    return std::max(0, axis.window(out - 1).last() - (in + axis.padAfter - 1));
}

/// What stands in the padding; nothing where it is not counted.
QString paddingText(const Shown& shown)
{
    const bool counts = shown.op.makes != core::Makes::Average || shown.layer.countIncludePad;
    return counts ? QString::fromStdString(core::shownNumber(shown.op.padding)) : QString();
}

/// The numbers of a plane that its colours have to span.
struct Reach {
    double low = 0.0;
    double high = 0.0;

    double limit() const { return std::max(std::abs(low), std::abs(high)); }
};

Reach reachOfNumbers(const core::Tensor& values, int sample, int channel)
{
    // Of a photograph of 4096 × 4096 some rows will do, and what lies beyond them just takes the last colour.
    constexpr int mostRows = 128;
    const core::Shape& shape = values.shape();
    const bool big = shape.planeSize() > (1 << 16);
    const int step = big ? std::max(1, shape.h / mostRows) : 1;
    const std::span<const float> plane = values.plane(sample, channel);
    Reach reach;
    for (int row = 0; row < shape.h; row += step) {
        const std::span<const float> line = plane.subspan(std::size_t(row) * std::size_t(shape.w), std::size_t(shape.w));
        for (const float value : line) {
            if (std::isfinite(value)) {
                reach.low = std::min(reach.low, double(value));
                reach.high = std::max(reach.high, double(value));
            }
        }
    }
    return reach;
}

/// What `work` says of a plane, remembered, because every picture asks for the same ones. Not of small planes, where asking
/// takes no longer than remembering.
template <typename Result, typename Work>
Result remembered(const core::Tensor& values, int sample, int channel, Work work)
{
    if (values.shape().planeSize() < 1024)
        return work(values, sample, channel);
    struct Entry {
        std::uint64_t stamp = 0;
        int sample = 0;
        int channel = 0;
        Result result{};
    };
    thread_local std::array<Entry, 8> memory{};
    thread_local std::size_t next = 0;
    for (const Entry& entry : memory) {
        if (entry.stamp == values.stamp() && entry.sample == sample && entry.channel == channel)
            return entry.result;
    }
    Entry& entry = memory[next++ % memory.size()];
    entry = {values.stamp(), sample, channel, work(values, sample, channel)};
    return entry.result;
}

Reach reachOf(const core::Tensor& values, int sample, int channel)
{
    return remembered<Reach>(values, sample, channel, reachOfNumbers);
}

/// Planes of at least so many cells on their shorter side are looked at as pictures, not read as numbers.
constexpr int pictureSide = 40;

bool isPicture(const core::Shape& shape)
{
    return std::min(shape.h, shape.w) >= pictureSide;
}

/// What all but the most extreme hundredth of a large plane stays below: a few cells at the padded edge of a picture must
/// not take the colours of all others away.
double commonLimitOfNumbers(const core::Tensor& values, int sample, int channel)
{
    constexpr std::size_t most = 16384;
    const std::span<const float> plane = values.plane(sample, channel);
    const std::size_t step = plane.size() / most | 1U; // odd, so that it does not run along a column
    std::vector<float> sizes;
    sizes.reserve(plane.size() / step + 1);
    for (std::size_t i = 0; i < plane.size(); i += step) {
        if (std::isfinite(plane[i]))
            sizes.push_back(std::abs(plane[i]));
    }
    if (sizes.empty())
        return 0.0;
    const auto place = sizes.begin() + std::ptrdiff_t(double(sizes.size() - 1) * 0.99);
    std::nth_element(sizes.begin(), place, sizes.end());
    return double(*place) * 1.25;
}

double commonLimit(const core::Tensor& values, int sample, int channel)
{
    return remembered<double>(values, sample, channel, commonLimitOfNumbers);
}

Scale scaleOf(const Reach& reach, bool grey, double limit)
{
    return {.kind = grey ? Scale::Grey : Scale::ZeroCentred,
            .limit = limit > 0.0 ? std::min(limit, reach.limit()) : reach.limit() > 0.0 ? reach.limit() : 1.0};
}

Scale scaleOf(const Reach& reach, const Board& board, bool grey)
{
    const bool common = !grey && isPicture(board.values.shape());
    return scaleOf(reach, grey, common ? commonLimit(board.values, board.sample, board.channel) : 0.0);
}

/// The windows' axes when they do not overlap, so that every cell belongs to one at most.
std::optional<Regions> regionsOf(const Shown& shown)
{
    // More regions than eyes can tell apart, or a single one, explain nothing.
    constexpr int mostLines = 20;
    const bool few = shown.out.planeSize() > 1 && shown.in.h <= mostLines && shown.in.w <= mostLines;
    if (!few)
        return std::nullopt;
    Regions regions{.rows = shown.geometry.rows, .cols = shown.geometry.cols, .output = shown.out};
    if (shown.op.reads == core::Reads::Share) {
        if (shown.in.h % shown.out.h != 0 || shown.in.w % shown.out.w != 0)
            return std::nullopt;
        regions.rows = {.size = shown.in.h / shown.out.h, .stride = shown.in.h / shown.out.h};
        regions.cols = {.size = shown.in.w / shown.out.w, .stride = shown.in.w / shown.out.w};
        return regions;
    }
    if (shown.op.reads != core::Reads::Window || shown.op.hasKernel())
        return std::nullopt;
    const auto apart = [](const core::Axis& axis) { return axis.stride >= axis.reach(); };
    return apart(regions.rows) && apart(regions.cols) ? std::optional(regions) : std::nullopt;
}

/// Where the input cell whose product has just come up stamps the kernel.
void addStamp(const Shown& shown, Board& board)
{
    const core::Tap* tap = shown.latest();
    if (tap == nullptr)
        return;
    const core::Span rows = shown.geometry.rows.window(tap->place.row);
    const core::Span cols = shown.geometry.cols.window(tap->place.col);
    const QRect whole(QPoint(cols.first, rows.first), QPoint(cols.last(), rows.last()));
    board.pointed.push_back(whole & QRect(0, 0, shown.out.w, shown.out.h));
}

} // namespace

Board plainBoard(const core::Tensor& values, const core::Notation& notation, int sample, int channel)
{
    Board board;
    board.id = BoardKind::Input;
    board.title = QCoreApplication::translate("scene", "Input");
    board.values = values;
    board.notation = notation;
    board.sample = std::clamp(sample, 0, values.shape().n - 1);
    board.channel = std::clamp(channel, 0, values.shape().c - 1);
    board.subtitle = words::planeSubtitle(values.shape(), board.sample, board.channel);
    const Reach reach = reachOf(values, board.sample, board.channel);
    board.scale = scaleOf(reach, board, isPicture(values.shape()) && reach.low >= 0.0);
    board.reserve = QSize(values.shape().w, values.shape().h);
    return board;
}

Board inputBoard(const Shown& shown)
{
    const bool first = shown.index == 0;
    Board board = plainBoard(shown.network.inputOf(shown.index), first ? shown.network.lesson().inputNotation : core::Notation(),
                             shown.cell.n, shown.inputChannel);
    board.editable = first;
    const core::Geometry& geometry = shown.geometry;
    if (shown.op.reads == core::Reads::Window) {
        board.rowAxis = geometry.rows;
        board.colAxis = geometry.cols;
        board.pads = QMargins(geometry.cols.padBefore, geometry.rows.padBefore, geometry.cols.padAfter, geometry.rows.padAfter);
        board.around = board.pads + QMargins(0, 0, overhang(geometry.cols, shown.in.w, shown.out.w),
                                             overhang(geometry.rows, shown.in.h, shown.out.h));
        board.padText = paddingText(shown);
        board.rowRead = linesRead(geometry.rows, shown.in.h, shown.out.h);
        board.colRead = linesRead(geometry.cols, shown.in.w, shown.out.w);
    }
    board.reserve = QSize(board.cols(), board.rows());
    board.subtitle = words::inputSubtitle(shown, board);
    board.window = shown.window;
    board.pop = shown.pop;

    const core::Step& step = shown.soFar ? *shown.soFar : shown.explained;
    if (const core::Tap* tap = shown.latest())
        board.touched = tap->place;
    if (shown.soFar)
        board.pop = 1.0; // the rings stand around the best so far
    const bool skips = shown.op.reads == core::Reads::Window
                       && (geometry.rows.dilation > 1 || geometry.cols.dilation > 1);
    for (const core::Tap& tap : shown.explained.taps) {
        if (skips && tap.place.c == shown.inputChannel)
            board.taps.push_back(tap.place);
    }
    for (const core::Tap& tap : step.taps) {
        if (tap.chosen && (shown.answered() || shown.soFar) && shown.op.reads != core::Reads::Winners)
            board.winners.push_back(tap.place);
    }
    return board;
}

Board outputBoard(const Shown& shown)
{
    Board board = plainBoard(shown.network.outputOf(shown.index), {}, shown.cell.n, shown.cell.c);
    board.id = BoardKind::Output;
    board.title = QCoreApplication::translate("scene", "Output");
    board.subtitle = words::outputSubtitle(shown);
    if (shown.op.reads == core::Reads::Spread)
        addStamp(shown, board);
    const std::int64_t here = std::int64_t(shown.cell.row) * shown.out.w + shown.cell.col;
    const bool before = !(shown.spelled == shown.cell);
    board.known = !before && shown.arrived ? here + 1 : here;
    board.current = shown.spelled;
    board.hideCurrent = shown.hidden;
    board.pop = shown.pop;
    board.window = shown.outputFrame;
    return board;
}

void colour(const Shown& shown, Board& input, Board& output)
{
    if (const auto regions = regionsOf(shown)) {
        input.regions = regions;
        output.regions = regions;
        output.regions->onInput = false;
        return;
    }
    const bool picture = isPicture(shown.in) || isPicture(shown.out);
    const double larger = std::max(input.scale.limit, output.scale.limit);
    if (!picture) {
        // One scale for both, unless it would leave one of them blank.
        constexpr double farApart = 8.0;
        if (larger < farApart * std::min(input.scale.limit, output.scale.limit))
            input.scale.limit = output.scale.limit = larger;
        return;
    }
    // Pictures stay pictures through a pooling; edges found by a convolution have a sign, and so another scale.
    const Reach in = reachOf(input.values, input.sample, input.channel);
    const Reach out = reachOf(output.values, output.sample, output.channel);
    input.scale = scaleOf(in, input, in.low >= 0.0);
    output.scale = scaleOf(out, output, in.low >= 0.0 && out.low >= 0.0);
    if (input.scale.kind == output.scale.kind && out.limit() > 0.4 * in.limit() && out.limit() < 2.5 * in.limit())
        input.scale.limit = output.scale.limit = larger;
}

/// Cells that lie side by side make one rectangle; a dilated or strided pattern makes one for each cell.
void mark(const core::CellSet& cells, Board& board)
{
    if (cells.empty())
        return;
    const auto consecutive = [](const std::vector<int>& lines) { return lines.back() - lines.front() + 1 == int(lines.size()); };
    if (consecutive(cells.rows) && consecutive(cells.cols)) {
        board.pointed.emplace_back(cells.cols.front(), cells.rows.front(), int(cells.cols.size()), int(cells.rows.size()));
        return;
    }
    constexpr std::size_t most = 4096;
    for (const int row : cells.rows)
        for (const int col : cells.cols)
            if (board.pointed.size() < most)
                board.pointed.emplace_back(col, row, 1, 1);
}

void point(const Shown& shown, const Shot& shot, Board& input, Board& output, Board* kernel)
{
    const auto pool = shown.network.poolFor(shown.index);
    if (shot.hoverOutput && core::contains(shown.out, shot.hoverOutput->row, shot.hoverOutput->col)) {
        const core::Cell cell{shown.cell.n, shown.cell.c, shot.hoverOutput->row, shot.hoverOutput->col};
        output.pointed.emplace_back(cell.col, cell.row, 1, 1);
        // The place of the window, padding included; core::inputsOf names the input's own cells only.
        core::Step step;
        if (looksForWindow(shown.op))
            step = shown.network.stepAt(shown.index, core::stepOfCell(shown.out, cell));
        if (const auto window = windowOf(shown, cell, step))
            input.pointed.push_back(window->toRect());
    }
    if (shot.hoverInput && core::contains(shown.in, shot.hoverInput->row, shot.hoverInput->col)) {
        const core::Cell cell = *shot.hoverInput;
        input.pointed.emplace_back(cell.col, cell.row, 1, 1);
        if (shown.op.reads != core::Reads::Winners) {
            mark(core::outputsOf(shown.layer, shown.in, shown.out, {{cell.row}, {cell.col}}), output);
        } else if (pool && pool->indices) { // where this very number went, not where it could have gone
            const std::int32_t place = (*pool->indices)[std::size_t(
                core::stepOfCell(shown.in, {shown.cell.n, shown.inputChannel, cell.row, cell.col}))];
            if (place >= 0) // else its window stood on padding alone
                mark({{place / shown.out.w}, {place % shown.out.w}}, output);
        }
    }
    if (shot.hoverWeight && kernel != nullptr && kernel->hasValue(shot.hoverWeight->row, shot.hoverWeight->col)) {
        const core::Cell& cell = *shot.hoverWeight;
        kernel->pointed.emplace_back(cell.col, cell.row, 1, 1);
        mark(core::inputsOfWeight(shown.layer, shown.in, shown.out, cell.row, cell.col), input);
    }
}

} // namespace scene
