#include "window/look/thumbnail.h"

#include "paint/cell_colour.h"

#include <algorithm>

namespace window {

QImage thumbnail(const core::Tensor& values, const scene::Theme& theme, int side, const scene::Scale& scale, int sample, int channel)
{
    const core::Shape& shape = values.shape();
    // Big planes are sampled: a glance is all that is asked for.
    const int rows = std::min(shape.h, side);
    const int cols = std::min(shape.w, side);
    const auto plane = values.plane(sample, channel);
    const auto at = [&](int row, int col) {
        const auto r = std::int64_t(row) * shape.h / rows;
        const auto c = std::int64_t(col) * shape.w / cols;
        return double(plane[std::size_t(r * shape.w + c)]);
    };
    // Drawn large enough that a scaled picture keeps its sharp cells.
    const int zoom = std::max(1, 2 * side / std::max(rows, cols));
    QImage small(cols, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < cols; ++col)
            small.setPixelColor(col, row, scene::valueColour(theme, scale, at(row, col)));
    }
    return small.scaled(cols * zoom, rows * zoom);
}

} // namespace window
