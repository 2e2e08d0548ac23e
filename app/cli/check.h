#pragma once

#include <string>
#include <vector>

namespace cli {

/// `check`: reads each lesson and asks whether every layer can run, without computing any. One line for each fault or
/// oddity on standard error, one line for each good lesson on standard output.
int check(const std::vector<std::string>& sources);

} // namespace cli
