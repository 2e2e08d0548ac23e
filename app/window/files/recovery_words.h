#pragma once

#include <QString>

#include "document/leftovers.h"

#include <vector>

namespace window {

/// What core::differences found, as a part of a sentence: "3 layers instead of 2; 14 cells of the input differ".
QString differenceWords(const std::vector<core::Message>& differences);
/// Two sentences one after the other.
QString followedBy(const QString& first, const QString& second);
/// How a leftover is called: its file's name, or its title in `locale`.
QString nameOf(const document::Leftover& leftover, const QString& locale);
/// How it stands to its own file, in a sentence.
QString standingOf(const document::Leftover& leftover);

} // namespace window
