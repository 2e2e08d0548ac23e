#pragma once

#include "cli/source.h"

#include <string>
#include <vector>

namespace cli {

/// `check`: reads each lesson and asks whether every layer can run, without computing any. One line for each fault or
/// oddity on standard error, one line for each good lesson on standard output.
/// `input`, when not empty, is a file whose numbers take the place of each lesson's input, read as `options` say.
int check(const std::vector<std::string>& sources, const std::string& input = {}, const InputOptions& options = {});

} // namespace cli
