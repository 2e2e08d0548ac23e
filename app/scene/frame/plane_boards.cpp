#include "frame/plane_boards.h"

#include "frame/plane_scale.h"
#include "frame/words.h"

#include "core/evaluate.h"
#include "core/explain.h"
#include "core/follow.h"

#include <QCoreApplication>

#include <algorithm>

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

/// A drawing on empty ground, whose brightness is the subject: no number is below 0, and a third of them or more is 0.
bool isDrawing(std::span<const float> numbers)
{
    const auto zeros = std::count(numbers.begin(), numbers.end(), 0.0F);
    return zeros * 3 >= std::ptrdiff_t(numbers.size()) && std::none_of(numbers.begin(), numbers.end(), [](float x) { return x < 0.0F; });
}

/// The windows' axes when they do not overlap, so that every cell belongs to one at most.
std::optional<Regions> regionsOf(const Shown& shown)
{
    // A single region explains nothing.
    constexpr int mostLines = 20;
    const bool few = shown.out.planeSize() > 1 && shown.out.planeSize() <= mostRegions && shown.in.h <= mostLines && shown.in.w <= mostLines;
    if (!few || isDrawing(shown.network.inputOf(shown.index).data()))
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
    board.scale = planeScale(values, board.sample, board.channel);
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
    if (shown.asksInputOf(board.channel))
        board.missing = shown.missing->cell;

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
    input.scale = stationScale(shown.network, shown.index - 1, input.sample, input.channel);
    output.scale = stationScale(shown.network, shown.index, output.sample, output.channel);
    const bool grey = input.scale.kind == Scale::Grey; // looked at for its brightness
    if (const auto regions = grey ? std::nullopt : regionsOf(shown)) {
        input.regions = regions;
        output.regions = regions;
        output.regions->onInput = false;
        return;
    }
    // One scale for both, unless it would leave one of them blank. Pictures have colours, and no numbers, to be read.
    joinScales(input.scale, output.scale, isPicture(shown.in) || isPicture(shown.out) ? 2.5 : 8.0);
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
