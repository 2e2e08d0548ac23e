#pragma once

#include "core/missing.h"
#include "core/network.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// A step of a practice, and what is missing there; nothing in a worked example.
struct Practised {
    std::int64_t step = 0;
    std::optional<Missing> missing{};

    bool operator==(const Practised&) const = default;
};

/// Some steps of a layer, rising, from a worked example to a blank: nothing is missing; the result; one of the numbers that it is
/// made of, or which one wins; another one; the result and how it comes about. What the layer cannot be asked is left out.
/// Empty for a layer that does not run, whose windows are too large to be spelled out, or of a single step.
std::vector<Practised> practiceOf(const Network& network, int k);

} // namespace core
