#pragma once

#include "core/message.h"

#include <string_view>

namespace arrays {

/// Why a file of another kind is not read, by its first bytes: pictures of kinds that are not read (TIFF, SVG, HEIC …),
/// workbooks, archives of other programs. Names what is read instead. Empty for everything else.
core::Message refusalOf(std::string_view bytes);

/// Whether the bytes are a picture of a kind that is read, or an .npz archive, by their first bytes.
bool isPicture(std::string_view bytes);
bool isArchive(std::string_view bytes);

} // namespace arrays
