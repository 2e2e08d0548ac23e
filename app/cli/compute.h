#pragma once

#include "core/network.h"

#include <functional>
#include <string>

namespace cli {

/// Computing may take as many operations (core/work.h) without being insisted on: about ten seconds.
constexpr double mostUnasked = 1e10;

/// What computing a lesson goes by.
struct Computing {
    std::string source;                ///< what the user calls the lesson
    int last = core::maxLayers;        ///< no layer after this one is needed
    double besides = 0.0;              ///< operations that something else takes: gradients, steps as text
    bool anyway = false;               ///< however long it takes
    std::function<bool()> stop = {};   ///< whether to give up
};

/// What `compute` throws when `stop` says so.
struct Stopped {};

/// Computes the layers that wait. On a terminal it says how far that is, once it takes longer than one notices. What would
/// take more than mostUnasked is refused with a sentence, unless `anyway`, or unless somebody sits at a terminal and sees it.
/// Throws core::FileError for that.
void compute(core::Network& network, const Computing& how);

} // namespace cli
