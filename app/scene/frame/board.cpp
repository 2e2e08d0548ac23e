#include "frame/board.h"

#include "core/explain.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace scene {

double Scale::place(double value) const
{
    if (std::isnan(value))
        return 0.0;
    return std::clamp(value / limit, -1.0, 1.0);
}

int Regions::at(int row, int col) const
{
    int windowRow = row;
    int windowCol = col;
    if (onInput) {
        const auto one = [](const core::Axis& axis, int position, int extent) {
            const core::Axis::Range range = axis.windowsOver(position, extent);
            return range.first <= range.last && axis.tapAt(range.first, position) >= 0 ? range.first : -1;
        };
        windowRow = one(rows, row, output.h);
        windowCol = one(cols, col, output.w);
        if (windowRow < 0 || windowCol < 0)
            return -1;
    }
    return windowRow * output.w + windowCol;
}

int Board::rows() const
{
    return cells.empty() ? values.shape().h + around.top() + around.bottom() : cellRows;
}

int Board::cols() const
{
    return cells.empty() ? values.shape().w + around.left() + around.right() : cellCols;
}

bool Board::contains(int row, int col) const
{
    return row >= firstRow() && col >= firstCol() && row < firstRow() + rows() && col < firstCol() + cols();
}

bool Board::hasValue(int row, int col) const
{
    return cells.empty() && core::contains(values.shape(), row, col);
}

double Board::valueAt(int row, int col) const
{
    return double(values.at({sample, channel, row, col}));
}

bool Board::isWinner(int row, int col) const
{
    const auto here = [&](const core::Cell& cell) { return cell.row == row && cell.col == col; };
    return std::any_of(winners.begin(), winners.end(), here) || std::any_of(otherWinners.begin(), otherWinners.end(), here);
}

bool Board::isMissing(int row, int col) const
{
    return missing && missing->row == row && missing->col == col;
}

bool Board::isInserted(int row, int col) const
{
    return core::Axis::positiveModulo(row + rowShift, rowGap) != 0 || core::Axis::positiveModulo(col + colShift, colGap) != 0;
}

QString cellText(float value, int digits)
{
    // Direct-mapped: a slot is simply taken over by the next number that falls into it.
    struct Slot {
        std::uint32_t bits = 0;
        int digits = -1;
        QString text;
    };
    constexpr std::uint32_t slotCount = 1U << 14U;
    thread_local std::vector<Slot> memory(slotCount);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    Slot& slot = memory[(bits * 2654435761U + std::uint32_t(digits) * 40503U) >> 18U];
    if (slot.bits != bits || slot.digits != digits) {
        slot.bits = bits;
        slot.digits = digits;
        slot.text = QString::fromStdString(core::shownNumber(double(value), {.digits = digits}));
    }
    return slot.text;
}

CellLook lookWithoutText(const Board& board, int row, int col)
{
    if (!board.cells.empty())
        return board.cells[std::size_t(row) * std::size_t(board.cellCols) + std::size_t(col)];

    CellLook look;
    const core::Shape& shape = board.values.shape();
    if (board.window) {
        const QRectF& window = *board.window;
        look.inWindow = col + 0.5 > window.left() && col + 0.5 < window.right() && row + 0.5 > window.top()
                        && row + 0.5 < window.bottom();
    }
    if (board.otherWindow)
        look.inWindow = look.inWindow || board.otherWindow->contains(QPointF(col + 0.5, row + 0.5));
    if (!core::contains(shape, row, col)) {
        if (row >= shape.h + board.pads.bottom() || col >= shape.w + board.pads.right() || row < -board.pads.top()
            || col < -board.pads.left()) {
            look.role = Role::Beyond;
            return look;
        }
        look.role = Role::Padding;
        look.quiet = true;
        const int sourceRow = board.rowAxis.source(row, shape.h);
        const int sourceCol = board.colAxis.source(col, shape.w);
        if (board.rowAxis.border != core::Border::Zeros && sourceRow >= 0 && sourceCol >= 0) {
            look.ghost = true;
            if (board.isMissing(sourceRow, sourceCol)) {
                look.role = Role::Hidden;
                return look;
            }
            look.valued = true;
            look.value = board.valueAt(sourceRow, sourceCol);
        }
        return look;
    }
    if (board.isInserted(row, col)) {
        look.role = Role::Padding;
        look.quiet = true;
        return look;
    }
    const std::int64_t index = board.knownDown ? std::int64_t(col) * shape.h + row : std::int64_t(row) * shape.w + col;
    const bool current = board.isCurrent(row, col);
    look.strong = board.isWinner(row, col) || (current && board.id.kind == BoardKind::Output) || board.isMissing(row, col);
    if ((current && board.hideCurrent) || board.isMissing(row, col)) {
        look.role = Role::Hidden;
        return look;
    }
    if (board.known >= 0 && index >= board.known) {
        look.role = Role::Pending;
        return look;
    }
    look.valued = true;
    look.value = board.valueAt(row, col);
    const auto read = [](const std::vector<bool>& known, int k) { return known.empty() || known[std::size_t(k)]; };
    if (!read(board.rowRead, row) || !read(board.colRead, col)) {
        look.role = Role::Dropped;
        look.quiet = true;
        return look;
    }
    if (!board.filled.empty() && board.filled[std::size_t(board.values.offset({board.sample, board.channel, row, col}))]) {
        look.role = board.filledRole;
        look.quiet = look.ghost = true;
        return look;
    }
    if (board.regions)
        look.region = board.regions->at(row, col);
    return look;
}

CellLook look(const Board& board, int row, int col, int digits)
{
    CellLook result = lookWithoutText(board, row, col);
    if (!board.cells.empty())
        return result;
    switch (result.role) {
    case Role::Padding:
        result.text = result.ghost ? cellText(float(result.value), digits) : board.padText;
        break;
    case Role::Hidden:
        result.text = QStringLiteral("?");
        break;
    case Role::Plain:
    case Role::Dropped: {
        const auto value = float(result.value);
        if (board.notation.empty())
            result.text = cellText(value, digits);
        else
            result.text = QString::fromStdString(core::notedNumber(
                board.notation, board.values.offset({board.sample, board.channel, row, col}), value, {.digits = digits}));
        break;
    }
    case Role::Beyond:
    case Role::Pending:
    case Role::Absent:
        break;
    }
    return result;
}

} // namespace scene
