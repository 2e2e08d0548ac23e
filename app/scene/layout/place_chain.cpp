// Where the stations of a chain stand: in rows, as large as they can be, each in cells of one size, so that a smaller map
// looks smaller.
#include "layout/layout.h"

#include "frame/within.h"
#include "layout/arrange.h"
#include "layout/text.h"
#include "layout/text_line.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

struct Station {
    QSize cells;
    double cell = 0.0;
    double width = 0.0;   ///< with its title
    double height = 0.0;  ///< of the board alone
};

struct Row {
    std::size_t first = 0;
    std::size_t end = 0;
    double width = 0.0;
    double height = 0.0; ///< of its highest board
};

/// How large things other than cells are.
struct Measures {
    double gap = 0.0;      ///< between boards, room for an arrow
    double rowGap = 0.0;
    double titles = 0.0;   ///< above each board
    double leastTitle = 0.0;
    double smallest = 0.0; ///< the least side of a board, so that one cell is still found
    double largestCell = 0.0;
};

struct Packing {
    std::vector<Station> stations;
    std::vector<Row> rows;
    double width = 0.0;
    double height = 0.0;
};

/// The stations in cells of side `side`, in as few rows as `width` allows.
Packing packed(std::vector<Station> stations, double side, double width, const Measures& m)
{
    Packing result;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        Station& station = stations[i];
        const int longest = std::max(station.cells.width(), station.cells.height());
        station.cell = std::max(side, std::min(m.largestCell, m.smallest / longest));
        if (station.cell >= 6.0)
            station.cell = std::floor(station.cell);
        station.height = station.cells.height() * station.cell;
        station.width = std::max(station.cells.width() * station.cell, m.leastTitle);
        const bool fits = !result.rows.empty() && result.rows.back().width + m.gap + station.width <= width;
        if (!fits)
            result.rows.push_back({i, i, -m.gap, 0.0});
        Row& row = result.rows.back();
        row.end = i + 1;
        row.width += m.gap + station.width;
        row.height = std::max(row.height, station.height);
    }
    for (const Row& row : result.rows) {
        result.width = std::max(result.width, row.width);
        result.height += m.titles + row.height;
    }
    result.height += m.rowGap * double(result.rows.size() - 1);
    result.stations = std::move(stations);
    return result;
}

} // namespace

void Layout::placeChain(const Frame& frame)
{
    const double width = m_size.width();
    const double height = m_size.height();
    const double margin = std::clamp(0.035 * std::min(width, height), 8.0, 44.0);
    const double share = frame.brief ? 0.033 : 0.027;
    Arrangement a;
    a.titlePixels = int(std::clamp(height * share, 12.0, 34.0));
    a.subtitlePixels = std::max(11, int(a.titlePixels * 0.74));
    a.resultPixels = int(std::clamp(height * share * 1.5, 15.0, 60.0));
    a.termsPixels = std::max(12, int(a.resultPixels * 0.8));
    a.equationPlace = Arrangement::EquationPlace::Strip;
    const double strip = lineHeight(a.resultPixels) * 1.05 + lineHeight(a.subtitlePixels) + 4.0;
    a.equation = QRectF(margin, height - margin * 0.6 - strip, width - 2 * margin, strip);
    double top = margin * 0.6;
    if (frame.brief) {
        const int pixels = int(a.titlePixels * 1.3);
        if (auto text = line(Text::Headline, frame.headline, QRectF(margin, top, width - 2 * margin, 0), pixels, true, Qt::AlignLeft, 12))
            m_texts.push_back(*text);
        top += lineHeight(pixels) + margin * 0.4;
    }
    const QRectF area(margin, top, width - 2 * margin, a.equation.top() - margin * 0.5 - top);

    Measures m;
    m.gap = std::clamp(width * 0.035, 26.0, 70.0);
    m.rowGap = margin * 0.6;
    m.titles = a.titlePixels * 1.32 + a.subtitlePixels * 1.5 + 3.0;
    m.leastTitle = a.titlePixels * 5.0;
    m.smallest = std::min(60.0, area.height() * 0.2);
    m.largestCell = std::max(12.0, height * 0.12);
    std::vector<Station> stations;
    for (const Board& board : frame.boards)
        stations.push_back({.cells = QSize(board.cols(), board.rows())});

    // A long chain on a small picture gives up its titles before its numbers.
    const auto largest = [&] {
        double low = 0.0;
        double high = m.largestCell;
        for (int i = 0; i < 40; ++i) {
            const double side = (low + high) / 2;
            const Packing trial = packed(stations, side, area.width(), m);
            (trial.height <= area.height() && trial.width <= area.width() ? low : high) = side;
        }
        return low;
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
    const Packing best = packed(stations, side, area.width(), m);

    // One size for all titles; a long one gives up its end before the others become unreadable.
    int titlePixels = a.titlePixels;
    const int least = std::max(11, int(a.titlePixels * 0.7));
    for (std::size_t i = 0; i < frame.boards.size(); ++i) {
        while (titlePixels > least && textWidth(frame.boards[i].title, titlePixels, frame.boards[i].emphasised) > best.stations[i].width + m.gap * 0.3)
            --titlePixels;
    }
    double y = area.top() + std::max(0.0, (area.height() - best.height) / 2);
    m_boards.reserve(frame.boards.size()); // `left` points into it
    std::vector<double> smallest;
    for (const Row& row : best.rows) {
        double x = area.left() + (area.width() - row.width) / 2;
        const Placed* left = nullptr;
        for (std::size_t i = row.first; i < row.end; ++i) {
            const Station& station = best.stations[i];
            const Board& board = frame.boards[i];
            const QRectF view(std::round(x), std::round(y + m.titles), station.cells.width() * station.cell, station.height);
            const std::size_t before = m_boards.size();
            placeBoard(board, view, station.cell, true);
            smallest.push_back(station.cell);
            if (m_boards.size() == before) { // not a pixel is left for it
                left = nullptr;
                x += station.width + m.gap;
                continue;
            }
            chooseDigits(m_boards.back(), frame);
            if (m.titles > 2.0) {
                const double room = station.width + m.gap * 0.3;
                QRectF words(x, y, room, 0);
                if (frame.choosers && board.emphasised)
                    placeChoosers(board, i + 1 < frame.boards.size() && frame.boards[i + 1].emphasised, a, words);
                if (auto text = line(Text::Title, board.title, words, titlePixels, board.emphasised, Qt::AlignLeft, titlePixels))
                    m_texts.push_back(*text);
                if (auto text = line(Text::Subtitle, board.subtitle, QRectF(x, y + a.titlePixels * 1.32, room, 0), a.subtitlePixels, false, Qt::AlignLeft, 9))
                    m_texts.push_back(*text);
            }
            if (left != nullptr)
                joinStations(frame, *left, m_boards.back(), a);
            left = &m_boards.back();
            x += station.width + m.gap;
        }
        y += m.titles + row.height + m.rowGap;
    }
    constexpr double comfortable = 44.0;
    m_maxZoom = std::max(1.0, comfortable / std::max(*std::min_element(smallest.begin(), smallest.end()), 1e-6));
    placeEquation(frame, a);
}

void Layout::joinStations(const Frame& frame, const Placed& from, const Placed& to, const Arrangement& a)
{
    const Board& input = *frame.board(from.id);
    const Board& output = *frame.board(to.id);
    const double clear = 7.0;
    const double start = from.view.right() + clear;
    const double end = to.view.left() - clear;
    if (input.window && output.window && end - start > 8.0) { // the layer that is stepped
        const auto beside = [](const Placed& board, const QRectF& cells) {
            const double inside = std::min(2.0, board.view.height() / 2); // of a board that is hardly there
            return within(board.toPicture(cells).center().y(), board.view.top() + inside, board.view.bottom() - inside);
        };
        m_connectors.push_back({QPointF(start, beside(from, *input.window)), QPointF(end, beside(to, *output.window)), start, end});
        return;
    }
    const double middle = std::min(from.view.center().y(), to.view.center().y());
    const double half = lineHeight(a.titlePixels) / 2;
    const QRectF between(from.view.right() + 2.0, middle - half, to.view.left() - from.view.right() - 4.0, 2 * half);
    if (auto text = line(Text::Label, QStringLiteral("→"), between, a.titlePixels, false, Qt::AlignHCenter, 9))
        m_texts.push_back(*text);
}

} // namespace scene
