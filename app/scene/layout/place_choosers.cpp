// The arrows beside a title that change the channel or sample shown.
#include "layout/layout.h"

#include "layout/arrange.h"
#include "layout/text.h"

#include <algorithm>

namespace scene {

void Layout::placeChoosers(const Board& board, bool read, const Arrangement& a, QRectF& title)
{
    const core::Shape& shape = board.values.shape();
    const double high = a.titlePixels * 1.3;
    const double arrow = std::max(18.0, high); // small ones are hard to hit
    const double gap = a.titlePixels * 0.5;
    const double words = textWidth(board.title, a.titlePixels, true) + gap;
    const double leastWords = std::min(words, a.titlePixels * 4.0 + gap);
    std::vector<Chooser> choosers;
    double width = 0.0;
    for (const bool sample : {false, true}) {
        const int count = sample ? shape.n : shape.c;
        if (count < 2)
            continue;
        double label = textWidth(QStringLiteral("%1 / %1").arg(count), a.subtitlePixels) + 6.0;
        const double around = 2 * arrow + (choosers.empty() ? 0.0 : gap);
        if (leastWords + width + around + label > title.width())
            label = 0.0; // the subtitle says which one it is
        if (leastWords + width + around + label > title.width())
            continue; // the keys still do it
        width += around + label;
        choosers.push_back({.board = board.id, .sample = sample, .read = read, .at = sample ? board.sample : board.channel,
                            .count = count, .back = {}, .label = QRectF(0, 0, label, high), .forward = {}, .pixels = a.subtitlePixels});
    }
    if (choosers.empty())
        return;
    double x = std::min(title.right() - width, title.left() + words);
    const double end = x - gap;
    for (Chooser& chooser : choosers) {
        chooser.back = QRectF(x, title.top(), arrow, high);
        chooser.label.moveTopLeft(chooser.back.topRight());
        chooser.forward = QRectF(chooser.label.right(), title.top(), arrow, high);
        x = chooser.forward.right() + gap;
        m_choosers.push_back(chooser);
    }
    title.setRight(end);
}

std::optional<std::pair<Chooser, int>> Layout::chooserAt(QPointF point) const
{
    for (const Chooser& chooser : m_choosers) {
        if (chooser.back.contains(point))
            return std::pair(chooser, -1);
        if (chooser.label.contains(point))
            return std::pair(chooser, 0);
        if (chooser.forward.contains(point))
            return std::pair(chooser, 1);
    }
    return std::nullopt;
}

} // namespace scene
