#pragma once

#include "frame/shown.h"

#include "core/follow.h"

#include <optional>

namespace scene {

/// The input of a layer, with padding, overhang, dropped cells and the window on it.
Board inputBoard(const Shown& shown);
/// The output of a layer, as far as it is computed.
Board outputBoard(const Shown& shown);
/// A tensor by itself: the input of a lesson without layers, or of a layer that cannot run.
Board plainBoard(const core::Tensor& values, const core::Notation& notation, int sample, int channel);

/// Chooses the colours of both: regions where few windows do not overlap and brightness is not the subject, else one scale of
/// values for the two.
void colour(const Shown& shown, Board& input, Board& output);

/// Outlines `cells` on `board`.
void mark(const core::CellSet& cells, Board& board);

/// What a board's max (min) pooling would give if its padding were 0: marks it in the output's cells and in the padding.
/// Returns how many of the plane's results would change; nothing where there is no such padding.
std::optional<std::int64_t> markZeroGhosts(const Shown& shown, Board& input, Board& output);

/// Marks what the mouse points at, and what belongs to it. `kernel` may be null.
void point(const Shown& shown, const Shot& shot, Board& input, Board& output, Board* kernel);

} // namespace scene
