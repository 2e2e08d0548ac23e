#include "frame/chain.h"

#include "frame/equation.h"
#include "frame/plane_boards.h"
#include "frame/plane_scale.h"
#include "frame/words.h"

#include "wording/layer_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace scene {

namespace {

/// The last layer of the unbroken chain from the input.
int lastReached(const core::Network& network)
{
    int last = -1;
    while (last + 1 < network.layerCount() && network.reached(last + 1))
        ++last;
    return last;
}

BoardId idOf(int station)
{
    return station < 0 ? BoardId(BoardKind::Input) : BoardId(BoardKind::Output, station);
}

int stationOf(BoardId id)
{
    return id.kind == BoardKind::Input ? -1 : id.index;
}

const core::Tensor& valuesOf(const core::Network& network, int station)
{
    return station < 0 ? network.lesson().input : network.outputOf(station);
}

/// Whether layer `k` makes each of its channels from the same one before it.
bool keepsChannels(const core::Network& network, int k)
{
    return network.layer(k).weight.size() <= 1 || !core::findOperator(network.layer(k).type)->hasKernel();
}

/// Which channel of each station is shown: those that the step under way reads and fills, and theirs.
std::vector<int> channelsOf(const Shown& shown, int last)
{
    const core::Network& network = shown.network;
    std::vector<int> channels(std::size_t(last + 2), 0); // of station i − 1
    const auto at = [&](int station) -> int& { return channels[std::size_t(station + 1)]; };
    at(shown.index - 1) = shown.inputChannel;
    at(shown.index) = shown.cell.c;
    for (int station = shown.index - 2; station >= -1; --station)
        at(station) = keepsChannels(network, station + 1) ? at(station + 1) : 0;
    for (int station = shown.index + 1; station <= last; ++station)
        at(station) = keepsChannels(network, station) ? at(station - 1) : 0;
    for (int station = -1; station <= last; ++station)
        at(station) = std::clamp(at(station), 0, valuesOf(network, station).shape().c - 1);
    return channels;
}

/// A station's board as the layer that reads it sees it, padding and all, but without a window.
Board stationBoard(const Shown& shown, int station, int last, int channel)
{
    if (station == shown.index - 1)
        return inputBoard(shown);
    const core::Network& network = shown.network;
    if (station == last)
        return plainBoard(valuesOf(network, station), {}, shown.cell.n, channel);
    const core::Shape& out = network.outputOf(station + 1).shape();
    Shot still{.layer = station + 1, .step = core::stepOfCell(out, {std::min(shown.cell.n, out.n - 1), 0, 0, 0})};
    Board board = inputBoard(shownBy(network, still, station + 1));
    board.channel = channel;
    board.window.reset();
    board.winners.clear();
    board.taps.clear();
    board.pop = 1.0;
    return board;
}

/// The next layer's padding may repeat what is not computed yet.
void repeatNothing(Board& board)
{
    if (board.rowAxis.border == core::Border::Zeros)
        return;
    board.rowAxis.border = board.colAxis.border = core::Border::Zeros;
    board.padText.clear();
}

/// Takes over from the output of the step under way what is computed so far.
void fillIn(const Board& output, Board& board)
{
    board.sample = output.sample;
    board.channel = output.channel;
    board.known = output.known;
    board.current = output.current;
    board.hideCurrent = output.hideCurrent;
    board.pop = output.pop;
    board.window = output.window;
    board.rowRead.clear();
    board.colRead.clear();
    repeatNothing(board);
}

/// What a later layer makes of an output that is still being filled.
void wait(Board& board)
{
    board.known = 0;
    repeatNothing(board);
}

/// Whether the step under way was the last one its layer had to do.
bool isLayerDone(const Shown& shown)
{
    return shown.arrived && shown.step + 1 >= shown.network.stepCount(shown.index);
}

QString sizeText(const core::CellSet& cells)
{
    return QStringLiteral("%1 × %2").arg(cells.rows.size()).arg(cells.cols.size());
}

QString sentence(const core::Network& network, const ChainCell& cell, int last)
{
    const QString sees = QCoreApplication::translate("scene", "This cell sees %1 of the input.");
    const QString reaches = QCoreApplication::translate("scene", "It reaches %1 of the last output.");
    const QString inputReaches = QCoreApplication::translate("scene", "This cell reaches %1 of the last output.");
    const core::CellSet ahead = seenFrom(network, cell, last);
    if (cell.layer < 0)
        return ahead.empty() ? QCoreApplication::translate("scene", "Nothing of this cell reaches the last output.") : inputReaches.arg(sizeText(ahead));
    const QString first = sees.arg(sizeText(seenFrom(network, cell, -1)));
    if (cell.layer == last)
        return first;
    return first + ' ' + (ahead.empty() ? QCoreApplication::translate("scene", "Nothing of it reaches the last output.") : reaches.arg(sizeText(ahead)));
}

} // namespace

core::CellSet seenFrom(const core::Network& network, const ChainCell& cell, int board)
{
    if (board == cell.layer)
        return {{cell.row}, {cell.col}};
    if (board < cell.layer)
        return core::receptiveField(network, cell.layer, cell.row, cell.col, board + 1);
    return core::influence(network, cell.layer + 1, cell.row, cell.col, board);
}

Frame chainFrame(const core::Network& network, const Shot& shot, int layer)
{
    const Shown shown = shownBy(network, shot, layer);
    const int last = lastReached(network);
    const std::vector<int> channels = channelsOf(shown, last);
    Frame frame;
    frame.chain = true;
    frame.headline = words::headline(shown.layer, shown.in);
    frame.brief = shot.brief;
    frame.choosers = shot.choosers;
    for (int station = -1; station <= last; ++station) {
        Board board = stationBoard(shown, station, last, channels[std::size_t(station + 1)]);
        board.id = idOf(station);
        board.scale = stationScale(network, station, board.sample, board.channel);
        board.editable = station < 0;
        board.title = station < 0 ? QCoreApplication::translate("scene", "Input")
                                  : QStringLiteral("%1 · %2").arg(station + 1).arg(wording::title(network.layer(station)));
        if (station == shown.index)
            fillIn(outputBoard(shown), board);
        else if (station > shown.index && !isLayerDone(shown))
            wait(board);
        board.subtitle = words::planeSubtitle(board.values.shape(), board.sample, board.channel);
        board.reserve = QSize(board.cols(), board.rows());
        board.emphasised = station == shown.index || station == shown.index - 1;
        frame.boards.push_back(std::move(board));
    }
    Board& input = frame.boards[std::size_t(shown.index)];
    Board& output = frame.boards[std::size_t(shown.index + 1)];
    colour(shown, input, output);

    ChainCell cell{layer, shown.spelled.row, shown.spelled.col};
    const bool pointed = shot.spot && stationOf(shot.spot->board) <= last
                         && core::contains(valuesOf(network, stationOf(shot.spot->board)).shape(), shot.spot->row, shot.spot->col);
    if (pointed)
        cell = {stationOf(shot.spot->board), shot.spot->row, shot.spot->col};
    for (int station = -1; station <= last; ++station) {
        // The step under way shows its own window; what comes after it matters to who points.
        if (!pointed && station >= layer - 1)
            break;
        mark(seenFrom(network, cell, station), frame.boards[std::size_t(station + 1)]);
    }
    addEquation(shown, frame);
    frame.note = sentence(network, cell, last);
    frame.noteStands = true;
    frame.noteRoom = QCoreApplication::translate("scene", "This cell sees %1 of the input.").arg(QStringLiteral("0000 × 0000"));
    return frame;
}

} // namespace scene
