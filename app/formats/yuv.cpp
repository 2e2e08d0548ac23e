#include "formats/yuv.h"

#include <QImage>

#include <algorithm>

namespace formats {

namespace {

/// ITU-R BT.709-6, items 3.2 to 3.5, for 8 bits: Y = 16 + 219·(0.2126 R + 0.7152 G + 0.0722 B), Cb = 128 + 224·(B − Y)/1.8556,
/// Cr = 128 + 224·(R − Y)/1.5748, in units of 2⁻¹⁶.
struct Weights {
    int red, green, blue;

    int of(int r, int g, int b) const { return red * r + green * g + blue * b; }
};

constexpr double unit = 65536.0;
constexpr double kr = 0.2126;
constexpr double kg = 0.7152;
constexpr double kb = 0.0722;

constexpr int fixed(double value)
{
    return int(value * unit + (value < 0.0 ? -0.5 : 0.5));
}

constexpr Weights luma = {fixed(kr * 219 / 255), fixed(kg * 219 / 255), fixed(kb * 219 / 255)};
constexpr double blueScale = 224.0 / 255 / (2 * (1 - kb));
constexpr double redScale = 224.0 / 255 / (2 * (1 - kr));
constexpr Weights chromaBlue = {fixed(-kr * blueScale), fixed(-kg * blueScale), fixed((1 - kb) * blueScale)};
constexpr Weights chromaRed = {fixed((1 - kr) * redScale), fixed(-kg * redScale), fixed(-kb * redScale)};

/// `base` and a sum of weights, the sum being of `count` pixels.
char level(int base, int sum, int count)
{
    const int scale = 65536 * count;
    return char((base * scale + sum + scale / 2) / scale); // never negative, so the division rounds down
}

} // namespace

YuvPicture::YuvPicture(const QSize& size, const QColor& background)
    : m_size((size.width() + 1) / 2 * 2, (size.height() + 1) / 2 * 2), m_background(background.rgb()),
      m_bytes(qsizetype(m_size.width()) * m_size.height() * 3 / 2, '\0')
{
}

void YuvPicture::update(const QImage& picture, const QRect& changed)
{
    const int width = m_size.width();
    const qsizetype area = qsizetype(width) * m_size.height();
    char* const y = m_bytes.data();
    char* const cb = y + area;
    char* const cr = cb + area / 4;
    const auto pixel = [&](const QRgb* line, int x) { return line && x < picture.width() ? line[x] : m_background; };
    // Whole blocks of four pixels, which share their chroma.
    for (int top = changed.top() / 2 * 2; top <= changed.bottom(); top += 2) {
        const QRgb* lines[2] = {};
        for (int k = 0; k < 2; ++k) {
            if (top + k < picture.height())
                lines[k] = reinterpret_cast<const QRgb*>(picture.constScanLine(top + k));
        }
        for (int left = changed.left() / 2 * 2; left <= changed.right(); left += 2) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int k = 0; k < 4; ++k) {
                const QRgb colour = pixel(lines[k / 2], left + k % 2);
                const int r = qRed(colour);
                const int g = qGreen(colour);
                const int b = qBlue(colour);
                y[qsizetype(top + k / 2) * width + left + k % 2] = level(16, luma.of(r, g, b), 1);
                red += r;
                green += g;
                blue += b;
            }
            const qsizetype at = qsizetype(top / 2) * (width / 2) + left / 2;
            cb[at] = level(128, chromaBlue.of(red, green, blue), 4);
            cr[at] = level(128, chromaRed.of(red, green, blue), 4);
        }
    }
}

} // namespace formats
