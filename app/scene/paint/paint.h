#pragma once

#include <memory>

class QPainter;

namespace scene {

struct Frame;
class Layout;
class Pyramids;
struct Theme;

/// Pictures of numbers and small copies of big planes, kept from one painting to the next, so that a board of many cells
/// is drawn in no time. Whoever
/// paints often keeps one; it belongs to one thread at a time.
class PaintCache {
public:
    PaintCache();
    ~PaintCache();
    PaintCache(const PaintCache&) = delete;
    PaintCache& operator=(const PaintCache&) = delete;

    struct Labels;
    Labels& labels() { return *m_labels; }
    Pyramids& pyramids() { return *m_pyramids; }

private:
    std::unique_ptr<Labels> m_labels;
    std::unique_ptr<Pyramids> m_pyramids;
};

/// Draws the picture. The window, PNG, SVG, PDF and every animation call this and nothing else. Only what lies in the
/// painter's clip is drawn. Text becomes text in vector devices.
void paint(QPainter& painter, const Frame& frame, const Layout& layout, const Theme& theme, PaintCache* cache = nullptr);

} // namespace scene
