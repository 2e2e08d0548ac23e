#pragma once

#include <QRegion>

namespace scene {

struct Frame;
class Layout;

/// What has to be painted again when picture `after` replaces `before`; all of it when they are laid out differently. The
/// theme must be the same. Painting `after` with this clip over a painting of `before` gives a painting of `after`.
QRegion changedRegion(const Frame& before, const Layout& beforeLayout, const Frame& after, const Layout& afterLayout);

} // namespace scene
