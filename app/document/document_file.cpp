#include "document/document.h"

#include <QFileInfo>
#include <QUndoStack>

#include "core/check.h"
#include "core/lesson_file.h"
#include "document/change.h"
#include "document/file_store.h"
#include "resources/builtin_lessons.h"
#include "wording/said.h"

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
    return QByteArray::fromStdString(core::writeLesson(lesson()));
}

void Document::takeIfOurs(const QByteArray& hash)
{
    try {
        if (const files::PlainFile there = files::readPlainFile(m_fileName, core::maxFileBytes); there.state.hash == hash)
            m_disk = there.state;
    } catch (const core::FileError&) {
        // Nothing of ours is there.
    }
}

void Document::save(const QString& path, Over over)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QByteArray json = toJson();
    if (json.size() > core::maxFileBytes)
        throw core::FileError(absolute.toStdString(), {},
                              {CORE_TEXT("would be larger than {0} MiB, which no lesson file may be. Make the input smaller, or export it as a table"),
                               {std::to_string(core::maxFileBytes >> 20)}});
    const bool own = absolute == m_fileName;
    const QByteArray hash = files::FileState::hashOf(json.constData(), std::size_t(json.size()));
    try {
        // Asked at the last moment: whoever writes it between the question and the renaming has a few microseconds for it.
        writeWhole(absolute, json, [&] {
            if (own && over == Over::Known && fileChange(files::Care::Thorough) == files::Change::Written)
                throw ChangedOutside(absolute);
        });
    } catch (const core::FileError&) {
        // It may have been put in place, though perhaps not for good. Only its bytes tell whether it is ours that stands there.
        if (own)
            takeIfOurs(hash);
        throw;
    }
    m_fileName = absolute;
    m_builtinName.clear();
    m_disk = files::FileState::of(absolute);
    m_disk.hash = hash;
    m_undoStack->setClean();
    emit stateChanged();
}

ChangedOutside::ChangedOutside(const QString& path)
    : core::FileError(path.toStdString(), {}, {CORE_TEXT("has been written by another program or window since it was opened here"), {}})
{
}

files::Change Document::fileChange(files::Care care) const
{
    return m_fileName.isEmpty() ? files::Change::None : files::changeSince(m_disk, m_fileName, care);
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
    m_disk = stored.state;
    m_warnings = said(stored.file.warnings);
    if (stored.file.lesson != lesson())
        m_undoStack->push(new Change<LessonPart>(*this, {std::move(stored.file.lesson)}, tr("Reload the file"), newGesture()));
    m_undoStack->setClean();
    emit stateChanged();
}

} // namespace document
