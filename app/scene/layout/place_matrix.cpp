// A layer as a matrix: matrix, factors and product in one line, in cells of one size, as a formula.
#include "layout/measures.h"
#include "layout/place_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace scene {

namespace {

/// A formula's boards in cells of one size, and the room between them.
struct Formula {
    int signPixels = 12;
    std::vector<double> signs{}; ///< widths
    std::vector<double> words{}; ///< what titles ask for, where there is room
    std::vector<double> room{};  ///< of each board, with its title
    double titleShare = 1.0;     ///< of what they ask for
    double cell = 0.0;
    double tallest = 0.0;

    double width(const std::vector<double>& boards) const
    {
        return std::accumulate(signs.begin(), signs.end(), std::accumulate(boards.begin(), boards.end(), 0.0));
    }
};

/// As large as all of it fits; where that would be too small to be read, a part of it around this step.
Formula arranged(const Frame& frame, QSizeF area, const Fonts& fonts)
{
    constexpr double largest = 72.0;
    constexpr double readable = 7.0;
    constexpr double partly = 26.0;
    const std::size_t count = frame.boards.size();
    Formula f{.signPixels = std::max(12, int(fonts.title * 1.3)), .room = std::vector<double>(count)};
    for (const QString& sign : frame.signs)
        f.signs.push_back(textWidth(sign, f.signPixels, true) + f.signPixels * 1.2);
    for (const Board& board : frame.boards)
        f.words.push_back(std::max(textWidth(board.title, fonts.title, true), textWidth(board.subtitle, fonts.subtitle)) + 4.0);
    const auto used = [&](double cell) {
        for (std::size_t i = 0; i < count; ++i)
            f.room[i] = std::max(frame.boards[i].cols() * cell, f.words[i] * f.titleShare);
        return f.width(f.room);
    };
    while (f.titleShare > 0.25 && used(1.0) > area.width())
        f.titleShare -= 0.05;
    const int rows = std::ranges::max_element(frame.boards, {}, &Board::rows)->rows();
    const double side = largestSide(std::min(largest, area.height() / rows), [&](double cell) { return used(cell) <= area.width(); });
    const bool whole = side >= readable;
    f.cell = whole ? std::floor(side) : std::min(partly, area.height());
    f.tallest = std::min(area.height(), rows * f.cell);
    // What the others leave is the matrix'.
    std::ranges::fill(f.room, 0.0);
    for (std::size_t i = count; i-- > 0;) {
        const double wanted = frame.boards[i].cols() * f.cell;
        const double most = i == 0 ? area.width() - f.width(f.room) : area.width() * 0.3;
        f.room[i] = std::max(whole ? wanted : std::min(wanted, std::floor(most / f.cell) * f.cell), f.words[i] * f.titleShare);
    }
    return f;
}

} // namespace

Placement placeMatrix(const Frame& frame, QSizeF size, const Viewport& viewport)
{
    const Sheet sheet = sheetOf(frame, size, 2);
    const Fonts& fonts = sheet.fonts;
    const QRectF area = sheet.area.adjusted(0, sheet.titles, 0, 0);
    const Formula f = arranged(frame, area.size(), fonts);
    Placement picture;
    double x = area.left() + std::max(0.0, (area.width() - f.width(f.room)) / 2);
    const double y = area.top() + std::max(0.0, (area.height() - f.tallest) / 2);
    for (std::size_t i = 0; i < frame.boards.size(); ++i) {
        const Board& board = frame.boards[i];
        const QSizeF seen(std::min(board.cols() * f.cell, f.room[i]), std::min(board.rows() * f.cell, std::floor(f.tallest / f.cell) * f.cell));
        const QRectF view(QPointF(std::round(x + (f.room[i] - seen.width()) / 2), std::round(y + (f.tallest - seen.height()) / 2)), seen);
        const QRectF words(x, view.top() - sheet.titles, f.room[i], 0);
        picture.add(placeBoard(frame, board.id, view, f.cell, viewport));
        picture.add(line(Text::Title, board.title, words, fonts.title, true, Qt::AlignHCenter, fonts.notBelow(9)));
        picture.add(line(Text::Subtitle, board.subtitle, words.translated(0, fonts.title * 1.32), fonts.subtitle, false, Qt::AlignHCenter, fonts.notBelow(9)));
        x += f.room[i];
        if (i < f.signs.size()) {
            const QRectF between(x, y + f.tallest / 2 - lineHeight(f.signPixels) / 2, f.signs[i], 0);
            picture.add(line(Text::Label, frame.signs[i], between, f.signPixels, true, Qt::AlignHCenter, fonts.notBelow(9)));
            x += f.signs[i];
        }
    }
    picture.maxZoom = comfortableZoom(f.cell);
    picture.add(sheet.words);
    return picture;
}

} // namespace scene
