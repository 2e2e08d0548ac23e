#pragma once

#include "window/panels/parameters.h"

namespace window {

/// Whether `parameter` of `next` says `values`, a single one standing for all.
bool says(const Parameter& parameter, const core::Lesson& next, const std::vector<double>& values);

/// Why layer `k` (or the input, −1) of `next` cannot be: a lesson that differs from the network's in that one place.
std::optional<core::Problem> problemOf(const core::Network& network, const core::Lesson& next, int k);

/// The possible numbers closest to the impossible `wanted`, at most two, searched towards the present ones and away from
/// them.
std::vector<std::vector<double>> nearestPossible(const core::Network& network, int k, const Parameter& parameter,
                                                 const std::vector<double>& wanted);
/// The next possible numbers in one direction (+1 or −1), or nothing.
std::optional<std::vector<double>> nextPossible(const core::Network& network, int k, const Parameter& parameter, int direction);

} // namespace window
