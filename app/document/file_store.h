#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace document {

/// Replaces the file at `path` by `bytes` in one piece, and returns when that is on the disk for good: see files::DiskFile
/// for the rule. After a failure the old file is still whole. `beforeReplacing` is called when the new bytes are safe and
/// the old ones still stand; it may throw to leave it at that.
/// Throws core::FileError with a sentence when that cannot be done.
void writeWhole(const QString& path, const QByteArray& bytes, const std::function<void()>& beforeReplacing = {});

/// `$XDG_STATE_HOME/poolscope` (`~/.local/state/poolscope`), made when it is missing: recent files and autosaves live here.
QString stateFolder();

} // namespace document
