#include "frame/compare.h"

#include "frame/compare_words.h"
#include "frame/plane_boards.h"
#include "frame/plane_scale.h"
#include "frame/shown.h"
#include "frame/window_board.h"
#include "frame/words.h"

#include "core/compare.h"
#include "core/counting.h"
#include "core/operator.h"
#include "wording/layer_words.h"

#include <algorithm>
#include <array>

namespace scene {

namespace {

using core::Comparison;

/// One of the two at this step.
struct Side {
    Comparison::Stop stop;
    std::int64_t knownBefore = 0; ///< cells of its plane that were computed before this step
    Shot shot;
    Shown shown;
};

Side sideOf(const Comparison& comparison, Comparison::Side side, const Shot& shot)
{
    const core::Shape& leading = comparison.outputOf(comparison.pace());
    const std::int64_t step = std::clamp<std::int64_t>(shot.step, 0, comparison.stepCount() - 1);
    const bool first = step % leading.planeSize() == 0; // of its plane: nothing travels there from another one
    const Comparison::Stop stop = comparison.at(step)[side];
    const Comparison::Stop before = first ? Comparison::Stop{.step = -1} : comparison.at(step - 1)[side];

    Shot own = shot;
    own.layer = comparison.layer();
    own.step = stop.step;
    own.view = {};
    own.grain = core::Grain::Window;
    // A window that waits stays, and one that goes back to the beginning of its row is there at once.
    if (before.step != stop.step - 1)
        own.phase = 1.0;
    if (shot.hoverBoard != int(side)) {
        own.hoverOutput.reset();
        own.hoverWeight.reset();
    }
    Shown shown = shownBy(comparison.network(side), own, comparison.layer());
    if (stop.known == before.known && !first) { // seen before: nothing comes up
        shown.arrived = true;
        shown.pop = 1.0;
    }
    return {stop, first ? 0 : before.known, own, shown};
}

bool padded(const Board& board)
{
    return !board.pads.isNull();
}

QMargins larger(const QMargins& a, const QMargins& b)
{
    return QMargins(std::max(a.left(), b.left()), std::max(a.top(), b.top()), std::max(a.right(), b.right()), std::max(a.bottom(), b.bottom()));
}

/// What some window of either reads; empty when all is read.
std::vector<bool> either(const std::vector<bool>& a, const std::vector<bool>& b)
{
    if (a.empty() || b.empty())
        return {};
    std::vector<bool> read = a;
    for (std::size_t i = 0; i < read.size(); ++i)
        read[i] = read[i] || b[i];
    return std::find(read.begin(), read.end(), false) == read.end() ? std::vector<bool>() : read;
}

/// The input with what both have around it and on it.
Board commonInput(const Comparison& comparison, const Side& a, const Side& b)
{
    Board board = inputBoard(a.shown);
    const Board other = inputBoard(b.shown);
    const bool sameBorder = board.rowAxis.border == other.rowAxis.border && board.padText == other.padText;
    if (padded(other) && (!padded(board) || other.around != board.around)) {
        if (!padded(board)) {
            board.padText = other.padText;
            board.rowAxis = other.rowAxis;
            board.colAxis = other.colAxis;
        }
    }
    if (padded(board) && padded(other) && !sameBorder) {
        board.padText.clear(); // each says in words what it finds there
        board.rowAxis.border = board.colAxis.border = core::Border::Zeros;
    }
    board.pads = larger(board.pads, other.pads);
    board.around = larger(board.around, other.around);
    board.rowRead = either(board.rowRead, other.rowRead);
    board.colRead = either(board.colRead, other.colRead);
    board.reserve = QSize(board.cols(), board.rows());
    if (!comparison.sameWindows()) {
        board.otherWindow = other.window;
        board.otherTaps = other.taps;
    }
    board.otherWinners = other.winners;
    board.subtitle = words::comparedInput(a.shown, b.shown);
    return board;
}

Board sideOutput(const Comparison& comparison, Comparison::Side side, const Side& own)
{
    Board board = outputBoard(own.shown);
    board.id = BoardId(BoardKind::Output, int(side));
    board.title = words::comparedTitle(comparison, side);
    board.subtitle = words::comparedSubtitle(comparison, side, own.shown);
    const bool before = !(own.shown.spelled == own.shown.cell);
    board.known = before || !own.shown.arrived ? own.knownBefore : own.stop.known;
    return board;
}

/// Region colours where both have the same windows and these do not overlap, else one scale of values for all three.
void colourAll(const Comparison& comparison, const Side& a, const Side& b, Board& input, Board& outputA, Board& outputB)
{
    Board inputForB = input;
    colour(a.shown, input, outputA);
    colour(b.shown, inputForB, outputB);
    const std::optional<Regions> regions = input.regions ? input.regions : inputForB.regions;
    if (comparison.sameWindows() && regions) {
        input.regions = outputA.regions = outputB.regions = regions;
        outputA.regions->onInput = outputB.regions->onInput = false;
        return;
    }
    input.regions.reset();
    outputA.regions.reset();
    outputB.regions.reset();
    if (input.scale.kind != inputForB.scale.kind)
        return;
    // One scale, unless it would leave some board blank.
    constexpr double farApart = 8.0;
    const auto [low, high] = std::minmax({input.scale.limit, outputA.scale.limit, outputB.scale.limit});
    const bool oneKind = input.scale.kind == outputA.scale.kind && input.scale.kind == outputB.scale.kind;
    if (oneKind && high < farApart * low)
        input.scale.limit = outputA.scale.limit = outputB.scale.limit = high;
    input.scale.signs |= outputA.scale.signs || outputB.scale.signs;
}

Compared arithmeticOf(const Comparison& comparison, Comparison::Side side, const Side& own)
{
    const Shown& shown = own.shown;
    // Few products are spelled out; of many, those that are not 0.
    constexpr std::int64_t fewTaps = 4;
    const bool products = shown.op.hasKernel();
    const bool whole = !products || shown.tapCount <= fewTaps;
    Compared compared;
    compared.equation = shown.tooMany ? words::summary(shown)
                                      : core::equation(shown.layer, shown.explained, {}, whole ? core::Terms::All : core::Terms::NonZero);
    if (shown.op.reads == core::Reads::Winners)
        compared.equation = words::placement(shown, std::move(compared.equation));
    compared.summed = !shown.op.chooses();
    compared.answer = shown.hidden ? 0.0 : shown.pop;
    const bool powers = shown.op.makes == core::Makes::Norm;
    const bool sentence = shown.tooMany || shown.op.reads == core::Reads::Winners;
    compared.termCount = sentence ? 8 : shown.tapCount * (powers || (products && whole) ? 2 : 1);
    if (comparison.pace() != side && !comparison.sameSteps()) {
        compared.noteRoom = words::waits();
        if (own.stop.waits)
            compared.note = compared.noteRoom;
    }
    return compared;
}

} // namespace

std::optional<Frame> compareFrame(const core::Network& network, const Shot& shot, int layer)
{
    const core::View& view = network.lesson().view;
    if (!view.compare || layer != view.layer || !network.reached(layer))
        return std::nullopt;
    const auto comparison = Comparison::of(network, layer);
    if (!comparison) {
        Frame frame;
        frame.headline = wording::title(*view.compare);
        frame.problem = words::comparedProblem(network);
        Board board = plainBoard(network.inputOf(layer), layer == 0 ? network.lesson().inputNotation : core::Notation(), 0, 0);
        board.scale = stationScale(network, layer - 1, board.sample, board.channel);
        board.editable = layer == 0;
        frame.boards.push_back(std::move(board));
        return frame;
    }
    const Side a = sideOf(*comparison, Comparison::A, shot);
    Shot forB = shot;
    forB.inputChannel = a.shown.inputChannel;
    const Side b = sideOf(*comparison, Comparison::B, forB);

    Board input = commonInput(*comparison, a, b);
    Board outputA = sideOutput(*comparison, Comparison::A, a);
    Board outputB = sideOutput(*comparison, Comparison::B, b);
    colourAll(*comparison, a, b, input, outputA, outputB);

    Frame frame;
    frame.brief = shot.brief;
    frame.axes = shot.view.axes;
    frame.countFrom = core::countsFrom();
    frame.hidden = shot.hideResult;
    frame.headline = words::versus(outputA.title, outputB.title);
    const auto chooses = [](const Side& side) { return side.shown.op.chooses(); };
    frame.apart = !comparison->sameWindows() || (chooses(a) && chooses(b));
    outputB.second = frame.apart;

    std::array<std::optional<Board>, 2> kernels = {kernelBoard(a.shown), kernelBoard(b.shown)};
    for (std::size_t side = 0; side < kernels.size(); ++side) {
        if (kernels[side])
            kernels[side]->id = BoardId(BoardKind::Kernel, int(side));
    }
    // What B's window reads and is pointed at stands on the one input board as well.
    Board inputForB = input;
    inputForB.pointed.clear();
    point(a.shown, a.shot, input, outputA, kernels[0] ? &*kernels[0] : nullptr);
    point(b.shown, b.shot, inputForB, outputB, kernels[1] ? &*kernels[1] : nullptr);
    for (const QRect& cells : inputForB.pointed) {
        if (std::find(input.pointed.begin(), input.pointed.end(), cells) == input.pointed.end())
            input.pointed.push_back(cells);
    }

    frame.boards.push_back(std::move(input));
    for (std::optional<Board>& kernel : kernels) {
        if (kernel)
            frame.boards.push_back(std::move(*kernel));
    }
    frame.boards.push_back(std::move(outputA));
    frame.boards.push_back(std::move(outputB));
    frame.compared = {arithmeticOf(*comparison, Comparison::A, a), arithmeticOf(*comparison, Comparison::B, b)};
    frame.equation = frame.compared.front().equation;
    if (shot.view.backward || shot.view.turned)
        frame.note = words::oneAtATime();
    return frame;
}

} // namespace scene
