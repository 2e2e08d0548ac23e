#pragma once

#include <string>

namespace formats {

/// What the exported page says, in every language that the program has, as JSON: {"languages": ["en", …], "texts": {key:
/// [the same in each of them]}}. {0}, {1}, … are replaced; a text that is not translated is empty.
std::string pageWords();

} // namespace formats
