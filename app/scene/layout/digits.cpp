#include "layout/digits.h"

#include "layout/text.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double shareOfWidth = 0.84;  ///< of a cell that a number may fill; a bold one then still fits
constexpr double shareOfHeight = 0.42; ///< a font size of so much of a cell leaves air around a digit
constexpr double mostOfHeight = 0.64;  ///< where that would be too small to read, air is worth less
constexpr double comfortable = 12.0;
constexpr int smallest = 7;            ///< font sizes below are no digits any more
constexpr double smallestCell = 11.0;
constexpr int mostMeasured = 20000;    ///< cells whose numbers are measured: as many as fit a large screen

double widest(const Board& board, int significant, int firstRow, int endRow, int firstCol, int endCol)
{
    double width = board.padText.isEmpty() || board.around.isNull() ? 0.0 : numberWidth(board.padText, false);
    if (!board.numberRoom.isEmpty())
        return std::max(width, numberWidth(board.numberRoom, false));
    if (!board.cells.empty()) {
        for (const CellLook& look : board.cells)
            width = std::max(width, numberWidth(look.text, false));
        return width;
    }
    // What is not computed yet is measured too, or the digits would shrink on the way.
    Board all = board;
    all.known = -1;
    all.hideCurrent = false;
    // Of more cells than fit a screen some tell enough, and the same ones in every step.
    const bool many = std::int64_t(endRow - firstRow) * (endCol - firstCol) > mostMeasured;
    const int rowStep = many ? std::max(1, (endRow - firstRow) / 17) : 1;
    const int colStep = many ? std::max(1, (endCol - firstCol) / 17) : 1;
    for (int row = firstRow; row < endRow; row += rowStep)
        for (int col = firstCol; col < endCol; col += colStep)
            width = std::max(width, numberWidth(look(all, row, col, significant).text, false));
    return width;
}

double roomFor(double width, double cell, double share)
{
    const double most = std::max(share * cell, std::min(mostOfHeight * cell, comfortable));
    return std::min(width > 0.0 ? (cell * shareOfWidth - 1.0) / width : most, most);
}

int pixelsFor(double width, double cell, double share)
{
    if (cell < smallestCell)
        return 0;
    const int pixels = int(roomFor(width, cell, share));
    return pixels < smallest ? 0 : pixels;
}

/// For "a" above "·w": both lines have to fit, however small the cell.
int twoLinePixels(double width, double cell)
{
    const int pixels = std::min(pixelsFor(width, cell, 0.32), int(0.5 * cell));
    return pixels < smallest ? 0 : pixels;
}

} // namespace

double widestNumber(const Board& board, int significant)
{
    return widest(board, significant, board.firstRow(), board.firstRow() + board.rows(), board.firstCol(),
                  board.firstCol() + board.cols());
}

Digits boardDigits(const Board& board, const Placed& placed)
{
    if (placed.cell < smallestCell)
        return {};
    const auto at = [&](int significant) {
        const double width = widest(board, significant, placed.firstRow, placed.endRow, placed.firstCol, placed.endCol);
        return Digits{.pixels = pixelsFor(width, placed.cell, shareOfHeight), .significant = significant, .room = roomFor(width, placed.cell, shareOfHeight)};
    };
    const Digits all = at(cellDigits);
    // Three digits that can be read from the last row rather than four that cannot; the equation has them all. Two would
    // say something wrong too often. What somebody typed is shown as long as it can be.
    const bool small = board.editable ? all.pixels < 9 : all.pixels < 0.27 * placed.cell;
    if (!small)
        return all;
    const Digits fewer = at(3);
    return fewer.pixels > all.pixels ? fewer : all;
}

Digits windowDigits(const Board& board, const Placed& placed, const Frame& frame)
{
    if (placed.cell < smallestCell)
        return {};
    const double now = widestNumber(board);
    if (!board.numberRoom.isEmpty()) {
        const QString& room = board.numberRoom;
        const int one = pixelsFor(std::max(now, numberWidth(room, false)), placed.cell, shareOfHeight);
        if (!room.contains(QChar(0x00B7)))
            return {.pixels = one};
        const double parts = std::max(numberWidth(room.section(QChar(0x00B7), 0, 0), false),
                                      numberWidth(QChar(0x00B7) + room.section(QChar(0x00B7), 1), false));
        const int two = twoLinePixels(parts, placed.cell);
        return two > one * 1.25 ? Digits{.pixels = two, .twoLines = true} : Digits{.pixels = one};
    }
    const Board* input = frame.board(BoardKind::Input);
    const Board* kernel = frame.board(BoardKind::Kernel);
    const double inputWidth = input != nullptr ? widestNumber(*input) : 0.0;
    if (kernel == nullptr) {
        const int pixels = pixelsFor(std::max(now, inputWidth), placed.cell, shareOfHeight);
        return {.pixels = pixels};
    }
    const double dot = numberWidth(QStringLiteral("·"), false);
    const double factor = dot + widestNumber(*kernel);
    const int one = pixelsFor(std::max(now, inputWidth + factor), placed.cell, 0.36);
    double first = inputWidth;
    double second = factor;
    for (const CellLook& look : board.cells) {
        first = std::max(first, numberWidth(look.text.section(QChar(0x00B7), 0, 0), false));
        second = std::max(second, dot + numberWidth(look.text.section(QChar(0x00B7), 1), false));
    }
    const int two = twoLinePixels(std::max(first, second), placed.cell);
    return two > one * 1.25 ? Digits{.pixels = two, .twoLines = true} : Digits{.pixels = one};
}

QRectF labelPlace(const Placed& placed, const CellLook& look, const QRectF& cell)
{
    const double height = capHeight(placed.digitPixels);
    if (placed.twoLines && look.text.contains(QChar(0x00B7))) {
        const double width = std::max(textWidth(look.text.section(QChar(0x00B7), 0, 0), placed.digitPixels, look.strong),
                                      textWidth(QChar(0x00B7) + look.text.section(QChar(0x00B7), 1), placed.digitPixels, look.strong));
        const double both = height + placed.digitPixels * 1.2;
        return QRectF(cell.center().x() - width / 2, cell.center().y() - both / 2, width, both);
    }
    const double width = textWidth(look.text, placed.digitPixels, look.strong);
    return QRectF(cell.center().x() - width / 2, cell.center().y() - height / 2, width, height);
}

} // namespace scene
