#include "paint/pixels.h"

#include "paint/board.h"
#include "paint/cell_colour.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace scene {

namespace {

/// A table of the scale: working a colour out anew for every pixel would take most of the time.
class Shades {
public:
    Shades(const Theme& theme, const Scale& scale) : m_factor(float(1.0 / scale.limit))
    {
        for (int i = -count; i <= count; ++i)
            m_table[std::size_t(i + count)] = valueColour(theme, scale, scale.limit * i / count).rgb();
    }
    QRgb at(float value) const
    {
        const float place = value * m_factor;
        const float inside = place > 1.0F ? 1.0F : place < -1.0F ? -1.0F : place == place ? place : 0.0F; // NaN has no place
        return m_table[std::size_t(int(inside * count + (count + 0.5F)))];
    }

private:
    static constexpr int count = 256;
    float m_factor;
    std::array<QRgb, 2 * count + 1> m_table{};
};

/// Which cells along one direction a pixel shows, and how much of each.
struct Taps {
    int first = 0;
    int count = 0; ///< 0: the pixel's middle lies outside the plane
    std::array<float, 4> weight{};
};

/// A grid of numbers, `scale` cells of the plane wide and high each.
struct Raster {
    const float* cells;
    int rows;
    int cols;
    double scale;
};

/// For pixels first … end of a row (column): pixel i covers the cells from + i·step … from + (i+1)·step of the plane, of
/// which there are `extent`.
std::vector<Taps> tapsOf(int first, int end, double from, double step, int extent, double scale, int cells)
{
    std::vector<Taps> all(std::size_t(std::max(0, end - first)));
    for (int i = first; i < end; ++i) {
        Taps& taps = all[std::size_t(i - first)];
        const double middle = from + (i + 0.5) * step;
        if (middle < 0.0 || middle >= extent)
            continue;
        if (step <= 1.0) {
            taps = {int(middle), 1, {1.0F}};
            continue;
        }
        const double low = std::max(0.0, (middle - step / 2) / scale);
        const double high = std::min(double(cells), (middle + step / 2) / scale);
        taps.first = std::min(int(low), cells - 1);
        const int last = std::clamp(int(std::ceil(high)) - 1, taps.first, taps.first + 3);
        taps.count = last - taps.first + 1;
        double sum = 0.0;
        std::array<double, 4> part{};
        for (int k = 0; k < taps.count; ++k) {
            part[std::size_t(k)] = std::max(0.0, std::min(high, taps.first + k + 1.0) - std::max(low, taps.first + double(k)));
            sum += part[std::size_t(k)];
        }
        for (int k = 0; k < taps.count; ++k)
            taps.weight[std::size_t(k)] = float(part[std::size_t(k)] / sum);
    }
    return all;
}

/// The rows of one pixel row mixed into one: line[x] for the columns first … end of the grid.
void mixRows(const Raster& grid, const Taps& rows, int first, int end, std::vector<float>& line)
{
    for (int k = 0; k < rows.count; ++k) {
        const float* source = grid.cells + std::size_t(rows.first + k) * std::size_t(grid.cols);
        const float weight = rows.weight[std::size_t(k)];
        if (k == 0) {
            for (int x = first; x < end; ++x)
                line[std::size_t(x)] = (source[x] == source[x] ? source[x] : 0.0F) * weight;
        } else {
            for (int x = first; x < end; ++x)
                line[std::size_t(x)] += (source[x] == source[x] ? source[x] : 0.0F) * weight;
        }
    }
}

} // namespace

void paintColours(QPainter& painter, const Board& board, const Placed& placed, const Theme& theme, Pyramids& pyramids)
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

    const core::Shape& shape = board.values.shape();
    const double step = 1.0 / (placed.cell * ratio); // cells in a device pixel
    Raster grid{board.values.plane(board.sample, board.channel).data(), shape.h, shape.w, 1.0};
    if (step >= 2.0) {
        const Pyramid& pyramid = pyramids.of(board.values, board.sample, board.channel);
        const int level = std::min(pyramid.count(), int(std::log2(step)));
        if (level > 0) { // a plane of a single cell has no smaller one
            const Pyramid::Level& plane = pyramid.level(level);
            grid = {plane.cells.data(), plane.rows, plane.cols, double(std::int64_t(1) << level)};
        }
    }
    const auto start = [&](double from, double origin, int base) { return (from - origin) / placed.cell + base; };
    const std::vector<Taps> columns = tapsOf(pixels.left(), pixels.right() + 1, start(view.left(), placed.origin.x(), placed.baseCol), step,
                                             shape.w, grid.scale, grid.cols);
    const std::vector<Taps> lines = tapsOf(pixels.top(), pixels.bottom() + 1, start(view.top(), placed.origin.y(), placed.baseRow), step,
                                           shape.h, grid.scale, grid.rows);
    int firstCol = grid.cols;
    int endCol = 0;
    for (const Taps& taps : columns) {
        if (taps.count > 0) {
            firstCol = std::min(firstCol, taps.first);
            endCol = std::max(endCol, taps.first + taps.count);
        }
    }
    // Which cells are computed: all of the rows before the one that is being filled, and some of that.
    const std::int64_t known = board.known < 0 ? shape.planeSize() : board.known;
    const int knownRow = int(known / shape.w);
    const int knownCol = int(known % shape.w);
    const auto middleOf = [&](int pixel, double from) { return int(std::floor(from + (pixel + 0.5) * step)); };
    const double fromRow = start(view.top(), placed.origin.y(), placed.baseRow);
    const double fromCol = start(view.left(), placed.origin.x(), placed.baseCol);

    const Shades shades(theme, board.scale);
    const QRgb pending = theme.cell.rgb();
    const QRgb padding = theme.padding.rgb();
    QImage image(pixels.size(), QImage::Format_RGB32);
    std::vector<float> mixed(std::size_t(grid.cols));
    int before = -1; // the plane's row in the line above, where a line shows one row
    for (int y = 0; y < image.height(); ++y) {
        auto* target = reinterpret_cast<QRgb*>(image.scanLine(y));
        const Taps& rows = lines[std::size_t(y)];
        if (rows.count == 0) {
            std::fill_n(target, image.width(), padding);
            continue;
        }
        const int row = middleOf(pixels.top() + y, fromRow);
        if (step <= 1.0 && row == before) { // cells larger than a pixel: the line above once more
            std::memcpy(target, image.constScanLine(y - 1), std::size_t(image.width()) * sizeof(QRgb));
            continue;
        }
        before = row;
        const int computed = row < knownRow ? shape.w : row == knownRow ? knownCol : 0;
        const float* source = grid.cells + std::size_t(rows.first) * std::size_t(grid.cols);
        if (step > 1.0) {
            mixRows(grid, rows, firstCol, endCol, mixed);
            source = mixed.data();
        }
        for (int x = 0; x < image.width(); ++x) {
            const Taps& taps = columns[std::size_t(x)];
            if (taps.count == 0) {
                target[x] = padding;
            } else if (computed < shape.w && middleOf(pixels.left() + x, fromCol) >= computed) {
                target[x] = pending;
            } else {
                float value = source[taps.first] * taps.weight[0];
                for (int k = 1; k < taps.count; ++k)
                    value += source[taps.first + k] * taps.weight[std::size_t(k)];
                target[x] = shades.at(value);
            }
        }
    }
    painter.drawImage(QRectF(view.topLeft() + QPointF(pixels.topLeft()) / ratio, QSizeF(image.size()) / ratio), image);
}

} // namespace scene
