#pragma once

#include "core/message.h"
#include "core/network.h"

namespace core {

/// The way back through a lesson: the gradients of the sum of all numbers of the last output that there is.

/// Planes up to this side have their way back shown.
constexpr int wayBackSide = 64;

/// Whether the way back from the end of the chain to layer `k`, which must be reached, takes a few milliseconds at most, and
/// each of its steps can be spelled out.
bool isWayBackShort(const Network& network, int k);

/// The gradient of layer `k`'s output, which must be reached: ones where the unbroken chain that it is part of ends, before
/// that what the later layers send.
Tensor arrivingGradient(const Network& network, int k);

/// One sentence that says what this step's gradient does.
Message sentence(const Layer& layer, const GradientStep& step);

} // namespace core
