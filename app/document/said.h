#pragma once

#include <QString>

#include "core/message.h"

namespace document {

/// A sentence of core in the language of the program.
QString said(const core::Message& message);
/// One of core's words marked CORE_TEXT, such as an operator's title, in the language of the program.
QString said(const char* text);

} // namespace document
