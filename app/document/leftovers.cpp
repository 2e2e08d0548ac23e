#include "document/leftovers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/check.h"
#include "core/differences.h"
#include "core/lesson_file.h"
#include "document/autosave_file.h"
#include "document/document.h"
#include "files/beside.h"
#include "files/disk_file.h"
#include "wording/said.h"

#include <algorithm>
#include <new>
#include <tuple>

namespace document {

namespace {

constexpr int moment = 500; ///< milliseconds that another session may take for looking

/// Compares the work with what is there in its place.
void compare(Leftover& leftover, const Autosaved& work)
{
    using Beside = Leftover::Beside;
    core::Lesson before;
    if (!work.fileName.isEmpty()) {
        if (!QFileInfo::exists(work.fileName)) {
            leftover.beside = Beside::NoFile;
            return;
        }
        try {
            const Document::Stored stored = Document::read(work.fileName);
            leftover.beside = stored.state.hash == work.disk.hash ? Beside::File : Beside::WrittenFile;
            before = stored.file.lesson;
        } catch (const core::FileError&) {
            leftover.beside = Beside::UnreadFile;
            return;
        }
    } else if (const auto builtin = builtinLesson(work.builtinName)) {
        leftover.beside = Beside::Builtin;
        before = *builtin;
    } else {
        return;
    }
    leftover.differences = core::differences(before, work.lesson);
}

Leftover lookAt(const QFileInfo& info)
{
    Leftover leftover;
    leftover.path = info.filePath();
    leftover.time = info.lastModified();
    try {
        const Autosaved work = readAutosave(leftover.path);
        leftover.fileName = work.fileName;
        leftover.title = work.lesson.title;
        if (work.time.isValid())
            leftover.time = work.time;
        compare(leftover, work);
    } catch (const core::FileError& error) {
        const QString place = wording::saidPlace(error.place());
        leftover.fault = (place.isEmpty() ? QString() : place + QStringLiteral(": ")) + wording::said(error.message());
    } catch (const std::bad_alloc&) {
        leftover.fault = wording::said(CORE_TEXT("there is not enough memory to read it"));
    }
    return leftover;
}

/// Whether its own file, or the built-in lesson, already says all that it says.
bool isNoLoss(const Leftover& leftover)
{
    using Beside = Leftover::Beside;
    if (!leftover.fault.isEmpty() || !leftover.differences.empty())
        return false;
    return leftover.beside == Beside::Builtin
        || ((leftover.beside == Beside::File || leftover.beside == Beside::WrittenFile) && files::makeDurable(leftover.fileName));
}

/// Removes what sessions left that were killed while they wrote: half-written files, and locks on nothing.
void tidy(const QDir& dir)
{
    files::removeAbandoned(QFile::encodeName(dir.path()));
    for (const QFileInfo& info : dir.entryInfoList({QStringLiteral("*.poolscope.lock")}, QDir::Files)) {
        const QString autosave = dir.filePath(info.completeBaseName());
        if (!QFileInfo::exists(autosave))
            SessionLock(autosave).take(0); // and lets it go, which removes it
    }
}

} // namespace

std::vector<Leftover> leftovers()
{
    std::vector<Leftover> found;
    const QDir dir(autosaveFolder());
    for (const QFileInfo& info : dir.entryInfoList({QStringLiteral("*.poolscope")}, QDir::Files)) {
        // Let go before it is read: who wants to bring it back need not wait for that, and what is read is one version.
        if (!SessionLock(info.filePath()).take(moment) || !QFileInfo::exists(info.filePath()))
            continue;
        Leftover leftover = lookAt(info);
        if (!isNoLoss(leftover))
            found.push_back(std::move(leftover));
        else if (auto own = claim(leftover.path))
            discard(std::move(*own));
    }
    tidy(dir);
    std::sort(found.begin(), found.end(), [](const Leftover& a, const Leftover& b) { return std::tie(b.time, b.path) < std::tie(a.time, a.path); });
    return found;
}

std::optional<Claim> claim(const QString& path)
{
    Claim claim{path, std::make_unique<SessionLock>(path)};
    if (!claim.lock->take(moment) || !QFileInfo::exists(path))
        return {};
    return claim;
}

void discard(Claim claim)
{
    QFile::remove(claim.path);
}

} // namespace document
