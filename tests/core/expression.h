#pragma once

#include <optional>
#include <string>

namespace expression {

/// What the text of an equation's side says, as a reader with a calculator would find it; nothing when it cannot be read.
std::optional<double> evaluate(const std::string& text);

} // namespace expression
