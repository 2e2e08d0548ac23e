#pragma once

#include "frame/frame.h"

#include "core/follow.h"

namespace scene {

/// The whole chain as one picture: the input and every layer's output as a board each, the layer `layer` stepped as ever,
/// and for one cell (that pointed at, else the current one) what it sees on the boards before it and reaches on those
/// after. Output k is the board BoardId(Output, k). `layer` must be reached.
Frame chainFrame(const core::Network& network, const Shot& shot, int layer);

/// A cell of the chain: of the input (layer −1) or of a layer's output.
struct ChainCell {
    int layer = -1;
    int row = 0;
    int col = 0;

    bool operator==(const ChainCell&) const = default;
};

/// The cells on board `board` (−1: the input, else that layer's output) that `cell` depends on or that depend on it; the
/// cell itself on its own board. Both must be reached.
core::CellSet seenFrom(const core::Network& network, const ChainCell& cell, int board);

} // namespace scene
