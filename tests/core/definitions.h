#pragma once

#include "core/layer.h"
#include "core/tensor.h"

#include <cstdint>
#include <vector>

namespace definitions {

/// What an operator makes of its input, straight from its definition: nested loops over tensors that are really padded,
/// in double, sharing not a line with core.
struct Answer {
    core::Shape shape;
    std::vector<double> values;
    std::vector<double> magnitudes; ///< the sum of each result's terms, all taken positive: how much rounding may show
    std::vector<std::int64_t> winners; ///< max pooling: flat position in the unpadded plane, −1 where no input cell is read
};

/// The extent by counting windows one by one; `in` cells with padding before and after.
int countWindows(int in, int before, int after, int size, int stride, int dilation, bool ceilMode);

/// `winners` is what a max_unpool2d's max pooling found, `unpooled` the size of its output; unused by all others.
Answer evaluate(const core::Layer& layer, const core::Tensor& in, const std::vector<std::int64_t>& winners = {},
                core::Size unpooled = {});

} // namespace definitions
