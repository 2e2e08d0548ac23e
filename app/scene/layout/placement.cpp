#include "layout/placement.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace scene {

void Placement::add(Placement part)
{
    const auto append = [](auto& all, auto& more) { all.insert(all.end(), std::move_iterator(more.begin()), std::move_iterator(more.end())); };
    append(boards, part.boards);
    append(texts, part.texts);
    append(connectors, part.connectors);
    append(legends, part.legends);
    append(choosers, part.choosers);
    curve |= part.curve;
    maxZoom = std::max(maxZoom, part.maxZoom);
}

void Placement::add(std::optional<Placed> board)
{
    if (board)
        boards.push_back(*board);
}

void Placement::add(std::optional<Text> text)
{
    if (text)
        texts.push_back(std::move(*text));
}

const Placed* Placement::board(BoardId id) const
{
    const auto found = std::ranges::find(boards, id, &Placed::id);
    return found == boards.end() ? nullptr : &*found;
}

QRectF Placement::equation() const
{
    QRectF around;
    for (const Text& text : texts)
        if (text.kind == Text::Terms || text.kind == Text::Result || text.kind == Text::Note)
            around |= text.rect;
    return around;
}

} // namespace scene
