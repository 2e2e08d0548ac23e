#pragma once

#include <QSizeF>

#include "core/network.h"
#include "frame/frame.h"

#include <cstdint>
#include <string_view>

class QPainter;

namespace scene {
struct Theme;
}

namespace window {

/// A lesson as a small picture that moves: input, window and output of the layer where it opens, without words.
class CardPicture {
public:
    /// A built-in lesson's file.
    explicit CardPicture(std::string_view json);

    /// How many steps it has, at least 1.
    std::int64_t stepCount() const;
    /// One in its midst, for a picture that stands still.
    std::int64_t restingStep() const;
    /// Draws step `step` from the painter's origin, as large as `size` allows.
    void paint(QPainter& painter, QSizeF size, const scene::Theme& theme, std::int64_t step) const;

private:
    core::Network m_network;
    int m_layer = 0;
};

} // namespace window
