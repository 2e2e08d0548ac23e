// The stations of a chain: in rows, as large as they can be, each in cells of one size, so that a smaller map looks smaller.
#include "layout/measures.h"
#include "layout/place_parts.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

/// How large things other than cells are.
struct Lengths {
    double gap = 0.0;      ///< between boards, room for an arrow
    double rowGap = 0.0;
    double titles = 0.0;   ///< above each board
    double leastTitle = 0.0;
    double smallest = 0.0; ///< the least side of a board, so that one cell is still found
    double largestCell = 0.0;
};

struct Station {
    double cell = 0.0;
    double width = 0.0; ///< with its title
};

struct Row {
    std::size_t first = 0;
    std::size_t end = 0;
    double width = 0.0;
    double height = 0.0; ///< of its highest board
};

struct Packing {
    Lengths lengths;
    std::vector<Station> stations{};
    std::vector<Row> rows{};
    QSizeF size{0.0, 0.0};
};

/// The stations in cells of side `side`, in as few rows as `width` allows.
Packing packed(const Frame& frame, double side, double width, const Lengths& m)
{
    Packing result{.lengths = m};
    for (const Board& board : frame.boards) {
        const double cell = snapped(std::max(side, std::min(m.largestCell, m.smallest / std::max(board.cols(), board.rows()))));
        const Station station{cell, std::max(board.cols() * cell, m.leastTitle)};
        const std::size_t i = result.stations.size();
        if (result.rows.empty() || result.rows.back().width + m.gap + station.width > width)
            result.rows.push_back({i, i, -m.gap, 0.0});
        Row& row = result.rows.back();
        row.end = i + 1;
        row.width += m.gap + station.width;
        row.height = std::max(row.height, board.rows() * cell);
        result.stations.push_back(station);
    }
    double height = 0.0;
    for (const Row& row : result.rows)
        height += m.titles + row.height;
    result.size = QSizeF(std::ranges::max(result.rows, {}, &Row::width).width, height + m.rowGap * double(result.rows.size() - 1));
    return result;
}

/// The packing with the largest cells that fits. A long chain on a small picture gives up its titles before its numbers.
Packing largestPacking(const Frame& frame, QSizeF area, Lengths m)
{
    const auto largest = [&] {
        return largestSide(m.largestCell, [&](double side) {
            const QSizeF size = packed(frame, side, area.width(), m).size;
            return size.height() <= area.height() && size.width() <= area.width();
        });
    };
    double side = largest();
    while (side < 1e-6 && m.smallest > 2.0) { // more stations than there is room for
        m.smallest *= 0.7;
        m.leastTitle *= 0.7;
        m.gap = std::max(8.0, m.gap * 0.8);
        if (m.smallest < 20.0)
            m.titles = 2.0;
        side = largest();
    }
    return packed(frame, side, area.width(), m);
}

/// One size for all titles; a long one gives up its end before the others become unreadable.
int titlePixels(const Frame& frame, const Packing& packing, const Fonts& fonts)
{
    int pixels = fonts.title;
    const int least = fonts.notBelow(std::max(11, int(fonts.title * 0.7)));
    for (std::size_t i = 0; i < frame.boards.size(); ++i) {
        const double room = packing.stations[i].width + packing.lengths.gap * 0.3;
        while (pixels > least && textWidth(frame.boards[i].title, pixels, frame.boards[i].emphasised) > room)
            --pixels;
    }
    return pixels;
}

Placement stationTitle(const Frame& frame, std::size_t index, const QRectF& rect, const Fonts& fonts, int pixels)
{
    const Board& board = frame.boards[index];
    Placement made;
    if (frame.choosers && board.emphasised)
        made.choosers = placeChoosers(board, index + 1 < frame.boards.size() && frame.boards[index + 1].emphasised, fonts, rect);
    made.add(line(Text::Title, board.title, leftOf(made.choosers, rect, fonts), pixels, board.emphasised, Qt::AlignLeft, pixels));
    made.add(line(Text::Subtitle, board.subtitle, rect.translated(0, fonts.title * 1.32), fonts.subtitle, false, Qt::AlignLeft, fonts.notBelow(9)));
    return made;
}

/// A connector where the layer between the two is stepped, else an arrow.
Placement joint(const Frame& frame, const Placed& from, const Placed& to, const Fonts& fonts)
{
    const auto& read = frame.board(from.id)->window;
    const auto& filled = frame.board(to.id)->window;
    const double clear = 7.0;
    const double start = from.view.right() + clear;
    const double end = to.view.left() - clear;
    Placement made;
    if (read && filled && end - start > 8.0) {
        const ConnectorEnd window = leaving(from, *read, to.toPicture(*filled).center().y());
        const ConnectorEnd result = reaching(to, *filled, window.at.y());
        made.connectors.push_back({window.at, result.at, start, end});
        return made;
    }
    const double middle = std::min(from.view.center().y(), to.view.center().y());
    const QRectF between(from.view.right() + 2.0, middle - lineHeight(fonts.title) / 2, to.view.left() - from.view.right() - 4.0, 0);
    made.add(line(Text::Label, QStringLiteral("→"), between, fonts.title, false, Qt::AlignHCenter, fonts.notBelow(9)));
    return made;
}

Placement stations(const Frame& frame, const Packing& packing, const QRectF& area, const Fonts& fonts, const Viewport& viewport)
{
    const Lengths& m = packing.lengths;
    const int pixels = titlePixels(frame, packing, fonts);
    Placement made;
    double y = area.top() + std::max(0.0, (area.height() - packing.size.height()) / 2);
    for (const Row& row : packing.rows) {
        double x = area.left() + (area.width() - row.width) / 2;
        std::optional<Placed> left;
        for (std::size_t i = row.first; i < row.end; ++i) {
            const auto& [cell, width] = packing.stations[i];
            const Board& board = frame.boards[i];
            const QRectF view(std::round(x), std::round(y + m.titles), board.cols() * cell, board.rows() * cell);
            const std::optional<Placed> placed = placeBoard(frame, board.id, view, cell, viewport);
            made.add(placed);
            if (placed && m.titles > 2.0)
                made.add(stationTitle(frame, i, QRectF(x, y, width + m.gap * 0.3, 0), fonts, pixels));
            if (placed && left)
                made.add(joint(frame, *left, *placed, fonts));
            left = placed;
            x += width + m.gap;
        }
        y += m.titles + row.height + m.rowGap;
    }
    made.maxZoom = comfortableZoom(std::ranges::min(packing.stations, {}, &Station::cell).cell);
    return made;
}

} // namespace

Placement placeChain(const Frame& frame, QSizeF size, const Viewport& viewport)
{
    const Sheet sheet = sheetOf(frame, size, 1);
    const Lengths lengths{.gap = std::clamp(size.width() * 0.035, 26.0, 70.0),
                          .rowGap = sheet.area.left() * 0.6,
                          .titles = sheet.titles,
                          .leastTitle = sheet.fonts.title * 5.0,
                          .smallest = std::min(60.0, sheet.area.height() * 0.2),
                          .largestCell = std::max(12.0, size.height() * 0.12)};
    Placement picture = stations(frame, largestPacking(frame, sheet.area.size(), lengths), sheet.area, sheet.fonts, viewport);
    picture.add(sheet.words);
    return picture;
}

} // namespace scene
