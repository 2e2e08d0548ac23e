#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Becomes the program `name` that lies beside this one, with `arguments`; returns only when that fails, with the reason.
std::string becomeSibling(const std::string& name, const std::vector<std::string>& arguments);

/// Runs it to read the file `of`, hands it `input` as its standard input, and gives what it wrote on standard output; its
/// standard error is ours. Nothing when it did not end with status 0: it has then said why. Throws core::FileError when it
/// cannot be started, or a signal ended it before it could say anything.
std::optional<std::string> outputOfSibling(const std::string& name, const std::vector<std::string>& arguments, std::string_view input,
                                           const std::string& of);

} // namespace cli
