#include "layout/changed.h"

#include "layout/layout.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

class Collector {
public:
    explicit Collector(QRect picture) : m_picture(picture) {}

    void add(const QRectF& rect, double over)
    {
        if (!rect.isNull())
            m_region += rect.adjusted(-over, -over, over, over).toAlignedRect() & m_picture;
    }
    QRegion region() const { return m_region; }

private:
    QRect m_picture;
    QRegion m_region;
};

void addMarks(Collector& changed, const Board& board, const Placed& placed)
{
    // Frames and rings stand over their cells by their width; the widest is about a seventh of a cell.
    const double over = 8.0 + placed.cell * 0.15;
    for (const auto* window : {&board.window, &board.otherWindow})
        if (*window) // whole cells: those that it only touches on its way are filled as if it stood on them
            changed.add(placed.toPicture(QRectF((*window)->toAlignedRect())), over);
    for (const auto* cells : {&board.taps, &board.winners, &board.otherTaps, &board.otherWinners})
        for (const core::Cell& cell : *cells)
            changed.add(placed.cellRect(cell.row, cell.col), over);
    for (const QRect& rect : board.pointed)
        changed.add(placed.toPicture(QRectF(rect)), over);
    if (!board.selected.isNull())
        changed.add(placed.toPicture(QRectF(board.selected)), over);
    for (const auto* cell : {&board.touched, &board.current, &board.missing})
        if (*cell)
            changed.add(placed.cellRect((*cell)->row, (*cell)->col), over);
}

/// The rows of output cells that became known, or unknown.
void addKnown(Collector& changed, const Board& before, const Board& after, const Placed& placed)
{
    const std::int64_t size = after.values.shape().planeSize();
    const auto known = [size](const Board& board) { return board.known < 0 ? size : board.known; };
    const auto [low, high] = std::minmax({known(before), known(after)});
    if (low == high)
        return;
    if (after.knownDown) {
        changed.add(placed.view, 2.0);
        return;
    }
    const int width = after.values.shape().w;
    const int firstRow = int(low / width);
    const int lastRow = int((high - 1) / width);
    if (firstRow == lastRow)
        changed.add(placed.toPicture(QRectF(double(low % width), firstRow, double(high - low), 1)), 2.0);
    else
        changed.add(placed.toPicture(QRectF(0, firstRow, width, lastRow - firstRow + 1)), 2.0);
}

void addBoard(Collector& changed, const Board& old, const Placed& from, const Board& now, const Placed& to)
{
    if (from != to || old.grid() != now.grid()) {
        changed.add(from.view, 8.0 + to.cell * 0.15);
        changed.add(to.view, 8.0 + to.cell * 0.15);
        return;
    }
    if (old.marks() != now.marks()) {
        addMarks(changed, old, from);
        addMarks(changed, now, to);
    }
    addKnown(changed, old, now, to);
}

/// Texts that the other picture has not, or not with the same result.
void addTexts(Collector& changed, const Frame& frame, const std::vector<Text>& texts, const Frame& otherFrame, const std::vector<Text>& others)
{
    const auto stays = [&](const Text& text) {
        const bool fades = text.kind == Text::Result || (text.kind == Text::Note && !(frame.noteStands && otherFrame.noteStands));
        return std::ranges::find(others, text) != others.end()
               && (!fades || (frame.answerOf(text.side) == otherFrame.answerOf(text.side) && frame.hidden == otherFrame.hidden));
    };
    for (const Text& text : texts)
        if (!stays(text))
            changed.add(text.rect, 3.0);
}

} // namespace

QRegion changedRegion(const Frame& before, const Layout& beforeLayout, const Frame& after, const Layout& afterLayout)
{
    const QRect all(QPoint(0, 0), QSize(int(std::ceil(afterLayout.size().width())), int(std::ceil(afterLayout.size().height()))));
    const auto sameBoards = [](const Placed& a, const Placed& b) { return a.id == b.id; };
    if (beforeLayout.size() != afterLayout.size() || before.problem != after.problem || before.brief != after.brief
        || before.compared.size() != after.compared.size() || before.apart != after.apart
        || !std::ranges::equal(beforeLayout.boards(), afterLayout.boards(), sameBoards)
        || beforeLayout.legends().size() != afterLayout.legends().size() || beforeLayout.choosers() != afterLayout.choosers())
        return all;

    Collector changed(all);
    for (std::size_t i = 0; i < afterLayout.boards().size(); ++i) {
        const BoardId id = afterLayout.boards()[i].id;
        addBoard(changed, *before.board(id), beforeLayout.boards()[i], *after.board(id), afterLayout.boards()[i]);
    }
    addTexts(changed, before, beforeLayout.texts(), after, afterLayout.texts());
    addTexts(changed, after, afterLayout.texts(), before, beforeLayout.texts());
    if (afterLayout.connectors() != beforeLayout.connectors())
        for (const auto* connectors : {&beforeLayout.connectors(), &afterLayout.connectors()})
            for (const Connector& line : *connectors)
                changed.add(QRectF(line.from, line.to).normalized(), 4.0);
    if (after.curve != before.curve) {
        changed.add(beforeLayout.curveRect(), 4.0);
        changed.add(afterLayout.curveRect(), 4.0);
    }
    for (std::size_t i = 0; i < afterLayout.legends().size(); ++i) {
        const Legend& from = beforeLayout.legends()[i];
        const Legend& to = afterLayout.legends()[i];
        if (from.bar == to.bar && before.board(from.board)->scale == after.board(to.board)->scale)
            continue;
        changed.add(from.bar, 2.0);
        changed.add(to.bar, 2.0);
    }
    return changed.region();
}

} // namespace scene
