#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace core {

/// JSON text as a document. Stricter than the library by itself: at most maxNesting levels, no key twice in an object,
/// valid UTF-8, nothing after the end; a byte order mark is let pass. Throws FileError with line and column, or the place.
nlohmann::json readJson(std::string_view text, const std::string& name);

} // namespace core
