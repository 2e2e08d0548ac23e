#pragma once

#include "core/lesson.h"

namespace bench {

/// Hills with fine structure on them, 0 … 255.
core::Tensor hills(int side);
/// Whole numbers 0 … 99 without order.
core::Tensor numbers(int side);
/// `input` through conv2d 3 × 3 with padding, ReLU and max pooling 2 × 2.
core::Lesson convReluPool(core::Tensor input);

} // namespace bench
