#pragma once

#include <QString>

#include "core/missing.h"

namespace wording {

/// What is asked of a step: "Which weight is missing?"
QString question(core::Asks asks);

} // namespace wording
