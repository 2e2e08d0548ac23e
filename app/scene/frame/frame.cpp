#include "frame/frame.h"

#include "frame/back.h"
#include "frame/chain.h"
#include "frame/compare.h"
#include "frame/equation.h"
#include "frame/frame_cache.h"
#include "frame/inserted.h"
#include "frame/matrix.h"
#include "frame/plane_boards.h"
#include "frame/plane_scale.h"
#include "frame/shown.h"
#include "frame/turned.h"
#include "frame/window_board.h"
#include "frame/words.h"

#include "core/counting.h"

#include "wording/layer_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

Curve curveOf(const Shown& shown)
{
    Curve curve{.layer = shown.layer, .x = shown.explained.taps.front().value, .y = shown.explained.value, .answered = shown.answered()};
    // Wide enough for every input of the plane, so that the axes stand still while the point moves.
    const Board input = plainBoard(shown.network.inputOf(shown.index), {}, shown.cell.n, shown.inputChannel);
    curve.extent = std::max(input.scale.limit, shown.op.curve->bounds ? 4.0 : 1.0);
    return curve;
}

bool addsBias(const core::Layer& layer)
{
    return layer.bias && std::ranges::any_of(*layer.bias, [](float bias) { return bias != 0.0F; });
}

/// What remains to be shown of a layer that cannot run.
Frame problemFrame(const core::Network& network, int layer)
{
    Frame frame;
    frame.headline = wording::title(network.layer(layer));
    frame.problem = words::problem(network, layer);
    if (layer == 0 || network.reached(layer - 1)) {
        Board board = plainBoard(network.inputOf(layer), layer == 0 ? network.lesson().inputNotation : core::Notation(), 0, 0);
        board.scale = stationScale(network, layer - 1, board.sample, board.channel);
        board.editable = layer == 0;
        frame.boards.push_back(std::move(board));
    }
    return frame;
}

Board* boardOf(Frame& frame, BoardId id)
{
    const auto found = std::find_if(frame.boards.begin(), frame.boards.end(), [id](const Board& board) { return board.id == id; });
    return found == frame.boards.end() ? nullptr : &*found;
}

void pointAt(const Shown& shown, const Shot& shot, Frame& frame)
{
    point(shown, shot, *boardOf(frame, BoardKind::Input), *boardOf(frame, BoardKind::Output), boardOf(frame, BoardKind::Kernel));
}

} // namespace

double Curve::at(double t) const
{
    return core::findOperator(layer.type)->curve->at(layer, t);
}

std::pair<double, double> Curve::bounds() const
{
    return core::findOperator(layer.type)->curve->bounds.value_or(std::pair(-extent, extent));
}

const Board* Frame::board(BoardId id) const
{
    const auto found = std::find_if(boards.begin(), boards.end(), [id](const Board& board) { return board.id == id; });
    return found == boards.end() ? nullptr : &*found;
}

Frame makeFrame(const core::Network& network, const Shot& shot, FrameCache* cache)
{
    if (network.layerCount() == 0) {
        Frame frame;
        Board board = plainBoard(network.lesson().input, network.lesson().inputNotation, 0, shot.inputChannel);
        board.editable = true;
        frame.boards.push_back(std::move(board));
        return frame;
    }
    const int layer = std::clamp(shot.layer, 0, network.layerCount() - 1);
    if (!network.reached(layer))
        return problemFrame(network, layer);

    // What is asked for is a number of the way forward, and of this layer as it is written.
    const bool asks = shot.hideResult || shot.missing;
    if (shot.view.chain && !shot.missing)
        return chainFrame(network, shot, layer);
    if (auto compared = compareFrame(network, shot, layer))
        return std::move(*compared);
    FrameCache own;
    FrameCache& kept = cache ? *cache : own;
    if (shot.view.matrix && !shot.missing) {
        if (auto product = matrixFrame(network, shot, layer, kept))
            return std::move(*product);
    }
    if (shot.view.inserted && !shot.view.backward && !asks) {
        if (auto inserted = insertedFrame(network, shot, layer, kept))
            return std::move(*inserted);
    }
    if (shot.view.turned && !shot.view.backward && !asks) {
        if (auto turned = turnedFrame(network, shot, layer, kept))
            return std::move(*turned);
    }
    const Shown shown = shownBy(network, shot, layer);
    if (shot.view.backward && !asks) {
        if (auto back = backFrame(shown, kept)) {
            back->brief = shot.brief;
            back->choosers = shot.choosers;
            back->axes = shot.view.axes;
            back->countFrom = core::countsFrom();
            if (shown.op.reads == core::Reads::Cell)
                back->curve = curveOf(shown);
            pointAt(shown, shot, *back);
            return std::move(*back);
        }
    }
    Frame frame;
    frame.headline = words::headline(shown.layer, shown.in);
    frame.brief = shot.brief;
    frame.choosers = shot.choosers;
    frame.axes = shot.view.axes;
    frame.countFrom = core::countsFrom();
    Board input = inputBoard(shown);
    Board output = outputBoard(shown);
    colour(shown, input, output);

    std::optional<Board> window = windowBoard(shown);
    if (window && input.regions) {
        const int region = output.regions->at(shown.spelled.row, shown.spelled.col);
        for (CellLook& look : window->cells)
            look.region = look.role == Role::Plain ? region : -1;
    } else if (window && !shown.op.hasKernel()) {
        window->scale = input.scale; // the same numbers in the same colours
    }
    if (shown.op.reads == core::Reads::Cell)
        frame.curve = curveOf(shown);
    const auto changed = shot.view.zeroGhosts && !shot.missing ? markZeroGhosts(shown, input, output) : std::nullopt;
    frame.boards.push_back(std::move(input));
    if (window)
        frame.boards.push_back(std::move(*window));
    if (auto kernel = kernelBoard(shown))
        frame.boards.push_back(std::move(*kernel));
    // A class need not look at a bias that adds nothing.
    if (auto bias = shot.brief && !addsBias(shown.layer) ? std::nullopt : biasBoard(shown)) {
        frame.boards.push_back(std::move(*bias));
        frame.biasLabel = QCoreApplication::translate("scene", "b =");
    }
    frame.boards.push_back(std::move(output));
    pointAt(shown, shot, frame);

    addEquation(shown, frame);
    if (changed) {
        frame.note = words::ifPaddingWereZero(*changed, shown.out.planeSize());
        frame.noteRoom = words::ifPaddingWereZero(shown.out.planeSize(), shown.out.planeSize());
        frame.noteStands = true;
    }
    if (shot.view.backward && !asks)
        frame.note = frame.noteRoom = tooLargeForBack();
    if (shot.view.matrix && !shot.missing) {
        frame.note = frame.noteRoom = noMatrix(network, layer);
        frame.noteStands = true;
    }
    return frame;
}

} // namespace scene
