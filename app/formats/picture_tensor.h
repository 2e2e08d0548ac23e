#pragma once

#include <QImage>
#include <QRect>
#include <QSize>

#include "core/message.h"
#include "core/tensor.h"

#include <functional>
#include <optional>
#include <vector>

namespace formats {

/// How a picture becomes numbers.
struct PictureOptions {
    enum Colour {
        Grey,    ///< one channel: Rec. 709 luma, 0.2126 R + 0.7152 G + 0.0722 B, of the sRGB values as they are stored
        Grey601, ///< the same of Rec. 601, 0.299 R + 0.587 G + 0.114 B, as Pillow and OpenCV have it
        Rgb,     ///< three channels: red, green, blue
    };
    enum Range {
        Unit, ///< 0 (black) to 1 (white)
        Byte, ///< 0 to 255
    };
    enum Enlarge { Nearest, Bilinear };

    QRect crop = {};          ///< in the picture's pixels; empty: all of it
    QSize size = {};          ///< columns × rows of the result, each 1 … core::maxSide; empty: the crop's own
    Colour colour = Grey;
    Range range = Unit;
    std::optional<int> decimals = {}; ///< digits after the point that numbers are rounded to, 0 … 7; exact when left out
    Enlarge enlarge = Nearest; ///< where the result has more cells than the crop; fewer are always averaged by area
    bool inverted = false;    ///< white for black: ink on paper becomes a signal on nothing, as in MNIST

    bool operator==(const PictureOptions&) const = default;
};

/// The part of `image` that `options` means: the crop as far as it lies in the picture, else all of it.
QRect cropOf(const QImage& image, const PictureOptions& options);
/// The result's columns × rows: options.size, else the crop's, at most core::maxSide a side.
QSize sizeOf(const QImage& image, const PictureOptions& options);

/// `image` in a format that is read without conversion: 32 bits a pixel, or 64 where it has more than 8 a colour; alpha
/// premultiplied where there is any.
QImage readable(const QImage& image);

/// What of `options` nobody asked for and still matters to this picture: which grey, what transparent parts are laid over,
/// that it was made smaller.
std::vector<core::Message> notesOfPicture(const QImage& image, const PictureOptions& options);

/// A picture as a tensor, 1 × (1 or 3) × rows × columns. Transparent pixels are laid over white. `image` must not be null.
/// `tick` is told 0 to 1 and may throw to stop.
core::Tensor tensorFromImage(const QImage& image, const PictureOptions& options,
                             const std::function<void(double)>& tick = {});

} // namespace formats
