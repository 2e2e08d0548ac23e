#pragma once

#include "cli/source.h"

#include <optional>
#include <string>

namespace cli {

/// What `show` was asked for.
struct ShowOptions {
    std::string source;
    std::string input; ///< a file whose numbers take the place of the lesson's input; none when empty
    InputOptions inputOptions;
    std::optional<int> layer; ///< only this one; all when left out
    bool steps = false;
    bool json = false;
    bool cost = false; ///< what each layer costs, instead of the numbers
    bool gradients = false;
    bool anyway = false; ///< however long it takes
    std::string gradOutput; ///< a file; all ones when empty
};

/// `show`: the input and every layer's output, as text for people or as one JSON object.
int show(const ShowOptions& options);

} // namespace cli
