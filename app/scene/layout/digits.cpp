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
    all.missing.reset();
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
    const Board* input = frame.board(BoardKind::Input);
    const Board* kernel = frame.board(BoardKind::Kernel);
    const QChar dot(0x00B7);
    const QString& room = board.numberRoom;
    double whole = widestNumber(board);
    double share = shareOfHeight;
    double part = 0.0; // the wider one of "a" and "·w"
    if (!room.isEmpty()) {
        whole = std::max(whole, numberWidth(room, false));
        if (room.contains(dot))
            part = std::max(numberWidth(room.section(dot, 0, 0), false), numberWidth(dot + room.section(dot, 1), false));
    } else {
        const double read = input != nullptr ? widestNumber(*input) : 0.0;
        const double factor = kernel != nullptr ? numberWidth(dot, false) + widestNumber(*kernel) : 0.0;
        whole = std::max(whole, read + factor);
        if (kernel != nullptr) {
            share = 0.36;
            part = std::max(read, factor);
            for (const CellLook& look : board.cells)
                part = std::max({part, numberWidth(look.text.section(dot, 0, 0), false), numberWidth(dot, false) + numberWidth(look.text.section(dot, 1), false)});
        }
    }
    const int one = pixelsFor(whole, placed.cell, share);
    const int two = part > 0.0 ? twoLinePixels(part, placed.cell) : 0;
    return two > one * 1.25 ? Digits{.pixels = two, .twoLines = true} : Digits{.pixels = one};
}

QRectF labelPlace(const Placed& placed, const CellLook& look, const QRectF& cell)
{
    const double height = capHeight(placed.digitPixels);
    const auto middle = [&](double width, double high) { return QRectF(cell.center() - QPointF(width / 2, high / 2), QSizeF(width, high)); };
    const auto width = [&](const QString& text) { return textWidth(text, placed.digitPixels, look.strong); };
    const QChar dot(0x00B7);
    if (placed.twoLines && look.text.contains(dot))
        return middle(std::max(width(look.text.section(dot, 0, 0)), width(dot + look.text.section(dot, 1))), height + placed.digitPixels * 1.2);
    return middle(width(look.text), height);
}

} // namespace scene
