// Where a layer as a matrix stands: matrix, factors and product in one line, in cells of one size, as a formula.
#include "layout/layout.h"

#include "layout/arrange.h"
#include "layout/text.h"
#include "layout/text_line.h"

#include <algorithm>
#include <cmath>

namespace scene {

void Layout::placeMatrix(const Frame& frame)
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
    a.noteLines = 2;
    const double strip = lineHeight(a.resultPixels) * 1.05 + 2 * lineHeight(a.subtitlePixels) + 4.0;
    a.equation = QRectF(margin, height - margin * 0.6 - strip, width - 2 * margin, strip);
    double top = margin * 0.6;
    if (frame.brief) {
        const int pixels = int(a.titlePixels * 1.3);
        if (auto text = line(Text::Headline, frame.headline, QRectF(margin, top, width - 2 * margin, 0), pixels, true, Qt::AlignLeft, 12))
            m_texts.push_back(*text);
        top += lineHeight(pixels) + margin * 0.4;
    }
    const double titles = a.titlePixels * 1.32 + a.subtitlePixels * 1.5 + 3.0;
    const QRectF area(margin, top + titles, width - 2 * margin, a.equation.top() - margin * 0.5 - top - titles);

    const int signPixels = std::max(12, int(a.titlePixels * 1.3));
    std::vector<double> signs;
    double taken = 0.0;
    for (const QString& sign : frame.signs) {
        signs.push_back(textWidth(sign, signPixels, true) + signPixels * 1.2);
        taken += signs.back();
    }
    std::vector<double> words; // what titles ask for, where there is room
    for (const Board& board : frame.boards)
        words.push_back(std::max(textWidth(board.title, a.titlePixels, true), textWidth(board.subtitle, a.subtitlePixels)) + 4.0);

    // As large as all of it fits; where that would be too small to be read, a part of it around this step.
    constexpr double largest = 72.0;
    constexpr double readable = 7.0;
    constexpr double partly = 26.0;
    double columns = 0.0;
    int rows = 1;
    for (const Board& board : frame.boards) {
        columns += board.cols();
        rows = std::max(rows, board.rows());
    }
    const auto used = [&](double cell, double titleShare) {
        double sum = taken;
        for (std::size_t i = 0; i < frame.boards.size(); ++i)
            sum += std::max(frame.boards[i].cols() * cell, words[i] * titleShare);
        return sum;
    };
    double titleShare = 1.0;
    while (titleShare > 0.25 && used(1.0, titleShare) > area.width())
        titleShare -= 0.05;
    double low = 0.0;
    double high = std::min(largest, area.height() / rows);
    for (int i = 0; i < 40; ++i) {
        const double cell = (low + high) / 2;
        (used(cell, titleShare) <= area.width() ? low : high) = cell;
    }
    double cell = low;
    const bool whole = cell >= readable;
    if (!whole)
        cell = std::min(partly, area.height());
    else
        cell = std::floor(cell);
    // What the others leave is the matrix'.
    std::vector<double> room(frame.boards.size());
    double sum = taken;
    for (std::size_t i = frame.boards.size(); i-- > 0;) {
        const double wanted = frame.boards[i].cols() * cell;
        const double most = i == 0 ? area.width() - sum : area.width() * 0.3;
        room[i] = std::max(whole ? wanted : std::min(wanted, std::floor(most / cell) * cell), words[i] * titleShare);
        sum += room[i];
    }
    double x = area.left() + std::max(0.0, (area.width() - sum) / 2);
    const double tallest = std::min(area.height(), rows * cell);
    const double y = area.top() + std::max(0.0, (area.height() - tallest) / 2);
    for (std::size_t i = 0; i < frame.boards.size(); ++i) {
        const Board& board = frame.boards[i];
        const double seenWidth = std::min(board.cols() * cell, room[i]);
        const double seenHeight = std::min(board.rows() * cell, std::floor(tallest / cell) * cell);
        const QRectF view(std::round(x + (room[i] - seenWidth) / 2), std::round(y + (tallest - seenHeight) / 2), seenWidth, seenHeight);
        placeBoard(board, view, cell, true);
        if (auto text = line(Text::Title, board.title, QRectF(x, view.top() - titles, room[i], 0), a.titlePixels, true, Qt::AlignHCenter, 9))
            m_texts.push_back(*text);
        if (auto text = line(Text::Subtitle, board.subtitle, QRectF(x, view.top() - titles + a.titlePixels * 1.32, room[i], 0), a.subtitlePixels, false, Qt::AlignHCenter, 9))
            m_texts.push_back(*text);
        x += room[i];
        if (i < signs.size()) {
            const QRectF place(x, y + tallest / 2 - lineHeight(signPixels) / 2, signs[i], 0);
            if (auto text = line(Text::Label, frame.signs[i], place, signPixels, true, Qt::AlignHCenter, 9))
                m_texts.push_back(*text);
            x += signs[i];
        }
    }
    for (Placed& placed : m_boards)
        chooseDigits(placed, frame);
    m_maxZoom = std::max(1.0, 44.0 / cell);
    placeEquation(frame, a);
}

} // namespace scene
