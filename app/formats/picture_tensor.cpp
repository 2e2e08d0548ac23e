#include "formats/picture_tensor.h"

#include "core/check.h"

#include <QRgba64>

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

constexpr std::array<float, 3> rec601 = {0.299F, 0.587F, 0.114F};
constexpr std::array<float, 3> rec709 = {0.2126F, 0.7152F, 0.0722F};

/// Turns rows of pixels into rows of cells: channel after channel, `columns` cells each.
class RowReader {
public:
    RowReader(const QImage& image, const QRect& crop, int columns, const PictureOptions& options)
        : m_image(image)
        , m_crop(crop)
        , m_channels(options.colour == PictureOptions::Rgb ? 3 : 1)
        , m_weights(options.colour == PictureOptions::Grey601 ? rec601 : rec709)
        , m_deep(image.depth() > 32)
        , m_shares(sharesOf(crop.width(), columns, options.enlarge))
        , m_pixels(std::size_t(m_channels) * std::size_t(crop.width()))
    {
    }

    int channels() const { return m_channels; }
    /// What white is in the cells.
    double white() const { return m_deep ? 65535.0 : 255.0; }

    /// Cells 0 … white() of pixel row `row` of the crop, one read after the other in any order; the last two are remembered,
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
        const uchar* line = m_image.constScanLine(m_crop.top() + row);
        const auto width = std::size_t(m_crop.width());
        if (m_deep) {
            const auto* pixels = reinterpret_cast<const QRgba64*>(line) + m_crop.left();
            for (std::size_t x = 0; x < width; ++x)
                put(x, pixels[x].red(), pixels[x].green(), pixels[x].blue(), 65535 - (m_image.hasAlphaChannel() ? pixels[x].alpha() : 65535));
            return;
        }
        const auto* pixels = reinterpret_cast<const QRgb*>(line) + m_crop.left();
        for (std::size_t x = 0; x < width; ++x)
            put(x, qRed(pixels[x]), qGreen(pixels[x]), qBlue(pixels[x]), 255 - (m_image.hasAlphaChannel() ? qAlpha(pixels[x]) : 255));
    }

    /// Premultiplied, so that what is missing to full coverage is the white behind it.
    void put(std::size_t x, int redPart, int greenPart, int bluePart, int behind)
    {
        const auto red = float(redPart + behind);
        const auto green = float(greenPart + behind);
        const auto blue = float(bluePart + behind);
        const auto width = std::size_t(m_crop.width());
        if (m_channels == 1) {
            // Grey is grey by any weights, and stays exact.
            m_pixels[x] = red == green && green == blue ? red : m_weights[0] * red + m_weights[1] * green + m_weights[2] * blue;
        } else {
            m_pixels[x] = red;
            m_pixels[width + x] = green;
            m_pixels[2 * width + x] = blue;
        }
    }

    const QImage& m_image;
    QRect m_crop;
    int m_channels;
    std::array<float, 3> m_weights;
    bool m_deep; ///< 16 bits a colour
    std::vector<Share> m_shares;
    std::vector<float> m_pixels;
    std::array<std::pair<int, std::vector<float>>, 2> m_known{{{-1, {}}, {-1, {}}}};
    int m_next = 0;
};

bool isTransparent(const QImage& image, const QRect& crop)
{
    if (!image.hasAlphaChannel())
        return false;
    for (int y = crop.top(); y <= crop.bottom(); ++y) {
        for (int x = crop.left(); x <= crop.right(); ++x) {
            if (image.depth() > 32 ? reinterpret_cast<const QRgba64*>(image.constScanLine(y))[x].alpha() < 65535
                                   : qAlpha(reinterpret_cast<const QRgb*>(image.constScanLine(y))[x]) < 255)
                return true;
        }
    }
    return false;
}

} // namespace

QImage readable(const QImage& image)
{
    constexpr int usual = 8; // bits a colour, or of grey
    const bool deep = QImage::toPixelFormat(image.format()).redSize() > usual;
    const QImage::Format format = image.hasAlphaChannel() ? (deep ? QImage::Format_RGBA64_Premultiplied : QImage::Format_ARGB32_Premultiplied)
                                                          : (deep ? QImage::Format_RGBX64 : QImage::Format_RGB32);
    return image.format() == format ? image : image.convertToFormat(format);
}

std::vector<core::Message> notesOfPicture(const QImage& image, const PictureOptions& options)
{
    const QImage picture = readable(image);
    const QRect crop = cropOf(picture, options);
    std::vector<core::Message> notes;
    if (options.colour != PictureOptions::Rgb && !picture.allGray()) {
        notes.push_back(options.colour == PictureOptions::Grey601 ? core::Message{CORE_TEXT("Grey is 0.299 · red + 0.587 · green + 0.114 · blue (Rec. 601)."), {}}
                                                                  : core::Message{CORE_TEXT("Grey is 0.2126 · red + 0.7152 · green + 0.0722 · blue (Rec. 709)."), {}});
    }
    if (isTransparent(picture, crop))
        notes.push_back({CORE_TEXT("Transparent parts are laid over white."), {}});
    const QSize size = sizeOf(picture, options);
    if (options.size.isEmpty() && size != crop.size()) {
        const auto text = [](int number) { return std::to_string(number); };
        notes.push_back({CORE_TEXT("The picture of {0} × {1} pixels was read at {2} × {3}."),
                         {text(crop.width()), text(crop.height()), text(size.width()), text(size.height())}});
    }
    return notes;
}

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

    const double unit = std::pow(10.0, std::clamp(options.decimals.value_or(0), 0, 7));
    const double white = options.range == PictureOptions::Unit ? 1.0 : 255.0;
    const auto toNumber = [&](float value) {
        const double level = std::clamp(double(value), 0.0, reader.white());
        const double number = (options.inverted ? reader.white() - level : level) * white / reader.white();
        return float(options.decimals ? std::round(number * unit) / unit : number);
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
