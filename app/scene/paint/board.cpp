#include "paint/board.h"

#include "layout/text.h"
#include "paint/cell_colour.h"
#include "paint/pixels.h"
#include "paint/ghosts.h"
#include "paint/marks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace scene {

namespace {

bool isHatched(Role role)
{
    return role == Role::Padding || role == Role::Beyond || role == Role::Dropped;
}

/// Diagonal stripes over a rectangle, as lines cut to it: patterns of a device would not scale, and clip paths are slow.
void hatch(QPainter& painter, const QRectF& rect, double spacing, bool both)
{
    QList<QLineF> lines;
    const double w = rect.width();
    const double h = rect.height();
    // x + y = c in the picture's own coordinates, so that stripes run on from one rectangle to the next.
    const double first = std::ceil((rect.left() + rect.top()) / spacing) * spacing;
    for (double c = first; c < rect.left() + rect.top() + w + h; c += spacing) {
        const double x0 = std::max(rect.left(), c - rect.bottom());
        const double x1 = std::min(rect.right(), c - rect.top());
        lines.append(QLineF(x0, c - x0, x1, c - x1));
    }
    if (both) {
        const double low = std::ceil((rect.left() - rect.bottom()) / spacing) * spacing;
        for (double c = low; c < rect.right() - rect.top(); c += spacing) {
            const double x0 = std::max(rect.left(), c + rect.top());
            const double x1 = std::min(rect.right(), c + rect.bottom());
            lines.append(QLineF(x0, x0 - c, x1, x1 - c));
        }
    }
    painter.drawLines(lines);
}

/// The part of the board that is both seen and asked for.
struct Part {
    int firstRow, endRow, firstCol, endCol;
};

Part visiblePart(const QPainter& painter, const Board& board, const Placed& placed)
{
    Part part{placed.firstRow, placed.endRow, placed.firstCol, placed.endCol};
    if (painter.hasClipping()) {
        const double edge = 1.0; // the lines around cells stand on both sides of their edges
        const QRectF clip = clippedPart(painter, placed.view.adjusted(-edge, -edge, edge, edge)).adjusted(-edge, -edge, edge, edge);
        const auto low = [&](double at, double origin, int base, int least) {
            return std::max(least, base + int(std::floor(std::clamp((at - origin) / placed.cell, -1e6, 1e6))));
        };
        const auto high = [&](double at, double origin, int base, int most) {
            return std::min(most, base + int(std::ceil(std::clamp((at - origin) / placed.cell, -1e6, 1e6))));
        };
        part.firstRow = low(clip.top(), placed.origin.y(), placed.baseRow, part.firstRow);
        part.endRow = high(clip.bottom(), placed.origin.y(), placed.baseRow, part.endRow);
        // A stripe cut in two by a clip would show the cut: rows with hatching are drawn whole.
        if (!board.around.isNull() || !board.rowRead.empty() || !board.colRead.empty() || !board.cells.empty())
            return part;
        part.firstCol = low(clip.left(), placed.origin.x(), placed.baseCol, part.firstCol);
        part.endCol = high(clip.right(), placed.origin.x(), placed.baseCol, part.endCol);
    }
    return part;
}

/// A picture is looked at as a whole, until its numbers can be read: lines would hide it.
bool hasLines(const Board& board, const Placed& placed)
{
    constexpr double smallest = 8.0;
    return placed.digitPixels > 0 || (board.scale.kind != Scale::Grey && placed.cell >= smallest);
}

void paintCells(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, const Part& part, LabelPainter& labels,
                Pyramids& pyramids)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const bool numbers = placed.digitPixels > 0;
    // A cell after the other takes long where there are thousands. Then only those are filled that are no plain number.
    const bool asImage = !numbers && board.cells.empty() && !board.regions && !board.knownDown;
    if (asImage)
        paintColours(painter, board, placed, theme, pyramids);
    struct Hatched {
        QRectF rect;
        bool both;
    };
    std::vector<Hatched> hatched;
    struct Number {
        QPointF centre;
        CellLook look;
        QRgb fill;
    };
    std::vector<Number> texts;
    if (numbers)
        texts.reserve(std::size_t(part.endRow - part.firstRow) * std::size_t(part.endCol - part.firstCol));

    for (int row = part.firstRow; row < part.endRow; ++row) {
        // Neighbours that look the same are filled, and hatched, in one go.
        QRectF run;
        QColor runFill;
        Role runRole = Role::Plain;
        const auto flush = [&] {
            if (run.isNull())
                return;
            painter.fillRect(run, runFill);
            if (isHatched(runRole))
                hatched.push_back({run, runRole == Role::Dropped});
            run = QRectF();
        };
        for (int col = part.firstCol; col < part.endCol; ++col) {
            CellLook cell = numbers ? look(board, row, col, placed.digits) : lookWithoutText(board, row, col);
            if (asImage && (cell.role == Role::Plain || cell.role == Role::Pending)) {
                flush();
                continue;
            }
            const QRectF rect = placed.cellRect(row, col);
            const QColor fill = fillOf(theme, cell, board.scale);
            if (!run.isNull() && fill == runFill && cell.role == runRole) {
                run.setRight(rect.right());
            } else {
                flush();
                run = rect;
                runFill = fill;
                runRole = cell.role;
            }
            if (!cell.text.isEmpty())
                texts.push_back({rect.center(), std::move(cell), fill.rgb()});
        }
        flush();
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double spacing = std::clamp(placed.cell * 0.17, 5.0, 16.0);
    painter.setPen(QPen(theme.hatch, std::max(1.0, spacing * 0.24), Qt::SolidLine, Qt::FlatCap));
    for (const Hatched& h : hatched)
        hatch(painter, h.rect, spacing, h.both);

    // Lines between cells; absent cells of a window board have them too, so that the kernel's shape is seen.
    if (hasLines(board, placed)) {
        // As rectangles: many times faster than stroking, and as sharp.
        painter.setRenderHint(QPainter::Antialiasing, false);
        const double width = placed.cell >= 16.0 ? theme.lineWidth : 1.0;
        const QRectF all = placed.cellRect(part.firstRow, part.firstCol) | placed.cellRect(part.endRow - 1, part.endCol - 1);
        for (int row = part.firstRow; row <= part.endRow; ++row) {
            const double y = placed.origin.y() + (row - placed.baseRow) * placed.cell;
            painter.fillRect(QRectF(all.left() - width / 2, y - width / 2, all.width() + width, width), theme.line);
        }
        for (int col = part.firstCol; col <= part.endCol; ++col) {
            const double x = placed.origin.x() + (col - placed.baseCol) * placed.cell;
            painter.fillRect(QRectF(x - width / 2, all.top() - width / 2, width, all.height() + width), theme.line);
        }
        painter.setRenderHint(QPainter::Antialiasing, true);
    }

    // Choosing an ink takes a microsecond, and boards have few colours.
    std::unordered_map<std::uint64_t, QColor> inks;
    painter.setOpacity(placed.digitOpacity);
    for (const Number& number : texts) {
        const CellLook& cell = number.look;
        const bool quiet = cell.quiet && !cell.strong;
        const auto [known, isNew] = inks.try_emplace(std::uint64_t(number.fill) << 1U | std::uint64_t(quiet));
        if (isNew)
            known->second = inkOn(theme, QColor(number.fill), quiet);
        const QColor& ink = known->second;
        const bool pops = cell.strong && board.id.kind == BoardKind::Output && board.pop < 1.0;
        if (pops) {
            // The result grows into its cell, a little beyond and back.
            const double t = board.pop;
            const double scale = 0.6 + 0.4 * (1.0 + 2.2 * std::pow(t - 1.0, 3) + 1.2 * std::pow(t - 1.0, 2));
            painter.save();
            painter.setOpacity(std::min(1.0, t * 2.5) * 0.999);
            painter.translate(number.centre);
            painter.scale(scale, scale);
            labels.draw(QPointF(0, 0), cell.text, placed.digitPixels, true, ink);
            painter.restore();
            continue;
        }
        if (placed.twoLines && cell.text.contains(QChar(0x00B7))) {
            const double half = placed.digitPixels * 0.6;
            labels.draw(number.centre - QPointF(0, half), cell.text.section(QChar(0x00B7), 0, 0), placed.digitPixels, cell.strong, ink);
            labels.draw(number.centre + QPointF(0, half), QChar(0x00B7) + cell.text.section(QChar(0x00B7), 1), placed.digitPixels, cell.strong, ink);
            continue;
        }
        labels.draw(number.centre, cell.text, placed.digitPixels, cell.strong, ink);
    }
    painter.setOpacity(1.0);
}

/// Where in the whole board the part is that is seen.
void paintOverview(QPainter& painter, const Placed& placed, const Theme& theme)
{
    if (placed.overview.isNull())
        return;
    painter.setPen(QPen(theme.softInk, 1.0));
    painter.setBrush(theme.panel);
    painter.drawRect(placed.overview);
    QRectF part = placed.overviewPart;
    const QPointF centre = part.center();
    part.setSize(part.size().expandedTo(QSizeF(5, 5)));
    part.moveCenter(centre);
    QColor shade = theme.accent2;
    shade.setAlpha(90);
    painter.setBrush(shade);
    painter.setPen(QPen(theme.accent2, 1.6));
    painter.drawRect(part);
}

} // namespace

QRectF clippedPart(const QPainter& painter, const QRectF& rect)
{
    if (!painter.hasClipping())
        return rect;
    // The clip's bounding rectangle would be all of the picture when two boards change a little.
    return QRectF((painter.clipRegion() & rect.toAlignedRect()).boundingRect());
}

void paintBoard(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, LabelPainter& labels, Pyramids& pyramids)
{
    const Part part = visiblePart(painter, board, placed);
    const bool seen = part.firstRow < part.endRow && part.firstCol < part.endCol;
    const bool zoomed = placed.origin != placed.view.topLeft();
    painter.save();
    if (zoomed)
        painter.setClipRect(placed.view.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    if (seen) {
        if (placed.cell < 5.0 && board.cells.empty() && !board.knownDown)
            paintColours(painter, board, placed, theme, pyramids);
        else
            paintCells(painter, board, placed, theme, part, labels, pyramids);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (zoomed || !hasLines(board, placed)) { // nothing else shows where such a board ends
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.line, theme.lineWidth));
        painter.drawRect(placed.view);
    }
    painter.restore();
    painter.save();
    // Marks may stand over the edge of a board by the width of a frame, and no further.
    const double over = frameWidth(placed, theme) + 4.0;
    if (zoomed)
        painter.setClipRect(placed.view.adjusted(-over, -over, over, over), Qt::IntersectClip);
    paintGhosts(painter, board, placed, theme);
    paintMarks(painter, board, placed, theme);
    paintOverview(painter, placed, theme);
    painter.restore();
}

} // namespace scene
