#pragma once

#include "cases.h"

#include <functional>
#include <string>

namespace oracle {

/// Looks a part of an answer up; its data is empty when there is none.
using Lookup = std::function<Array(int layer, const std::string& what)>;

/// Compares an answer with a case; the first disagreement in words, with the lesson to paste, or nothing.
std::string disagreement(const Case& reference, const Lookup& answer);

} // namespace oracle
