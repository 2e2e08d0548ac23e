// What stands beside boards: the arrows that change the channel or sample shown, the bars that explain colours.
#include "layout/place_parts.h"

#include <algorithm>
#include <cmath>

namespace scene {

std::vector<Chooser> placeChoosers(const Board& board, bool read, const Fonts& fonts, const QRectF& title)
{
    const core::Shape& shape = board.values.shape();
    const double high = fonts.title * 1.3;
    const double arrow = std::max(18.0, high); // small ones are hard to hit
    const double gap = fonts.title * 0.5;
    const double words = textWidth(board.title, fonts.title, true) + gap;
    const double leastWords = std::min(words, fonts.title * 4.0 + gap);
    std::vector<Chooser> choosers;
    double width = 0.0;
    for (const bool sample : {false, true}) {
        const int count = sample ? shape.n : shape.c;
        if (count < 2)
            continue;
        double label = textWidth(QStringLiteral("%1 / %1").arg(count), fonts.subtitle) + 6.0;
        const double around = 2 * arrow + (choosers.empty() ? 0.0 : gap);
        if (leastWords + width + around + label > title.width())
            label = 0.0; // the subtitle says which one it is
        if (leastWords + width + around + label > title.width())
            continue; // the keys still do it
        width += around + label;
        choosers.push_back({.board = board.id, .sample = sample, .read = read, .at = sample ? board.sample : board.channel,
                            .count = count, .back = {}, .label = QRectF(0, 0, label, high), .forward = {}, .pixels = fonts.subtitle});
    }
    double x = std::min(title.right() - width, title.left() + words);
    for (Chooser& chooser : choosers) {
        chooser.back = QRectF(x, title.top(), arrow, high);
        chooser.label.moveTopLeft(chooser.back.topRight());
        chooser.forward = QRectF(chooser.label.right(), title.top(), arrow, high);
        x = chooser.forward.right() + gap;
    }
    return choosers;
}

QRectF leftOf(const std::vector<Chooser>& choosers, QRectF title, const Fonts& fonts)
{
    if (!choosers.empty())
        title.setRight(choosers.front().back.left() - fonts.title * 0.5);
    return title;
}

static Placement placeLegend(const Board& board, const Placement& others, QSizeF size, const Fonts& fonts)
{
    const Placed* at = others.board(board.id);
    if (at == nullptr || board.regions || !board.scale.signs)
        return {};
    const int pixels = fonts.subtitle - 1;
    const QString least = cellText(float(-board.scale.limit));
    const double width = std::min(at->view.width(), fonts.subtitle * 13.0);
    if (width < 2.0 * textWidth(least, pixels) + 3.0 * pixels)
        return {};
    const double above = fonts.title * 0.4;
    const QRectF bar(at->view.left(), std::round(at->view.bottom() + fonts.title * 0.8), width, std::round(fonts.subtitle * 0.8));
    const QRectF all(bar.left() - 2, bar.top() - above, bar.width() + 4, bar.height() + 2.0 + lineHeight(pixels) + above);
    const auto taken = [&](const QRectF& other) { return !other.isEmpty() && other.intersects(all); };
    if (all.bottom() > size.height() - 4.0 || taken(others.equation())
        || std::ranges::any_of(others.boards, [&](const Placed& other) { return taken(other.view); })
        || std::ranges::any_of(others.texts, [&](const Text& text) { return taken(text.rect); }))
        return {};
    Placement made;
    made.legends.push_back({bar, board.id});
    if (board.missing) // it may be the largest of all
        return made;
    const auto label = [&](const QString& number, Qt::Alignment alignment) {
        made.add(line(Text::Legend, number, QRectF(bar.left(), bar.bottom() + 2.0, width, 0), pixels, false, alignment, pixels));
    };
    label(least, Qt::AlignLeft);
    label(QStringLiteral("0"), Qt::AlignHCenter);
    label(cellText(float(board.scale.limit)), Qt::AlignRight);
    return made;
}

void addLegends(Placement& picture, const Frame& frame, QSizeF size, const Fonts& fonts)
{
    const Board* input = frame.board(BoardKind::Input);
    const Board* output = frame.board(BoardKind::Output);
    if (input != nullptr)
        picture.add(placeLegend(*input, picture, size, fonts));
    if (output != nullptr && (input == nullptr || !(input->scale == output->scale)))
        picture.add(placeLegend(*output, picture, size, fonts));
}

} // namespace scene
