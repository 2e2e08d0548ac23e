#pragma once

#include <string_view>

namespace core {

struct Layer;

/// What a parameter is called on screen, marked CORE_TEXT: "Window" for a pooling's kernel_size. `field` is its name in
/// lesson files, as in Problem; null for a name that no parameter has.
const char* parameterTitle(const Layer& layer, std::string_view field);

} // namespace core
