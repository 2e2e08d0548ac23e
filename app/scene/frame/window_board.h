#pragma once

#include "frame/shown.h"

#include <optional>

namespace scene {

/// The window enlarged: products with the kernel, or the candidates of a pooling. Nothing for operators without a window,
/// and for windows of more cells than can be read.
std::optional<Board> windowBoard(const Shown& shown);
/// The plane of the kernel that multiplies the window.
std::optional<Board> kernelBoard(const Shown& shown);
/// The bias of the output channel, as a board of one cell.
std::optional<Board> biasBoard(const Shown& shown);

} // namespace scene
