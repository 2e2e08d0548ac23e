#pragma once

#include "frame/chain.h"
#include "paint/theme.h"
#include "window/bars/chip.h"
#include "window/forward.h"

#include <optional>
#include <vector>

namespace window {

/// What the chips of a lesson say.
struct ChipFaces {
    std::vector<ChipFace> stations;   ///< input, layers, output
    std::optional<ChipFace> compared; ///< of the layer that is set beside another
};

/// Without the pictures of what layer `hiddenFrom` and those after it make: something of it is to be guessed.
ChipFaces facesOf(const document::Document& document, const scene::Theme& theme, int hiddenFrom);

/// The part of station `station`'s picture that a cell depends on, or that it reaches when it is `pointed` at; in fractions
/// of the picture.
std::optional<QRectF> outlineOf(const core::Network& network, const scene::ChainCell& cell, bool pointed, int station);

} // namespace window
