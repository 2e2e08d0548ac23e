#pragma once

#include <QDateTime>
#include <QString>

#include "core/lesson.h"
#include "files/plain_file.h"

namespace files {
class DiskFile;
}

namespace document {

/// Unsaved work, and what must be known to take it up again. None of it stands among the lesson's own keys, which are the
/// lesson's author's.
struct Autosaved {
    core::Lesson lesson;
    QString fileName;      ///< the lesson's own file; empty when it has none
    QString builtinName;   ///< the built-in lesson that it was made from, or empty
    QDateTime time;        ///< of the last change
    files::FileState disk; ///< of the lesson's own file when the work began
};

/// An autosave is one JSON object, replaced in one piece: a first line that tells everything but the lesson, the lesson as
/// its file would say it, and, where that would take seconds to write, the input's numbers as base64 of their bytes.
/// Throws files::DiskFault, or core::FileError for a lesson that is too large.
void write(files::DiskFile& file, const Autosaved& work);
/// Throws core::FileError. Also reads what former versions left: a lesson file with one more key, last of all.
Autosaved readAutosave(const QString& path);

/// Where all sessions keep their unsaved work.
QString autosaveFolder();
/// Whether `path` is a file there.
bool isAutosave(const QString& path);

} // namespace document
