#pragma once

#include "formats/format.h"

#include <optional>

namespace formats {

/// How large a file will be.
struct Size {
    qint64 bytes = 0;
    bool exact = false; ///< else worked out from a part of it

    bool operator==(const Size&) const = default;
};

/// Writes a part of the file nowhere and tells from that how large the whole one is: of a film some steps from its middle,
/// of anything else as much as half a second allows. Nothing where a part says nothing about the whole. Throws as
/// `format.write` does, Cancelled when `progress` says stop.
std::optional<Size> estimate(const Format& format, const Export& what, const Progress& progress = {});

/// How long writing takes, in operations as core/work.h counts them: known before it begins.
double operationsOf(const Export& what);

/// The first `most` bytes of the file, for people to look at.
QByteArray beginning(const Format& format, const Export& what, qsizetype most);

} // namespace formats
