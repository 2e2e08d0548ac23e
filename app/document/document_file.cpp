#include "document/document.h"

#include <QFileInfo>
#include <QUndoStack>

#include "core/check.h"
#include "core/lesson_file.h"
#include "document/change.h"
#include "document/file_store.h"
#include "resources/builtin_lessons.h"
#include "wording/said.h"

#include <exception>
#include <optional>
#include <utility>

// The document's file: reading, saving, and what others do to it meanwhile.

namespace document {

static QStringList said(const std::vector<core::Oddity>& oddities)
{
    QStringList list;
    for (const core::Oddity& oddity : oddities)
        list << wording::saidOf(QString::fromStdString(oddity.place), wording::said(oddity.message));
    return list;
}

void Document::open(const QString& path)
{
    openRead(read(path), path);
}

Document::Stored Document::read(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files::PlainFile plain = files::readPlainFile(absolute, core::maxFileBytes);
    return {core::parseLesson(plain.bytes, absolute.toStdString()), plain.state};
}

void Document::openRead(Stored stored, const QString& path)
{
    load(std::move(stored.file.lesson), {.fileName = QFileInfo(path).absoluteFilePath(), .disk = stored.state,
                                         .warnings = said(stored.file.warnings)});
}

std::optional<core::Lesson> builtinLesson(const QString& name)
{
    for (const resources::BuiltinLesson& builtin : resources::builtinLessons()) {
        if (builtin.name == name.toStdString())
            return core::parseLesson(builtin.json, std::string(builtin.name)).lesson;
    }
    return {};
}

void Document::openBuiltin(const QString& name)
{
    auto lesson = builtinLesson(name);
    if (!lesson)
        throw core::FileError(name.toStdString(), {}, {CORE_TEXT("there is no built-in lesson of this name"), {}});
    load(std::move(*lesson), {.builtinName = name});
}

void Document::openNew()
{
    load(newLesson(), {});
}

void Document::restore(core::Lesson lesson, const QString& fileName, const files::FileState& disk, const QString& builtinName)
{
    load(std::move(lesson), {.fileName = fileName, .builtinName = builtinName, .disk = disk, .modified = true});
}

QByteArray Document::toJson() const
{
    return QByteArray::fromStdString(core::writeLesson(toBeSaved()));
}

/// After a save that failed: it may have been put in place, though perhaps not for good. Only its bytes tell whether it is
/// ours that stands there.
static std::optional<files::FileState> ifOurs(const QString& path, const QByteArray& hash)
{
    try {
        if (files::PlainFile there = files::readPlainFile(path, core::maxFileBytes); there.state.hash == hash)
            return there.state;
    } catch (const core::FileError&) {
        // Nothing of ours is there.
    }
    return {};
}

void Document::save(const QString& path, Over over)
{
    endSaving(write(beginSaving(path, over)));
}

Document::Saving Document::beginSaving(const QString& path, Over over)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_saving = {.number = ++m_savings, .modified = isModified()};
    m_undoStack->setClean();
    return {.number = m_savings, .lesson = toBeSaved(), .path = absolute, .own = absolute == m_fileName, .over = over, .known = m_disk};
}

Document::Written Document::write(Saving saving)
{
    Written written{.number = saving.number, .path = saving.path};
    QByteArray hash;
    try {
        const QByteArray json = QByteArray::fromStdString(core::writeLesson(saving.lesson));
        saving.lesson = {}; // while it is shared, an edit copies a large input
        if (json.size() > core::maxFileBytes)
            throw core::FileError(saving.path.toStdString(), {},
                                  {CORE_TEXT("would be larger than {0} MiB, which no lesson file may be. Make the input smaller, or export it as a table"),
                                   {std::to_string(core::maxFileBytes >> 20)}});
        hash = files::FileState::hashOf(json.constData(), std::size_t(json.size()));
        // Asked at the last moment: whoever writes it between the question and the renaming has a few microseconds for it.
        writeWhole(saving.path, json, [&] {
            if (saving.own && saving.over == Over::Known
                && files::changeSince(saving.known, saving.path, files::Care::Thorough) == files::Change::Written)
                throw ChangedOutside(saving.path);
        });
        written.disk = files::FileState::of(saving.path);
        written.disk->hash = hash;
    } catch (...) {
        written.fault = std::current_exception();
        if (saving.own && !hash.isEmpty())
            written.disk = ifOurs(saving.path, hash);
    }
    return written;
}

void Document::endSaving(const Written& written)
{
    const bool here = m_saving && m_saving->number == written.number;
    const bool modified = here && m_saving->modified;
    if (here) {
        m_saving.reset();
        m_disk = written.disk.value_or(m_disk);
    }
    if (written.fault && modified)
        m_undoStack->resetClean();
    if (!written.fault && here) {
        m_fileName = written.path;
        m_builtinName.clear();
    }
    if (here)
        emit stateChanged();
    if (written.fault)
        std::rethrow_exception(written.fault);
}

ChangedOutside::ChangedOutside(const QString& path)
    : core::FileError(path.toStdString(), {}, {CORE_TEXT("has been written by another program or window since it was opened here"), {}})
{
}

files::Change Document::fileChange(files::Care care) const
{
    return m_fileName.isEmpty() || isSaving() ? files::Change::None : files::changeSince(m_disk, m_fileName, care);
}

void Document::keepMine()
{
    try {
        m_disk = files::readPlainFile(m_fileName, core::maxFileBytes).state;
    } catch (const core::FileError&) {
        m_disk = files::FileState::of(m_fileName); // gone, or no lesson
    }
    m_undoStack->resetClean();
    emit stateChanged();
}

void Document::reload(Stored stored)
{
    m_saving.reset(); // what that makes of the file is news
    m_disk = stored.state;
    m_warnings = said(stored.file.warnings);
    if (stored.file.lesson != own())
        m_undoStack->push(new Change<LessonPart>(*this, {std::move(stored.file.lesson)}, tr("Reload the file"), newGesture()));
    m_undoStack->setClean();
    emit stateChanged();
}

} // namespace document
