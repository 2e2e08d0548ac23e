#pragma once

#include "cli/export.h"
#include "formats/format.h"

#include <string>
#include <vector>

namespace cli {

/// Complains of the first of the words (`--speed`) that says nothing of any of the files, and answers whether there is one.
/// `written` are the formats of `options.outputs`.
bool complainOfIdleWord(const ExportOptions& options, const std::vector<const formats::Format*>& written);

} // namespace cli
