#include "frame/back.h"

#include "frame/gradient_words.h"
#include "frame/frame_cache.h"
#include "frame/plane_boards.h"
#include "frame/plane_scale.h"
#include "frame/window_board.h"
#include "frame/words.h"

#include "core/evaluate.h"
#include "core/explain.h"
#include "core/way_back.h"
#include "wording/layer_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

struct Scene {
    Q_DECLARE_TR_FUNCTIONS(scene)
};

/// The way back through the layer of a Shown, up to its step.
struct Back : WayBack, BackStep {};

core::Gradients throughLayer(const core::Network& network, int k, const core::Tensor& gradient)
{
    const auto pool = network.poolFor(k);
    return core::backward(network.layer(k), network.inputOf(k), network.result(k).output, gradient, pool ? &*pool : nullptr);
}

Back backOf(const Shown& shown, FrameCache& cache)
{
    const core::Network& network = shown.network;
    cache.turnTo(network, shown.index);
    if (!cache.back) {
        cache.back.emplace().arriving = core::arrivingGradient(network, shown.index);
        cache.back->whole = throughLayer(network, shown.index, cache.back->arriving);
    }
    if (const std::int64_t sent = shown.step + (shown.arrived ? 1 : 0); sent != cache.back->sent) {
        // What later windows send counts as nothing: the very sums of core::backward, only not all of them yet.
        core::Tensor first = cache.back->arriving;
        const std::span<float> data = first.mutableData();
        std::fill(data.begin() + std::ptrdiff_t(sent), data.end(), 0.0F);
        cache.back->soFar = throughLayer(network, shown.index, first);
        cache.back->sent = sent;
    }
    Back back{*cache.back, {}};
    const auto pool = network.poolFor(shown.index);
    back.step = core::gradientStepAt(shown.layer, network.inputOf(shown.index), back.arriving,
                                     core::stepOfCell(shown.out, shown.spelled), pool ? &*pool : nullptr);
    back.slopes.resize(back.step.forward.taps.size());
    core::findOperator(shown.layer.type)->slopes(shown.layer, back.step.forward, back.slopes);
    return back;
}

double largest(std::span<const float> values)
{
    double most = 0.0;
    for (const float value : values) {
        if (std::isfinite(value))
            most = std::max(most, double(std::abs(value)));
    }
    return most;
}

bool anyNegative(std::span<const float> values)
{
    return std::any_of(values.begin(), values.end(), [](float value) { return value < 0.0F; });
}

/// Of gradients, on both sides of 0; its end is above 0 even where all is 0.
Scale scaleOf(std::span<const float> values)
{
    const double most = largest(values);
    const bool anyPositive = std::any_of(values.begin(), values.end(), [](float value) { return value > 0.0F; });
    return {.kind = Scale::ZeroCentred, .limit = most > 0.0 ? most : 1.0, .signs = anyPositive && anyNegative(values)};
}

/// How many decimals the numbers need at most: sums of them need no more. Nothing where a number is not short.
std::optional<int> decimalsOf(std::span<const float> values)
{
    constexpr int most = 3;
    int decimals = 0;
    for (const float value : values) {
        if (value == std::floor(value))
            continue;
        const QString text = cellText(value, 7);
        const int count = int(text.size() - text.indexOf('.') - 1);
        if (!text.contains('.') || text.contains(QChar(0x00D7)) || count > most)
            return std::nullopt;
        decimals = std::max(decimals, count);
    }
    return decimals;
}

/// What terms of a sum may be: products of numbers of `a` and of `b`, `count` of them.
struct SumOf {
    std::span<const float> a;
    std::span<const float> b;
    double count = 1.0;

    /// As wide as any such sum is written, so that digits keep their size while it grows.
    QString room() const
    {
        const QString sign = anyNegative(a) || anyNegative(b) ? QStringLiteral("−") : QString();
        const auto first = decimalsOf(a);
        const auto second = decimalsOf(b);
        if (!first || !second)
            return sign + QStringLiteral("0.0000");
        const QString whole = cellText(float(std::floor(largest(a) * largest(b) * count)));
        const int decimals = std::min(*first + *second, std::max(0, cellDigits - int(whole.size())));
        return sign + whole + (decimals > 0 ? '.' + QString(decimals, '0') : QString());
    }
};

QString inputRoom(const Shown& shown, const Back& back)
{
    static constexpr float one = 1.0F;
    const std::span<const float> g = back.arriving.data();
    const QString any = (anyNegative(back.whole.input.data()) || anyNegative(g) ? QStringLiteral("−") : QString()) + QStringLiteral("0.0000");
    // The windows that overlap on one cell.
    const double overlaps = double(std::min(shown.tapCount, shown.out.planeSize()));
    switch (shown.op.makes) {
    case core::Makes::Sum:
        return SumOf{g, shown.layer.weight.data(), double(shown.layer.weight.size())}.room();
    case core::Makes::Largest:
    case core::Makes::Smallest:
        return SumOf{g, {&one, 1}, overlaps}.room();
    case core::Makes::Average: {
        const bool sameDivisor = shown.op.reads == core::Reads::Window && (shown.layer.countIncludePad || shown.layer.divisorOverride) && !shown.layer.ceilMode;
        const auto share = float(1.0 / back.step.forward.divisor);
        return sameDivisor ? SumOf{g, {&share, 1}, overlaps}.room() : any;
    }
    case core::Makes::Placed:
        return SumOf{g, {&one, 1}, 1.0}.room();
    case core::Makes::Curve:
        return shown.op.curve->selects ? SumOf{g, {&one, 1}, 1.0}.room() : any;
    case core::Makes::Norm:
        return any;
    }
    return {};
}

/// "after window 3 of 16".
QString progress(const Shown& shown, bool longest)
{
    // A convolution's output channels all send to the same input; a pooling's each to its own.
    const bool sums = shown.op.hasKernel();
    const std::int64_t plane = shown.out.planeSize();
    const std::int64_t all = sums ? plane * shown.out.c : plane;
    const std::int64_t first = core::stepOfCell(shown.out, {shown.cell.n, sums ? 0 : shown.cell.c, 0, 0});
    const std::int64_t done = longest ? all : shown.step - first + (shown.arrived ? 1 : 0);
    return Scene::tr("sum after window %1 of %2").arg(done).arg(all);
}

Board inputSums(const Shown& shown, const Back& back)
{
    Board board = inputBoard(shown);
    board.title = Scene::tr("Input gradient");
    board.values = back.soFar.input;
    board.notation = {};
    board.editable = false;
    board.subtitle = progress(shown, false);
    board.subtitleRoom = progress(shown, true);
    board.numberRoom = inputRoom(shown, back);
    board.scale = scaleOf(back.whole.input.plane(board.sample, board.channel));
    // Nothing is kept in the padding: it is left empty, whatever it repeats.
    board.rowAxis.border = board.colAxis.border = core::Border::Zeros;
    board.padText.clear();
    board.winners.clear();
    const core::Step& step = back.step.forward;
    if (step.winner >= 0 && shown.answered()) // of several equal ones the first gets it all
        board.winners.push_back(step.taps[std::size_t(step.winner)].place);
    return board;
}

Board arrivingBoard(const Shown& shown, const Back& back)
{
    Board board = outputBoard(shown);
    board.title = Scene::tr("Output gradient");
    const bool last = shown.index + 1 == shown.network.layerCount() || !shown.network.reached(shown.index + 1);
    board.subtitle = last ? Scene::tr("1 for each number") : Scene::tr("from the layers after");
    board.values = back.arriving;
    board.known = -1;
    board.hideCurrent = false;
    board.pop = 1.0;
    board.scale = scaleOf(back.arriving.plane(board.sample, board.channel));
    return board;
}

QString widestText(const core::Layer& layer)
{
    QString widest;
    for (std::int64_t i = 0; i < layer.weight.size(); ++i) {
        const QString text = QString::fromStdString(core::notedNumber(layer.weightNotation, i, layer.weight.data()[std::size_t(i)], {.digits = cellDigits}));
        if (text.size() > widest.size())
            widest = text;
    }
    return widest;
}

/// The share of each cell: "1·4", or the number itself where there are no weights.
std::optional<Board> sharesBoard(const Shown& shown, const Back& back)
{
    std::optional<Board> board = windowBoard(shown);
    if (!board)
        return std::nullopt;
    const bool products = shown.op.hasKernel();
    board->title = products ? Scene::tr("Gradient × kernel") : Scene::tr("Each cell gets");
    if (shown.op.reads == core::Reads::Spread && shown.in.c == 1)
        board->subtitle = board->subtitleRoom = Scene::tr("cell by cell");
    board->winners.clear();
    static constexpr float one = 1.0F;
    if (products)
        board->numberRoom = SumOf{back.arriving.data(), {&one, 1}, 1.0}.room() + QChar(0x00B7) + widestText(shown.layer);
    else
        board->numberRoom = inputRoom(shown, back);
    const core::Step& step = back.step.forward;
    const QString gradient = cellText(float(back.step.gradOutput));
    double limit = 0.0;
    for (std::size_t i = 0; i < step.taps.size(); ++i) {
        const core::Tap& tap = step.taps[i];
        if (products && tap.place.c != shown.inputChannel)
            continue;
        const std::size_t at = products ? std::size_t(tap.weight.row) * std::size_t(board->cellCols) + std::size_t(tap.weight.col) : i;
        CellLook& look = board->cells[at];
        const double share = back.step.toInput[i];
        look.text.clear();
        look.valued = tap.readsInput();
        look.value = share;
        look.strong = look.valued && share != 0.0;
        look.quiet = !look.strong;
        look.inWindow = false;
        if (!tap.readsInput())
            continue;
        if (products)
            look.text = gradient + QChar(0x00B7) + QString::fromStdString(core::notedNumber(shown.layer.weightNotation, shown.layer.weight.offset(tap.weight), shown.layer.weight.at(tap.weight), {.digits = cellDigits}));
        else
            look.text = cellText(float(share));
        if (std::isfinite(share))
            limit = std::max(limit, std::abs(share));
        if (!products && int(i) == step.winner && shown.answered())
            board->winners.push_back({0, 0, int(i) / board->cellCols, int(i) % board->cellCols});
    }
    board->scale = {.kind = Scale::ZeroCentred, .limit = limit > 0.0 ? limit : 1.0};
    return board;
}

std::optional<Board> kernelSums(const Shown& shown, const Back& back)
{
    std::optional<Board> board = kernelBoard(shown);
    if (!board || !back.soFar.weight)
        return std::nullopt;
    board->title = Scene::tr("Kernel gradient");
    if (board->subtitle.isEmpty())
        board->subtitle = Scene::tr("sum so far");
    board->editable = false;
    board->values = *back.soFar.weight;
    board->notation = {};
    board->scale = scaleOf(back.whole.weight->data());
    board->numberRoom = SumOf{back.arriving.data(), shown.network.inputOf(shown.index).data(), double(shown.in.n) * double(std::max(shown.in.planeSize(), shown.out.planeSize()))}.room();
    return board;
}

std::optional<Board> biasSums(const Shown& shown, const Back& back)
{
    std::optional<Board> board = biasBoard(shown);
    if (!board || !back.soFar.bias)
        return std::nullopt;
    board->editable = false;
    board->values = core::Tensor({1, shown.out.c, 1, 1}, *back.soFar.bias);
    board->notation = {};
    board->scale = scaleOf(*back.whole.bias);
    static constexpr float one = 1.0F;
    board->numberRoom = SumOf{back.arriving.data(), {&one, 1}, double(shown.out.n) * double(shown.out.planeSize())}.room();
    return board;
}

} // namespace

std::optional<Frame> backFrame(const Shown& shown, FrameCache& cache)
{
    if (shown.tooMany || !core::isWayBackShort(shown.network, shown.index))
        return std::nullopt;
    const Back back = backOf(shown, cache);
    Frame frame;
    frame.headline = Scene::tr("Gradient · %1").arg(wording::title(shown.layer));
    Board input = inputSums(shown, back);
    Board output = arrivingBoard(shown, back);
    constexpr double farApart = 8.0;
    joinScales(input.scale, output.scale, farApart);
    frame.boards.push_back(std::move(input));
    if (auto shares = sharesBoard(shown, back))
        frame.boards.push_back(std::move(*shares));
    if (auto kernel = kernelSums(shown, back))
        frame.boards.push_back(std::move(*kernel));
    if (auto bias = biasSums(shown, back)) {
        frame.boards.push_back(std::move(*bias));
        frame.biasLabel = Scene::tr("b:");
    }
    frame.boards.push_back(std::move(output));
    tellBack(shown, back, frame);
    frame.answer = shown.pop;
    return frame;
}

QString tooLargeForBack()
{
    return Scene::tr("Gradients are shown for planes of up to %1 × %1 cells.").arg(core::wayBackSide);
}

} // namespace scene
