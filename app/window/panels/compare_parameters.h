#pragma once

#include "window/panels/parameters.h"

namespace window {

/// One parameter that two compared layers have with different numbers.
struct Difference {
    QString label;
    QString a;
    QString b;
};

/// The parameters that both of two compared layers have with the same numbers; each sets them in both.
std::vector<Parameter> sharedParameters(const core::Network& network, int k);
/// Those that both have with different numbers.
std::vector<Difference> differencesOf(const core::Network& network, int k);

} // namespace window
