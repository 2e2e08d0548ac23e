#pragma once

#include <QString>

#include "core/network.h"

#include <vector>

namespace document {

/// A layer that another one may be compared with, and how a menu calls it.
struct CompareChoice {
    QString title;
    core::Layer layer;
};

/// What layer `k` is worth comparing with, the most telling first; all of them can run on that layer's input. Empty when
/// nothing arrives there.
std::vector<CompareChoice> compareChoices(const core::Network& network, int k);

} // namespace document
