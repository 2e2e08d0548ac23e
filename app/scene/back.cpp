#include "scene/back.h"

#include "scene/plane_boards.h"
#include "scene/window_board.h"
#include "scene/words.h"

#include "core/evaluate.h"
#include "core/explain.h"
#include "core/way_back.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

struct Scene {
    Q_DECLARE_TR_FUNCTIONS(scene)
};

/// The way back through the layer of a Shown.
struct Back {
    core::Tensor arriving;     ///< the gradient of the layer's output
    core::Gradients whole;     ///< what the layer makes of it in the end
    core::Gradients soFar;     ///< and up to the step shown
    core::GradientStep step;   ///< the step that is spelled out
    std::vector<double> slopes; ///< of its taps
};

core::Gradients throughLayer(const core::Network& network, int k, const core::Tensor& gradient)
{
    const auto pool = network.poolFor(k);
    return core::backward(network.layer(k), network.inputOf(k), network.result(k).output, gradient, pool ? &*pool : nullptr);
}

Back backOf(const Shown& shown)
{
    const core::Network& network = shown.network;
    Back back{.arriving = core::arrivingGradient(network, shown.index), .whole = {}, .soFar = {}, .step = {}, .slopes = {}};
    back.whole = throughLayer(network, shown.index, back.arriving);
    // What later windows send counts as nothing: the very sums of core::backward, only not all of them yet.
    core::Tensor sent = back.arriving;
    const std::span<float> data = sent.mutableData();
    std::fill(data.begin() + std::ptrdiff_t(shown.step + (shown.arrived ? 1 : 0)), data.end(), 0.0F);
    back.soFar = throughLayer(network, shown.index, sent);

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

/// A scale's end: above 0 even where all is 0.
double limitOf(std::span<const float> values)
{
    const double most = largest(values);
    return most > 0.0 ? most : 1.0;
}

bool anyNegative(std::span<const float> values)
{
    return std::any_of(values.begin(), values.end(), [](float value) { return value < 0.0F; });
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
    const core::Operator& op = *core::findOperator(shown.layer.type);
    static constexpr float one = 1.0F;
    const std::span<const float> g = back.arriving.data();
    switch (shown.picture) {
    case Picture::Products:
    case Picture::Transposed: {
        const std::span<const float> weights = shown.layer.weight.data();
        return SumOf{g, weights, double(weights.size())}.room();
    }
    case Picture::Pool:
        if (op.has(core::ChoosesOne))
            return SumOf{g, {&one, 1}, double(std::min(shown.tapCount, shown.out.planeSize()))}.room();
        if (op.has(core::UsesCountIncludePad) && (shown.layer.countIncludePad || shown.layer.divisorOverride) && !shown.layer.ceilMode) {
            const auto share = float(1.0 / back.step.forward.divisor);
            return SumOf{g, {&share, 1}, double(std::min(shown.tapCount, shown.out.planeSize()))}.room();
        }
        break;
    case Picture::Unpool:
        return SumOf{g, {&one, 1}, 1.0}.room();
    case Picture::Activation:
        if (shown.layer.type == "relu")
            return SumOf{g, {&one, 1}, 1.0}.room();
        break;
    case Picture::Adaptive:
        break;
    }
    return (anyNegative(back.whole.input.data()) || anyNegative(g) ? QStringLiteral("−") : QString()) + QStringLiteral("0.0000");
}

/// "after window 3 of 16".
QString progress(const Shown& shown, bool longest)
{
    // A convolution's output channels all send to the same input; a pooling's each to its own.
    const bool sums = shown.picture == Picture::Products || shown.picture == Picture::Transposed;
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
    board.scale = {.kind = Scale::ZeroCentred, .limit = limitOf(back.whole.input.plane(board.sample, board.channel))};
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
    board.scale = {.kind = Scale::ZeroCentred, .limit = limitOf(back.arriving.plane(board.sample, board.channel))};
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
    const bool products = shown.picture == Picture::Products || shown.picture == Picture::Transposed;
    board->title = products ? Scene::tr("Gradient × kernel") : Scene::tr("Each cell gets");
    if (shown.picture == Picture::Transposed && shown.in.c == 1)
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
    board->scale.limit = limitOf(back.whole.weight->data());
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
    board->scale.limit = limitOf(*back.whole.bias);
    static constexpr float one = 1.0F;
    board->numberRoom = SumOf{back.arriving.data(), {&one, 1}, double(shown.out.n) * double(shown.out.planeSize())}.room();
    return board;
}

std::string shownAs(double value)
{
    return core::shownNumber(value);
}

/// "1 / 4 = 0.25", in the parts that a result is written with.
void calculate(core::Equation& equation, double left, const char* sign, double right, double result)
{
    equation.result = shownAs(result);
    const auto back = [](const std::string& text) { return core::parseNumber(text); };
    const auto a = back(shownAs(left));
    const auto b = back(shownAs(right));
    const auto r = back(equation.result);
    // The shown numbers make the shown result, or "≈" says that they do not.
    const bool divides = *sign == '/';
    const bool exact = a && b && r && (divides ? double(*r) * double(*b) == double(*a) : double(float(double(*a) * double(*b))) == double(*r));
    equation.relation = shownAs(left) + ' ' + sign + ' ' + shownAs(right) + (exact ? " =" : " ≈");
}

void add(core::Equation& equation, double value)
{
    const bool negative = value < 0.0;
    equation.relation = negative ? "−" : "+";
    equation.result = shownAs(negative ? -value : value);
}

/// What this step's gradient does, as terms, a line and a sentence; the same with the longest of numbers for their room.
void say(const Shown& shown, const Back& back, Frame& frame)
{
    const core::Step& step = back.step.forward;
    const core::Operator& op = *core::findOperator(shown.layer.type);
    const double g = back.step.gradOutput;
    const QString number = QString::fromStdString(shownAs(g));
    const int row = shown.spelled.row;
    const int col = shown.spelled.col;
    const auto fill = [&](const QString& sentence) { return sentence.arg(number).arg(row).arg(col); };
    const auto room = [&](const QString& sentence) { return sentence.arg(QStringLiteral("−0.0000")).arg(shown.out.h).arg(shown.out.w); };
    const auto lost = std::count_if(step.taps.begin(), step.taps.end(), [](const core::Tap& tap) { return !tap.readsInput(); });
    core::Equation& equation = frame.equation;
    equation.relation = "g =";
    equation.result = shownAs(g);
    QString terms;
    QString note;

    if (shown.picture == Picture::Products || shown.picture == Picture::Transposed) {
        terms = frame.termsRoom = Scene::tr("cells get g·weight, weights get g·cell");
        note = fill(Scene::tr("g is the %1 at (%2, %3)."));
        const QString padded = Scene::tr("g is the %1 at (%2, %3). What falls on padding is lost.");
        frame.noteRoom = room(padded);
        if (lost > 0)
            note = fill(padded);
    } else if (shown.picture == Picture::Activation) {
        const double slope = back.slopes.empty() ? 0.0 : back.slopes.front();
        terms = Scene::tr("g · the slope at %1").arg(QString::fromStdString(shownAs(step.taps.front().value)));
        frame.termsRoom = Scene::tr("g · the slope at %1").arg(QStringLiteral("−0.0000"));
        if (slope == 0.0 && op.has(core::Selects) && !std::isfinite(g)) { // no product: ∞ · 0 would be none
            terms = Scene::tr("nothing passes where the slope is 0");
            add(equation, 0.0);
        } else {
            calculate(equation, g, "·", slope, double(float(g * slope)));
        }
        note = fill(Scene::tr("g is the %1 at (%2, %3)."));
        frame.noteRoom = room(Scene::tr("g is the %1 at (%2, %3)."));
    } else if (shown.picture == Picture::Unpool) {
        const auto to = std::find_if(back.slopes.begin(), back.slopes.end(), [](double slope) { return slope != 0.0; });
        frame.termsRoom = Scene::tr("no winner came from here");
        const QString lostNote = Scene::tr("The %1 at (%2, %3) is lost.");
        const QString kept = Scene::tr("The %1 at (%2, %3) goes back to where the number came from.");
        frame.noteRoom = room(kept);
        if (to == back.slopes.end()) {
            terms = frame.termsRoom;
            note = fill(lostNote);
        } else {
            const core::Cell& from = step.taps[std::size_t(to - back.slopes.begin())].input;
            terms = Scene::tr("to cell (%1, %2)").arg(from.row).arg(from.col);
            add(equation, g);
            note = fill(kept);
        }
    } else if (op.has(core::UsesCountIncludePad) || shown.layer.type == "adaptive_avg_pool2d" || shown.layer.type == "global_avg_pool2d") {
        const std::int64_t cells = std::int64_t(step.taps.size()) - lost;
        terms = cells == 1 ? Scene::tr("to its one cell") : Scene::tr("to each of %1 cells").arg(cells);
        frame.termsRoom = Scene::tr("to each of %1 cells").arg(shown.tapCount);
        calculate(equation, g, "/", step.divisor, double(float(g / step.divisor)));
        const QString even = Scene::tr("The %1 at (%2, %3) is spread evenly.");
        const QString padded = Scene::tr("The %1 at (%2, %3) is spread evenly. What falls on padding is lost.");
        const bool loses = lost > 0 && shown.layer.countIncludePad;
        note = fill(loses ? padded : even);
        frame.noteRoom = room(padded);
    } else if (op.has(core::UsesNormType)) {
        terms = frame.termsRoom = Scene::tr("larger cells get more of g");
        note = fill(Scene::tr("g is the %1 at (%2, %3)."));
        frame.noteRoom = room(Scene::tr("g is the %1 at (%2, %3)."));
    } else {
        frame.termsRoom = Scene::tr("to the winner at (%1, %2)").arg(shown.in.h).arg(shown.in.w);
        const QString all = Scene::tr("The %1 at (%2, %3) goes to the winner alone.");
        const QString tie = Scene::tr("The %1 at (%2, %3) goes to the first of the equal winners.");
        const auto chosen = std::count_if(step.taps.begin(), step.taps.end(), [](const core::Tap& tap) { return tap.chosen; });
        frame.noteRoom = room(tie);
        if (step.winner < 0) {
            terms = Scene::tr("there is no winner");
            note = fill(Scene::tr("The %1 at (%2, %3) is lost."));
        } else {
            const core::Cell& winner = step.taps[std::size_t(step.winner)].input;
            terms = Scene::tr("to the winner at (%1, %2)").arg(winner.row).arg(winner.col);
            add(equation, g);
            note = fill(chosen > 1 ? tie : all);
        }
    }
    // "(3, 1)" is one word.
    terms.replace(QStringLiteral(", "), QStringLiteral(",\u00a0"));
    equation.terms = terms.toStdString();
    frame.note = note;
}

} // namespace

std::optional<Frame> backFrame(const Shown& shown)
{
    if (shown.tooMany || !core::isWayBackShort(shown.network, shown.index))
        return std::nullopt;
    const Back back = backOf(shown);
    Frame frame;
    frame.headline = Scene::tr("Way back · %1").arg(words::title(shown.layer));
    Board input = inputSums(shown, back);
    Board output = arrivingBoard(shown, back);
    constexpr double farApart = 8.0;
    const double larger = std::max(input.scale.limit, output.scale.limit);
    if (larger < farApart * std::min(input.scale.limit, output.scale.limit))
        input.scale.limit = output.scale.limit = larger;
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
    say(shown, back, frame);
    frame.answer = shown.pop;
    return frame;
}

QString tooLargeForBack()
{
    return Scene::tr("The way back is shown for planes of up to %1 × %1 cells.").arg(core::wayBackSide);
}

} // namespace scene
