#pragma once

#include "core/message.h"

#include <string_view>

namespace arrays {

/// Why a file of another kind is not read, by its first bytes: pictures of kinds that are not read (TIFF, SVG, HEIC …),
/// workbooks, archives of other programs. Names what is read instead. Empty for everything else.
core::Message refusalOf(std::string_view bytes);

/// Which kind of picture that is read the first bytes announce: "png", "jpeg", "gif", "bmp", "webp", or empty. The name of a
/// file does not count, and SVG is none of them: reading it could open other files.
std::string_view pictureKind(std::string_view bytes);
/// Whether the first bytes are those of an .npz archive.
bool isArchive(std::string_view bytes);

} // namespace arrays
