#pragma once

#include "core/tensor.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace arrays {

/// Takes text piece by piece, so that a big tensor never stands in memory as text.
using Sink = std::function<void(std::string_view)>;

/// `value` as JSON that reads back as the same float32: 0.1, -0.0, "nan", "inf", "-inf".
std::string jsonNumber(float value);
/// `text` as a JSON string with its quotes.
std::string jsonString(std::string_view text);
/// {"shape": [N,C,H,W], "data": [flat, row-major]}
void writeJson(const core::Tensor& tensor, const Sink& sink);
/// The same for whole numbers, such as indices; `shape` says how they are laid out.
void writeJson(const core::Shape& shape, std::span<const std::int32_t> data, const Sink& sink);
/// The same for a vector: {"shape": [n], "data": […]}
void writeJson(std::span<const float> data, const Sink& sink);

} // namespace arrays
