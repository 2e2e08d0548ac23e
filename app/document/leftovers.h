#pragma once

#include <QDateTime>
#include <QString>

#include "core/lesson.h"
#include "core/message.h"
#include "document/session_lock.h"

#include <memory>
#include <optional>
#include <vector>

namespace document {

/// Work that a session which ended without saving has left.
struct Leftover {
    /// What it was compared with.
    enum class Beside {
        Nothing,     ///< it was never saved
        Builtin,     ///< the built-in lesson that it was made from
        File,        ///< its own file, which is as it was when the work began
        WrittenFile, ///< its own file, which has been written since
        NoFile,      ///< its own file is gone
        UnreadFile,  ///< its own file cannot be read
    };

    QString path;     ///< of the autosave
    QString fileName; ///< of the lesson's own file, empty when it had none
    core::Text title;
    QDateTime time;
    QString fault; ///< why it cannot be brought back, in a sentence; else empty
    Beside beside = Beside::Nothing;
    std::vector<core::Message> differences; ///< from what it was compared with

    bool operator==(const Leftover&) const = default;
};

/// What earlier sessions left, the latest first; that of running sessions is not touched. Reads files, which may take
/// long: for another thread. What equals its own file is nothing to be asked about, and is removed once that file is on
/// the disk for good.
std::vector<Leftover> leftovers();

/// The right to one autosave: no other session can have it at the same time.
struct Claim {
    QString path;
    std::unique_ptr<SessionLock> lock;
};

/// Nothing when another session has taken or discarded it meanwhile.
std::optional<Claim> claim(const QString& path);
void discard(Claim claim);

} // namespace document
