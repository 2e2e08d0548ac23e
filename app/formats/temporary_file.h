#pragma once

#include "formats/format.h"

namespace formats {

/// For libraries and programs that insist on a path: `make` writes a file of its own, which is then copied to `device`, so
/// that what the user named is still written whole or not at all. The file is gone afterwards, whatever happens.
void writeThroughFile(QIODevice& device, const QString& suffix, const std::function<void(const QString& path)>& make);

} // namespace formats
