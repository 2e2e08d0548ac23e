#pragma once

#include <QRectF>

#include "window/look/key_group.h"

#include <vector>

class QPainter;

namespace scene {
struct Theme;
}

namespace window {

/// The list of keys over the foot of a picture: groups side by side, large enough for a class room, below the picture's middle.
class KeyCard {
public:
    KeyCard(std::vector<KeyGroup> groups, QSizeF picture);

    QRectF rect() const { return m_rect; }
    int fontPixels() const { return m_pixels; }
    void paint(QPainter& painter, const scene::Theme& theme) const;

private:
    struct Column {
        std::size_t first = 0; ///< of the groups
        std::size_t end = 0;
        double keys = 0.0;  ///< how wide its keys are, and the words beside them
        double words = 0.0;
    };
    /// The groups in `count` columns, in order, so that the tallest is as low as it can be.
    std::vector<Column> columns(std::size_t count) const;
    double heightOf(const KeyGroup& group) const;
    double heightOf(const Column& column) const;
    double widthOf(const Column& column) const;
    QSizeF size() const;
    double line() const { return 1.42 * m_pixels; }
    double gap() const { return 1.7 * m_pixels; } ///< between columns, and around all

    std::vector<KeyGroup> m_groups;
    int m_pixels;
    std::vector<Column> m_columns;
    QRectF m_rect;
};

} // namespace window
