// Why there is nothing to show: a sentence, and left of it what the layer reads.
#include "layout/measures.h"
#include "layout/place_parts.h"

#include <algorithm>
#include <cmath>

namespace scene {

Placement placeProblem(const Frame& frame, QSizeF size, const Viewport& viewport)
{
    const int pixels = int(std::clamp(std::min(size.height() * 0.036, size.width() * 0.026), 13.0, 80.0));
    const double margin = std::clamp(0.05 * std::min(size.width(), size.height()), 10.0, 60.0);
    QRectF words(margin, margin, size.width() - 2 * margin, size.height() - 2 * margin);
    Placement picture;
    if (const Board* board = frame.board(BoardKind::Input)) {
        const double titles = pixels * 3.4;
        const double half = size.width() * 0.5 - margin;
        const double cell = snapped(std::max(1e-3, std::min({half / board->cols(), (words.height() - titles) / board->rows(), size.height() * 0.165})));
        const QSizeF cells(board->cols() * cell, board->rows() * cell);
        const QRectF view(QPointF(margin, std::round((size.height() - titles - cells.height()) / 2 + titles)), cells);
        const QRectF above(margin, view.top() - titles, half - margin / 2, 0);
        picture.add(placeBoard(frame, board->id, view, cell, viewport));
        picture.add(line(Text::Title, board->title, above, pixels, true, Qt::AlignLeft, 11));
        picture.add(line(Text::Subtitle, board->subtitle, above.translated(0, pixels * 1.32), std::max(11, int(pixels * 0.69)), false, Qt::AlignLeft, 11));
        picture.maxZoom = comfortableZoom(cell);
        words.setLeft(std::max(view.right() + margin, size.width() * 0.5));
    }
    const double pitch = std::max(lineHeight(pixels), pixels * 1.3);
    const Lines lines = fitted(frame.problem, pixels, pixels, words.width(), std::max(1, int(words.height() / pitch)));
    words.setTop(words.center().y() - double(lines.lines.size()) * pitch / 2);
    picture.add(placeLines(Text::Problem, lines, words, pitch, Qt::AlignLeft));
    return picture;
}

} // namespace scene
