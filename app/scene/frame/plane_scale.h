#pragma once

#include "frame/board.h"

#include "core/network.h"

namespace scene {

/// The colours of a plane by itself: grey for a picture without a sign, else centred on zero.
Scale planeScale(const core::Tensor& values, int sample, int channel);
/// The colours of the plane where it stands in a chain: −1 for the input, k for what layer k makes. What layers without a
/// sign make of a picture stays one, in the greys of the picture, however small it becomes.
Scale stationScale(const core::Network& network, int station, int sample, int channel);
/// One scale for two boards side by side, unless they differ in kind, or one reaches `farApart` times as far as the other and
/// would leave that blank.
void joinScales(Scale& a, Scale& b, double farApart);

/// Whether a plane of that shape is looked at as a whole, rather than read number by number.
bool isPicture(const core::Shape& shape);

} // namespace scene
