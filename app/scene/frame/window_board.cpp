#include "frame/window_board.h"

#include "frame/words.h"

#include "core/evaluate.h"
#include "core/explain.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

/// A window board of more cells than this on a side says nothing that the input board does not.
constexpr int mostLines = 15;

const QString missingText = QStringLiteral("?");

/// The largest window of the layer in any of its steps, columns × rows.
QSize largestWindow(const Shown& shown)
{
    if (shown.op.reads != core::Reads::Share)
        return QSize(shown.geometry.cols.size, shown.geometry.rows.size);
    const auto largest = [](int in, int out) {
        int most = 1;
        for (int k = 0; k < out; ++k)
            most = std::max(most, core::adaptiveWindow(k, in, out).count);
        return most;
    };
    return QSize(largest(shown.in.w, shown.out.w), largest(shown.in.h, shown.out.h));
}

QString product(const core::Layer& layer, const core::Tap& tap)
{
    const float factor = layer.weight.at(tap.weight);
    const QString weight = QString::fromStdString(core::notedNumber(layer.weightNotation, layer.weight.offset(tap.weight), factor, {.digits = cellDigits}));
    return (tap.valueMissing ? missingText : cellText(float(tap.value))) + QChar(0x00B7) + (tap.factorMissing ? missingText : weight);
}

/// "3²", "|−3|³": what an Lp pooling adds up; "|254/255|^200" where the largest is taken out of all (core::factorTakenOut).
QString power(double value, double p, const std::optional<double>& factor)
{
    QString base = cellText(float(value));
    if (factor)
        base += '/' + cellText(float(*factor));
    if (factor || value < 0.0)
        base = '|' + base + '|';
    if (p == 1.0)
        return base;
    if (p == 2.0)
        return base + QChar(0x00B2);
    if (p == 3.0)
        return base + QChar(0x00B3);
    return base + '^' + cellText(float(p));
}

Role roleOf(core::TapKind kind)
{
    switch (kind) {
    case core::TapKind::Padding:
        return Role::Padding;
    case core::TapKind::Beyond:
        return Role::Beyond;
    case core::TapKind::Border:
    case core::TapKind::Input:
        break;
    }
    return Role::Plain;
}

/// How many of the step's taps have come up.
std::size_t tapsThere(const Shown& shown)
{
    return shown.soFar ? shown.soFar->taps.size() : shown.explained.taps.size();
}

/// One cell for each cell of the kernel: a transposed convolution uses some of them only.
void fillProducts(const Shown& shown, Board& board)
{
    board.cellRows = shown.geometry.rows.size;
    board.cellCols = shown.geometry.cols.size;
    board.cells.assign(std::size_t(board.cellRows) * std::size_t(board.cellCols), CellLook{.role = Role::Absent});
    const std::size_t there = tapsThere(shown);
    for (std::size_t i = 0; i < shown.explained.taps.size(); ++i) {
        const core::Tap& tap = shown.explained.taps[i];
        if (tap.place.c != shown.inputChannel)
            continue;
        const int row = tap.weight.row;
        const int col = tap.weight.col;
        if (i >= there) {
            board.cells[std::size_t(row) * std::size_t(board.cellCols) + std::size_t(col)].role = Role::Pending;
            continue;
        }
        if (shown.soFar && i + 1 == there)
            board.touched = core::Cell{0, 0, row, col};
        CellLook& look = board.cells[std::size_t(row) * std::size_t(board.cellCols) + std::size_t(col)];
        look.role = roleOf(tap.kind);
        look.text = product(shown.layer, tap);
        if (shown.bare)
            look.text = missingText;
        if (tap.valueMissing || tap.factorMissing || shown.bare) {
            look.strong = !shown.bare;
            continue;
        }
        look.value = tap.value * tap.factor;
        look.valued = true;
        // NaN counts: it is what becomes of the sum.
        look.strong = look.value != 0.0;
        look.quiet = !look.strong;
    }
}

void fillCandidates(const Shown& shown, Board& board)
{
    const core::Step& step = shown.explained;
    const std::vector<int> cols = linesOf(step, shown.inputChannel, &core::Cell::col);
    board.cellCols = int(cols.size());
    board.cellRows = int(step.taps.size() / cols.size());
    const bool lp = shown.op.makes == core::Makes::Norm;
    const std::optional<double> factor = core::factorTakenOut(shown.layer, step);
    const bool average = shown.op.makes == core::Makes::Average;
    board.cells.reserve(step.taps.size());
    const std::size_t there = tapsThere(shown);
    for (std::size_t i = 0; i < step.taps.size(); ++i) {
        const core::Tap& tap = step.taps[i];
        CellLook look;
        if (i >= there) {
            look.role = Role::Pending;
            board.cells.push_back(look);
            continue;
        }
        if (shown.soFar && i + 1 == there)
            board.touched = core::Cell{0, 0, int(i) / board.cellCols, int(i) % board.cellCols};
        look.role = roleOf(tap.kind);
        look.value = tap.value;
        look.valued = tap.readsInput() && !tap.valueMissing;
        look.inWindow = true;
        const bool counted = tap.kind != core::TapKind::Beyond
                             && (tap.kind != core::TapKind::Padding || !average || shown.layer.countIncludePad);
        if (counted)
            look.text = tap.valueMissing ? missingText : lp && tap.readsInput() ? power(tap.value, shown.layer.normType, factor) : cellText(float(tap.value));
        look.quiet = !tap.readsInput();
        look.strong = tap.valueMissing;
        const bool chosen = shown.soFar ? shown.soFar->taps[i].chosen : tap.chosen && shown.answered();
        if (chosen) {
            look.strong = true;
            board.winners.push_back({0, 0, int(i) / board.cellCols, int(i) % board.cellCols});
        }
        board.cells.push_back(look);
    }
}

} // namespace

std::optional<Board> windowBoard(const Shown& shown)
{
    const bool products = shown.op.hasKernel();
    if (shown.op.reads == core::Reads::Cell || shown.op.reads == core::Reads::Winners)
        return std::nullopt;
    Board board;
    board.id = BoardKind::Window;
    board.reserve = largestWindow(shown);
    if (shown.tooMany || board.reserve.width() > mostLines || board.reserve.height() > mostLines)
        return std::nullopt;
    board.title = products ? QCoreApplication::translate("scene", "Window × kernel")
                           : QCoreApplication::translate("scene", "Window");
    board.subtitle = words::windowSubtitle(shown);
    board.subtitleRoom = words::windowSubtitleRoom(shown);
    board.pop = shown.soFar ? 1.0 : shown.pop;
    if (products)
        fillProducts(shown, board);
    else
        fillCandidates(shown, board);
    double limit = 0.0;
    for (const CellLook& look : board.cells) {
        if (look.valued && std::isfinite(look.value))
            limit = std::max(limit, std::abs(look.value));
    }
    board.scale.limit = limit > 0.0 ? limit : 1.0;
    return board;
}

std::optional<Board> kernelBoard(const Shown& shown)
{
    if (!shown.op.hasKernel())
        return std::nullopt;
    Board board;
    board.id = BoardKind::Kernel;
    board.title = QCoreApplication::translate("scene", "Kernel");
    board.subtitle = words::kernelSubtitle(shown);
    board.editable = true;
    board.values = shown.layer.weight;
    board.notation = shown.layer.weightNotation;
    const core::Shape& weight = board.values.shape();
    if (shown.op.reads == core::Reads::Window) { // [out, in/groups, kh, kw]
        board.sample = shown.cell.c;
        board.channel = shown.inputChannel % weight.c;
    } else { // [in, out/groups, kh, kw]
        board.sample = shown.inputChannel;
        board.channel = shown.cell.c % weight.c;
    }
    board.reserve = QSize(weight.w, weight.h);
    const int channel = shown.op.reads == core::Reads::Window ? board.channel : board.sample;
    if (shown.missing && shown.missing->asks == core::Asks::Weight && shown.missing->cell.c == channel)
        board.missing = shown.missing->cell;
    if (const core::Tap* tap = shown.latest())
        board.touched = core::Cell{0, 0, tap->weight.row, tap->weight.col};
    // One scale for all planes, so that channels can be compared.
    double limit = 0.0;
    for (const float value : board.values.data()) {
        if (std::isfinite(value))
            limit = std::max(limit, double(std::abs(value)));
    }
    board.scale.limit = limit > 0.0 ? limit : 1.0;
    return board;
}

std::optional<Board> biasBoard(const Shown& shown)
{
    if (!shown.op.hasKernel())
        return std::nullopt;
    Board board;
    board.id = BoardKind::Bias;
    board.editable = true;
    const int channels = shown.out.c;
    board.values = shown.layer.bias ? core::Tensor({1, channels, 1, 1}, *shown.layer.bias)
                                    : core::Tensor(core::Shape{1, channels, 1, 1}, 0.0F);
    board.notation = shown.layer.biasNotation;
    board.channel = shown.cell.c;
    board.reserve = QSize(1, 1);
    if (shown.missing && shown.missing->asks == core::Asks::Bias)
        board.missing = core::Cell{};
    const double limit = std::abs(board.valueAt(0, 0));
    board.scale.limit = limit > 0.0 && std::isfinite(limit) ? limit * 2.0 : 1.0;
    return board;
}

} // namespace scene
