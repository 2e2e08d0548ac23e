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
    if (board.window) // whole cells: those that it only touches on its way are filled as if it stood on them
        changed.add(placed.toPicture(QRectF(board.window->toAlignedRect())), over);
    if (board.otherWindow)
        changed.add(placed.toPicture(QRectF(board.otherWindow->toAlignedRect())), over);
    for (const auto* cells : {&board.taps, &board.winners, &board.otherTaps, &board.otherWinners})
        for (const core::Cell& cell : *cells)
            changed.add(placed.cellRect(cell.row, cell.col), over);
    for (const QRect& rect : board.pointed)
        changed.add(placed.toPicture(QRectF(rect)), over);
    if (board.touched)
        changed.add(placed.cellRect(board.touched->row, board.touched->col), over);
    if (board.current)
        changed.add(placed.cellRect(board.current->row, board.current->col), over);
}

/// The rows of output cells that became known, or unknown.
void addKnown(Collector& changed, const Board& before, const Board& after, const Placed& placed)
{
    const std::int64_t size = after.values.shape().planeSize();
    const auto known = [size](const Board& board) { return board.known < 0 ? size : board.known; };
    const auto [low, high] = std::minmax({known(before), known(after)});
    if (low == high)
        return;
    const int width = after.values.shape().w;
    const int firstRow = int(low / width);
    const int lastRow = int((high - 1) / width);
    if (firstRow == lastRow)
        changed.add(placed.toPicture(QRectF(double(low % width), firstRow, double(high - low), 1)), 2.0);
    else
        changed.add(placed.toPicture(QRectF(0, firstRow, width, lastRow - firstRow + 1)), 2.0);
}

} // namespace

QRegion changedRegion(const Frame& before, const Layout& beforeLayout, const Frame& after, const Layout& afterLayout)
{
    const QRect all(QPoint(0, 0), QSize(int(std::ceil(afterLayout.size().width())), int(std::ceil(afterLayout.size().height()))));
    const auto& placedBefore = beforeLayout.boards();
    const auto& placedAfter = afterLayout.boards();
    if (beforeLayout.size() != afterLayout.size() || before.problem != after.problem || before.brief != after.brief
        || before.compared.size() != after.compared.size() || before.apart != after.apart
        || placedBefore.size() != placedAfter.size() || beforeLayout.legends().size() != afterLayout.legends().size()
        || beforeLayout.choosers() != afterLayout.choosers())
        return all;

    Collector changed(all);
    for (std::size_t i = 0; i < placedAfter.size(); ++i) {
        const Placed& from = placedBefore[i];
        const Placed& to = placedAfter[i];
        if (from.id != to.id)
            return all;
        const Board& old = *before.board(from.id);
        const Board& now = *after.board(to.id);
        const double over = 8.0 + to.cell * 0.15;
        if (from != to || old.grid() != now.grid()) {
            changed.add(from.view, over);
            changed.add(to.view, over);
            continue;
        }
        if (old.marks() != now.marks()) {
            addMarks(changed, old, from);
            addMarks(changed, now, to);
        }
        addKnown(changed, old, now, to);
    }
    const auto sameText = [&](const Text& a, const Text& b) {
        const bool fades = a.kind == Text::Result || (a.kind == Text::Note && !(before.noteStands && after.noteStands));
        return a == b && (!fades || (before.answerOf(a.side) == after.answerOf(b.side) && before.hidden == after.hidden));
    };
    const auto contains = [&](const std::vector<Text>& texts, const Text& text) {
        return std::any_of(texts.begin(), texts.end(), [&](const Text& other) { return sameText(other, text); });
    };
    for (const Text& text : beforeLayout.texts())
        if (!contains(afterLayout.texts(), text))
            changed.add(text.rect, 3.0);
    for (const Text& text : afterLayout.texts())
        if (!contains(beforeLayout.texts(), text))
            changed.add(text.rect, 3.0);

    if (afterLayout.connectors() != beforeLayout.connectors()) {
        for (const auto* connectors : {&beforeLayout.connectors(), &afterLayout.connectors()})
            for (const Connector& line : *connectors)
                changed.add(QRectF(line.from, line.to).normalized(), 4.0);
    }
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
