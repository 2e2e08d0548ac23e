#pragma once

#include <QByteArray>
#include <QString>

namespace document {

/// Replaces the file at `path` by `bytes` in one piece: after any failure the old file is still whole.
/// Throws core::FileError with a sentence when that cannot be done.
void writeWhole(const QString& path, const QByteArray& bytes);

/// `$XDG_STATE_HOME/poolscope` (`~/.local/state/poolscope`), made when it is missing: recent files and autosaves live here.
QString stateFolder();

} // namespace document
