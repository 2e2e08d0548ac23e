#include "frame/matrix.h"

#include "frame/equation.h"
#include "frame/frame_cache.h"
#include "frame/plane_boards.h"
#include "frame/words.h"

#include "wording/said.h"

#include "core/explain.h"

#include <QCoreApplication>

#include <algorithm>

namespace scene {

namespace {

struct Titles {
    QString matrix;
    QString factors;
    QString product;
    QString sentence;
};

Titles titlesOf(const Shown& shown, const MatrixProduct& made)
{
    const bool several = made.product.shape().w > 1;
    const QString product = several ? QCoreApplication::translate("scene", "Output as columns") : QCoreApplication::translate("scene", "Output as a column");
    if (shown.op.reads == core::Reads::Spread)
        return {QCoreApplication::translate("scene", "Kernel as a matrix"), QCoreApplication::translate("scene", "Input as a column"), product,
                QCoreApplication::translate("scene", "Each row holds the weights by which the input's cells reach one output cell. Across the diagonal "
                                                     "it is the matrix of an ordinary convolution.")};
    return {QCoreApplication::translate("scene", "Windows as rows"),
            !shown.op.hasKernel() ? QCoreApplication::translate("scene", "Shares")
            : several             ? QCoreApplication::translate("scene", "Kernels as columns")
                                  : QCoreApplication::translate("scene", "Kernel as a column"),
            product, QCoreApplication::translate("scene", "Each row is one window laid flat. Its products with the column, added up, are one output cell.")};
}

/// "16 × 9", and which of several blocks it is.
QString subtitle(const Board& board)
{
    const core::Shape& shape = board.values.shape();
    QString text = QStringLiteral("%1 × %2").arg(shape.h).arg(shape.w);
    if (shape.c > 1)
        text += QCoreApplication::translate("scene", ", group %1 of %2").arg(board.channel + 1).arg(shape.c);
    if (shape.n > 1)
        text += QCoreApplication::translate("scene", ", sample %1 of %2").arg(board.sample + 1).arg(shape.n);
    return text;
}

Board boardOf(BoardKind kind, const core::Tensor& values, const core::Notation& notation, const core::MatrixPlace& place, const QString& title)
{
    // What is made of weights is the same for all samples.
    Board board = plainBoard(values, notation, std::min(place.sample, values.shape().n - 1), place.group);
    board.id = kind;
    board.title = title;
    board.subtitle = subtitle(board);
    board.reserve = QSize(board.cols(), board.rows());
    return board;
}

/// What a cell that is pointed at has to do with: a row, a column, or one number of each.
void point(const Spot& spot, Board& matrix, Board& factors, Board& product)
{
    const auto pointed = [&](BoardKind kind, const Board& board) { return spot.board == kind && board.hasValue(spot.row, spot.col); };
    const auto cell = [&](Board& board) { board.pointed.emplace_back(spot.col, spot.row, 1, 1); };
    const auto row = [](Board& board, int k) { board.pointed.emplace_back(0, k, board.cols(), 1); };
    const auto column = [](Board& board, int k) { board.pointed.emplace_back(k, 0, 1, board.rows()); };
    if (pointed(BoardKind::Input, matrix)) {
        cell(matrix);
        row(factors, spot.col);
        row(product, spot.row);
    } else if (pointed(BoardKind::Kernel, factors)) {
        cell(factors);
        column(matrix, spot.row);
        column(product, spot.col);
    } else if (pointed(BoardKind::Output, product)) {
        cell(product);
        row(matrix, spot.row);
        column(factors, spot.col);
    }
}

} // namespace

std::optional<Frame> matrixFrame(const core::Network& network, const Shot& shot, int layer, FrameCache& cache)
{
    const core::Tensor& in = network.inputOf(layer);
    const Shown shown = shownBy(network, shot, layer);
    cache.turnTo(network, layer);
    if (!cache.matrix) {
        if (core::whyNoMatrix(shown.layer, in))
            return std::nullopt;
        cache.matrix = {core::asMatrix(shown.layer, in), core::outputAsMatrix(shown.layer, shown.in, network.outputOf(layer))};
    }
    const MatrixProduct& made = *cache.matrix;
    const core::MatrixPlace place = core::matrixPlace(shown.layer, shown.in, shown.out, shown.cell);
    const core::MatrixPlace spelled = core::matrixPlace(shown.layer, shown.in, shown.out, shown.spelled);
    const Titles titles = titlesOf(shown, made);
    Board matrix = boardOf(BoardKind::Input, made.of.matrix, made.of.matrixNotation, place, titles.matrix);
    Board factors = boardOf(BoardKind::Kernel, made.of.factors, made.of.factorsNotation, place, titles.factors);
    Board product = boardOf(BoardKind::Output, made.product, {}, place, titles.product);
    matrix.scale.kind = factors.scale.kind = product.scale.kind = Scale::ZeroCentred; // numbers, however many: no photograph
    matrix.filled = made.of.filled;
    matrix.filledRole = shown.op.reads == core::Reads::Spread ? Role::Plain : Role::Padding;

    // The step before stands one row higher.
    const double row = place.row - (1.0 - shown.way);
    matrix.window = QRectF(0, row, matrix.cols(), 1);
    if (factors.cols() > 1)
        factors.window = QRectF(place.column, 0, 1, factors.rows());
    product.window = QRectF(place.column, row, 1, 1);
    product.current = core::Cell{place.sample, place.group, spelled.row, spelled.column};
    product.hideCurrent = shown.hidden;
    product.knownDown = product.cols() > 1;
    const bool before = !(shown.spelled == shown.cell);
    product.known = std::int64_t(place.column) * product.rows() + place.row + (!before && shown.arrived ? 1 : 0);
    matrix.pop = product.pop = shown.pop;
    if (shown.soFar && !shown.soFar->taps.empty()) {
        const int column = core::matrixColumn(shown.layer, shown.in, *shown.soFar, shown.soFar->taps.size() - 1);
        matrix.touched = core::Cell{0, 0, place.row, column};
        factors.touched = core::Cell{0, 0, column, place.column};
    }
    if (shot.spot)
        point(*shot.spot, matrix, factors, product);

    Frame frame;
    frame.headline = words::headline(shown.layer, shown.in);
    frame.brief = shot.brief;
    frame.boards = {std::move(matrix), std::move(factors), std::move(product)};
    addEquation(shown, frame);
    QString equals = QStringLiteral("=");
    if (const float bias = shown.layer.bias && shown.op.hasKernel() ? (*shown.layer.bias)[std::size_t(shown.spelled.c)] : 0.0F; bias != 0.0F)
        equals = QStringLiteral("+ %1 =").arg(QString::fromStdString(core::shownNumber(double(bias))));
    frame.signs = {QStringLiteral("×"), equals};
    frame.note = frame.noteRoom = titles.sentence;
    frame.noteStands = true;
    return frame;
}

QString noMatrix(const core::Network& network, int layer)
{
    const auto why = core::whyNoMatrix(network.layer(layer), network.inputOf(layer));
    return why ? QCoreApplication::translate("scene", "Not as a matrix: %1.").arg(wording::said(*why)) : QString();
}

} // namespace scene
