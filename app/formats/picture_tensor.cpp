#include "formats/picture_tensor.h"

#include "core/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace formats {

namespace {

/// What one cell of the result is made of along one direction: neighbouring pixels and their shares, which add up to 1.
struct Share {
    int first = 0;
    std::vector<float> shares;
};

/// Area average: cell `i` covers pixels i · in / out to (i + 1) · in / out, the ones at its edges in part.
Share averaged(int i, int in, int out)
{
    const double begin = double(i) * in / out;
    const double end = double(i + 1) * in / out;
    Share share{int(begin), {}};
    const int last = std::min(in, int(std::ceil(end)));
    for (int k = share.first; k < last; ++k)
        share.shares.push_back(float((std::min(end, k + 1.0) - std::max(begin, double(k))) / (end - begin)));
    return share;
}

/// The middle of cell `i` in pixels, whose middles are at 0, 1, 2 …; beyond the edge the edge's pixel goes on.
Share interpolated(int i, int in, int out)
{
    const double middle = std::clamp((i + 0.5) * in / out - 0.5, 0.0, in - 1.0);
    const int first = int(middle);
    const auto second = float(middle - first);
    if (first + 1 >= in)
        return {first, {1.0F}};
    return {first, {1.0F - second, second}};
}

std::vector<Share> sharesOf(int in, int out, PictureOptions::Enlarge enlarge)
{
    std::vector<Share> all;
    all.reserve(std::size_t(out));
    for (int i = 0; i < out; ++i) {
        if (out <= in)
            all.push_back(averaged(i, in, out));
        else if (enlarge == PictureOptions::Bilinear)
            all.push_back(interpolated(i, in, out));
        else
            all.push_back({int((i + 0.5) * in / out), {1.0F}});
    }
    return all;
}

/// Turns rows of pixels into rows of cells: channel after channel, `columns` cells each.
class RowReader {
public:
    RowReader(const QImage& image, const QRect& crop, int columns, const PictureOptions& options)
        : m_image(image)
        , m_crop(crop)
        , m_channels(options.colour == PictureOptions::Rgb ? 3 : 1)
        , m_shares(sharesOf(crop.width(), columns, options.enlarge))
        , m_pixels(std::size_t(m_channels) * std::size_t(crop.width()))
    {
    }

    int channels() const { return m_channels; }

    /// Cells 0 … 255 of pixel row `row` of the crop, one read after the other in any order; the last two are remembered,
    /// because that is what interpolating asks for again.
    const std::vector<float>& row(int row)
    {
        for (const auto& [known, cells] : m_known) {
            if (known == row)
                return cells;
        }
        auto& [known, cells] = m_known[std::size_t(m_next)];
        m_next = 1 - m_next;
        known = row;
        readPixels(row);
        cells.assign(std::size_t(m_channels) * m_shares.size(), 0.0F);
        for (int channel = 0; channel < m_channels; ++channel) {
            const float* pixels = m_pixels.data() + std::size_t(channel) * std::size_t(m_crop.width());
            float* out = cells.data() + std::size_t(channel) * m_shares.size();
            for (const Share& share : m_shares) {
                float sum = 0.0F;
                for (std::size_t k = 0; k < share.shares.size(); ++k)
                    sum += share.shares[k] * pixels[std::size_t(share.first) + k];
                *out++ = sum;
            }
        }
        return cells;
    }

private:
    void readPixels(int row)
    {
        const auto* line = reinterpret_cast<const QRgb*>(m_image.constScanLine(m_crop.top() + row)) + m_crop.left();
        const auto width = std::size_t(m_crop.width());
        const QRgb opaque = m_image.hasAlphaChannel() ? 0U : 0xFF000000U;
        for (std::size_t x = 0; x < width; ++x) {
            const QRgb pixel = line[x] | opaque;
            // Premultiplied, so that what is missing to full coverage is the white behind it.
            const auto white = float(255 - qAlpha(pixel));
            const float red = float(qRed(pixel)) + white;
            const float green = float(qGreen(pixel)) + white;
            const float blue = float(qBlue(pixel)) + white;
            if (m_channels == 1) {
                m_pixels[x] = 0.2126F * red + 0.7152F * green + 0.0722F * blue;
            } else {
                m_pixels[x] = red;
                m_pixels[width + x] = green;
                m_pixels[2 * width + x] = blue;
            }
        }
    }

    const QImage& m_image;
    QRect m_crop;
    int m_channels;
    std::vector<Share> m_shares;
    std::vector<float> m_pixels;
    std::array<std::pair<int, std::vector<float>>, 2> m_known{{{-1, {}}, {-1, {}}}};
    int m_next = 0;
};

/// A QImage that RowReader can read without conversion.
QImage readable(const QImage& image)
{
    if (image.format() == QImage::Format_RGB32 || image.format() == QImage::Format_ARGB32_Premultiplied)
        return image;
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
}

} // namespace

QRect cropOf(const QImage& image, const PictureOptions& options)
{
    const QRect crop = options.crop.intersected(image.rect());
    return crop.isEmpty() ? image.rect() : crop;
}

QSize sizeOf(const QImage& image, const PictureOptions& options)
{
    const QSize size = options.size.isEmpty() ? cropOf(image, options).size() : options.size;
    return size.boundedTo({core::maxSide, core::maxSide});
}

core::Tensor tensorFromImage(const QImage& image, const PictureOptions& options, const std::function<void(double)>& tick)
{
    const QImage picture = readable(image);
    const QRect crop = cropOf(picture, options);
    const QSize size = sizeOf(picture, options);
    RowReader reader(picture, crop, size.width(), options);
    const std::vector<Share> rows = sharesOf(crop.height(), size.height(), options.enlarge);

    const double unit = std::pow(10.0, std::clamp(options.decimals, 0, 7));
    const double white = options.range == PictureOptions::Unit ? 1.0 : 255.0;
    const auto toNumber = [&](float value) {
        const double share = std::clamp(double(value) / 255.0, 0.0, 1.0);
        return float(std::round((options.inverted ? 1.0 - share : share) * white * unit) / unit);
    };

    const core::Shape shape{1, reader.channels(), size.height(), size.width()};
    std::vector<float> values(std::size_t(shape.size()));
    std::vector<float> sums;
    for (int y = 0; y < size.height(); ++y) {
        if (tick && y % 16 == 0)
            tick(double(y) / size.height());
        const Share& share = rows[std::size_t(y)];
        sums.assign(std::size_t(reader.channels()) * std::size_t(size.width()), 0.0F);
        for (std::size_t k = 0; k < share.shares.size(); ++k) {
            const std::vector<float>& cells = reader.row(share.first + int(k));
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += share.shares[k] * cells[i];
        }
        for (int channel = 0; channel < reader.channels(); ++channel) {
            for (int x = 0; x < size.width(); ++x) {
                const auto at = ((std::size_t(channel) * std::size_t(size.height())) + std::size_t(y)) * std::size_t(size.width());
                values[at + std::size_t(x)] = toNumber(sums[std::size_t(channel) * std::size_t(size.width()) + std::size_t(x)]);
            }
        }
    }
    return {shape, std::move(values)};
}

} // namespace formats
