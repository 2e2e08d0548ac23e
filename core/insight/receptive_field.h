#pragma once

#include "core/layer.h"
#include "core/check.h"
#include "core/tensor.h"

#include <cstdint>

namespace core {

/// How much of the lesson's input one output cell sees, in one direction.
struct Sight {
    std::int64_t extent = 1; ///< from the first to the last input cell, in cells, as if the input had no edges
    double jump = 1.0;       ///< how many input cells lie between the sights of neighbours, on average where it varies

    bool operator==(const Sight&) const = default;
};

/// What one output cell of a layer sees of the lesson's input. (core/follow.h lists the cells of one output cell; this is
/// the number that holds for all of them: Araujo, Norris, Sim, "Computing Receptive Fields of CNNs", Distill 2019.)
struct ReceptiveField {
    Sight rows;
    Sight cols;

    bool operator==(const ReceptiveField&) const = default;
};

/// The field of `layer`'s output cells, given that of its input cells. `pool` is what a max_unpool2d takes its winners from.
ReceptiveField seenThrough(const ReceptiveField& before, const Layer& layer, const Shape& in, const Shape& out,
                           const PoolSource* pool = nullptr);

} // namespace core
