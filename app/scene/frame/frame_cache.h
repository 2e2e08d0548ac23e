#pragma once

#include "frame/inserted.h"

#include "core/insight/as_matrix.h"
#include "core/network.h"
#include "core/operator.h"

#include <optional>
#include <utility>
#include <vector>

namespace scene {

/// The gradients of a layer on the way back.
struct WayBack {
    core::Tensor arriving;   ///< of its output
    core::Gradients whole;   ///< what it makes of that in the end
    core::Gradients soFar;   ///< and when the first `sent` output cells have sent theirs
    std::int64_t sent = -1;
};

/// A layer as the product of two matrices.
struct MatrixProduct {
    core::AsMatrix of;
    core::Tensor product; ///< the output, arranged so
};

/// What one picture of a layer has worked out for the next ones. Whoever makes many keeps one; they are the same without. It
/// belongs to one thread at a time.
struct FrameCache {
    /// All that a layer's numbers come from.
    struct Source {
        int layer = 0;
        std::uint64_t input = 0; ///< its stamp
        core::Notation notation; ///< of the numbers that the layer reads
        std::vector<core::Layer> layers;
        int reached = 0;         ///< how many of them are computed

        bool operator==(const Source&) const = default;
    };

    std::optional<WayBack> back;
    std::optional<core::Network> turned;
    std::optional<std::pair<Insertion, core::Network>> inserted;
    std::optional<MatrixProduct> matrix;

    /// Forgets what is of another layer, or of other numbers.
    void turnTo(const core::Network& network, int layer);

private:
    Source m_source;
};

} // namespace scene
