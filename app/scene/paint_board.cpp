#include "scene/paint_board.h"

#include "scene/text.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
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
        const QRectF clip = clippedPart(painter, placed.view);
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

/// Colours alone, one device pixel after the other: what it costs hangs on the picture's size, not the board's.
void paintColours(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme)
{
    const QTransform& transform = painter.deviceTransform();
    const qreal ratio = transform.type() <= QTransform::TxScale ? std::clamp(transform.m11(), 0.25, 4.0) : 1.0;
    const QRectF& view = placed.view;
    // In device pixels from the view's corner; a clip takes some of the same pixels, so that a part looks as in the whole.
    QRect pixels(QPoint(0, 0), (view.size() * ratio).toSize().expandedTo(QSize(1, 1)));
    if (painter.hasClipping()) {
        const QRectF clip = clippedPart(painter, view).translated(-view.topLeft());
        pixels &= QRectF(clip.topLeft() * ratio, clip.size() * ratio).adjusted(-1, -1, 1, 1).toAlignedRect();
    }
    if (pixels.isEmpty())
        return;
    QImage image(pixels.size(), QImage::Format_RGB32);
    // A table of the scale: working a colour out anew for every pixel would take most of the time.
    constexpr int shades = 256;
    std::array<QRgb, 2 * shades + 1> table{};
    for (int i = -shades; i <= shades; ++i)
        table[std::size_t(i + shades)] = valueColour(theme, board.scale, board.scale.limit * i / shades).rgb();
    const QRgb pending = theme.cell.rgb();
    const QRgb padding = theme.padding.rgb();
    const core::Shape& shape = board.values.shape();
    const std::span<const float> plane = board.values.plane(board.sample, board.channel);
    const double step = 1.0 / (placed.cell * ratio); // cells in a device pixel

    const auto firstOf = [&](double from, double origin, int base) { return (from - origin) / placed.cell + base; };
    const double x0 = firstOf(view.left(), placed.origin.x(), placed.baseCol);
    const double y0 = firstOf(view.top(), placed.origin.y(), placed.baseRow);
    // Where many cells share a pixel, the mean of some of them keeps a picture quiet.
    const int samples = step > 1.5 ? 2 : 1;
    std::vector<int> cols(std::size_t(image.width()) * std::size_t(samples));
    for (std::size_t i = 0; i < cols.size(); ++i)
        cols[i] = int(std::floor(x0 + (double(i) + pixels.left() * samples + 0.5) / samples * step));
    const std::int64_t known = board.known < 0 ? shape.planeSize() : board.known;
    const auto factor = float(1.0 / board.scale.limit);
    std::array<int, 2> before{std::numeric_limits<int>::min(), 0};
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        std::array<int, 2> rows{};
        for (int k = 0; k < samples; ++k)
            rows[std::size_t(k)] = int(std::floor(y0 + (pixels.top() + y + (k + 0.5) / samples) * step));
        if (rows == before) { // cells larger than a pixel: the line above once more
            std::memcpy(line, image.constScanLine(y - 1), std::size_t(image.width()) * sizeof(QRgb));
            continue;
        }
        before = rows;
        // How many cells of each row are computed; none of a row outside.
        std::array<const float*, 2> values{};
        std::array<int, 2> computed{};
        bool inside = false;
        for (std::size_t k = 0; k < std::size_t(samples); ++k) {
            if (rows[k] < 0 || rows[k] >= shape.h)
                continue;
            inside = true;
            const std::int64_t start = std::int64_t(rows[k]) * shape.w;
            values[k] = plane.data() + start;
            computed[k] = int(std::clamp<std::int64_t>(known - start, 0, shape.w));
        }
        for (int x = 0; x < image.width(); ++x) {
            float sum = 0.0F;
            int count = 0;
            const int* col = cols.data() + std::ptrdiff_t(x) * samples;
            for (int k = 0; k < samples; ++k) {
                for (int l = 0; l < samples; ++l) {
                    if (col[l] < 0 || col[l] >= computed[std::size_t(k)])
                        continue;
                    const float place = values[std::size_t(k)][col[l]] * factor;
                    sum += place > 1.0F ? 1.0F : place < -1.0F ? -1.0F : place == place ? place : 0.0F; // NaN has no place
                    ++count;
                }
            }
            if (count > 0)
                line[x] = table[std::size_t(int(sum / float(count) * shades + shades + 0.5F))];
            else
                line[x] = inside && *col >= 0 && *col < shape.w ? pending : padding;
        }
    }
    painter.drawImage(QRectF(view.topLeft() + QPointF(pixels.topLeft()) / ratio, QSizeF(image.size()) / ratio), image);
}

/// A frame that stands out from any colour: the accent between two thin lines of the background's.
void frame(QPainter& painter, const QRectF& rect, const QColor& colour, double width, const Theme& theme, Qt::PenStyle style = Qt::SolidLine)
{
    const double radius = width * 1.4;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.background, width + 2.4));
    painter.drawRoundedRect(rect, radius, radius);
    painter.setPen(QPen(colour, width, style));
    painter.drawRoundedRect(rect, radius, radius);
}

double frameWidth(const Placed& placed, const Theme& theme)
{
    return theme.frameWidth * std::clamp(0.36 + placed.cell / 130.0, 0.4, 1.7);
}

void paintCells(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, const Part& part, LabelPainter& labels)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const bool numbers = placed.digitPixels > 0;
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

    // Lines between cells; absent cells of a window board have them too, so that the kernel's shape is seen. A picture is
    // looked at as a whole: lines would hide it.
    const double smallest = placed.digitPixels > 0 ? 0.0 : board.scale.kind == Scale::Grey ? 14.0 : 8.0;
    if (placed.cell >= smallest) {
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
}

void paintMarks(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme)
{
    const double width = frameWidth(placed, theme);
    // What the mouse points at, below what the step is about.
    for (const QRect& cells : board.pointed)
        frame(painter, placed.toPicture(QRectF(cells)), theme.accent2, std::max(1.5, width * 0.6), theme, Qt::DashLine);

    if (!board.taps.empty() && placed.cell >= 6.0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, std::max(1.2, width * 0.5)));
        // Only while the window stands still are its cells the cells under it.
        const double inset = width * 0.6;
        for (const core::Cell& tap : board.taps)
            painter.drawRect(placed.cellRect(tap.row, tap.col).adjusted(inset, inset, -inset, -inset));
    }
    if (board.window && (board.id.kind == BoardKind::Input || board.id.kind == BoardKind::Output)) {
        QRectF rect = placed.toPicture(*board.window);
        // A window of a few pixels must be found in a large picture.
        const double least = 7.0;
        if (rect.width() < least || rect.height() < least) {
            const QPointF centre = rect.center();
            rect.setSize(rect.size().expandedTo(QSizeF(least, least)));
            rect.moveCenter(centre);
        }
        frame(painter, rect, theme.accent, width, theme);
    }
    if (placed.cell >= 6.0) {
        painter.setBrush(Qt::NoBrush);
        const double ring = std::clamp(placed.cell * 0.042, 1.2, 6.0);
        for (const core::Cell& winner : board.winners) {
            const QRectF rect = placed.cellRect(winner.row, winner.col);
            const double radius = placed.cell * (0.38 + 0.06 * (1.0 - board.pop));
            painter.save();
            painter.setOpacity(painter.opacity() * std::clamp(board.pop * 1.5, 0.0, 1.0));
            painter.setPen(QPen(theme.accent, ring));
            // A long number would touch a circle.
            const CellLook cell = look(board, winner.row, winner.col, placed.digits);
            if (placed.digitPixels > 0 && numberWidth(cell.text, true) * placed.digitPixels > 0.58 * placed.cell) {
                const double inset = placed.cell * 0.5 - radius * 1.14;
                painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), placed.cell * 0.2, placed.cell * 0.2);
            } else {
                painter.drawEllipse(rect.center(), radius, radius);
            }
            painter.restore();
        }
    }
}

} // namespace

QRectF clippedPart(const QPainter& painter, const QRectF& rect)
{
    if (!painter.hasClipping())
        return rect;
    // The clip's bounding rectangle would be all of the picture when two boards change a little.
    return QRectF((painter.clipRegion() & rect.toAlignedRect()).boundingRect());
}

void paintBoard(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, LabelPainter& labels)
{
    const Part part = visiblePart(painter, board, placed);
    const bool seen = part.firstRow < part.endRow && part.firstCol < part.endCol;
    const bool zoomed = placed.origin != placed.view.topLeft();
    painter.save();
    if (zoomed)
        painter.setClipRect(placed.view.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    if (seen) {
        if (placed.cell < 5.0 && board.cells.empty())
            paintColours(painter, board, placed, theme);
        else
            paintCells(painter, board, placed, theme, part, labels);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (zoomed || placed.cell < 5.0) { // nothing else shows where such a board ends
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
    paintMarks(painter, board, placed, theme);
    painter.restore();
}

} // namespace scene
