#pragma once

#include <string>
#include <vector>

namespace cli {

/// Becomes the program `name` that lies beside this one, with `arguments`; returns only when that fails, with the reason.
std::string becomeSibling(const std::string& name, const std::vector<std::string>& arguments);

} // namespace cli
