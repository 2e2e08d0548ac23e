#include "document/autosave.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimerEvent>
#include <QUuid>

#include "core/lesson_file.h"
#include "document/document.h"
#include "document/file_store.h"
#include "document/said.h"

namespace document {

namespace {

constexpr int delay = 1000; ///< milliseconds between a change and its autosave
/// Where an autosave notes the lesson's own file: one more key that lesson files may carry, so that the autosave is one
/// file, replaced in one piece.
const char* const fileKey = "autosave_of";

QString folder()
{
    const QString path = stateFolder() + QStringLiteral("/autosave");
    QDir().mkpath(path);
    return path;
}

QString lockPath(const QString& autosave)
{
    return autosave + QStringLiteral(".lock");
}

std::string toJsonString(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2).toStdString();
}

QString fromJsonString(const std::string& json)
{
    return QJsonDocument::fromJson('[' + QByteArray::fromStdString(json) + ']').array().first().toString();
}

} // namespace

Autosave::Autosave(const Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_path(folder() + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".poolscope"))
    , m_lock(std::make_unique<QLockFile>(lockPath(m_path)))
{
    // Never stale by age: a session may be open for days. QLockFile still sees when the process is gone.
    m_lock->setStaleLockTime(0);
    connect(&document, &Document::changed, this, &Autosave::schedule);
    connect(&document, &Document::stateChanged, this, [this] {
        // A lesson that was brought back is modified without having been changed.
        if (m_document.isModified())
            schedule();
        else
            clear();
    });
}

Autosave::~Autosave() = default;

void Autosave::schedule()
{
    // A running timer is not started anew: steady typing must not put the autosave off for ever.
    if (m_document.isModified() && !m_timer.isActive())
        m_timer.start(delay, Qt::CoarseTimer, this);
}

void Autosave::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_timer.stop();
    if (m_document.isModified())
        write();
}

void Autosave::write()
{
    if (!m_lock->isLocked())
        m_lock->tryLock(0);
    core::Lesson lesson = m_document.lesson();
    lesson.extra.emplace_back(fileKey, toJsonString(m_document.fileName()));
    try {
        writeWhole(m_path, QByteArray::fromStdString(core::writeLesson(lesson)));
        m_failed = false;
    } catch (const core::FileError& error) {
        // Said once, not once a second.
        if (!m_failed)
            emit failed(said(error.message()));
        m_failed = true;
    }
}

void Autosave::clear()
{
    m_timer.stop();
    QFile::remove(m_path);
    m_lock->unlock();
}

std::vector<Autosave::Leftover> Autosave::leftovers()
{
    std::vector<Leftover> found;
    const QDir dir(folder());
    for (const QFileInfo& info : dir.entryInfoList({QStringLiteral("*.poolscope")}, QDir::Files, QDir::Time)) {
        QLockFile lock(lockPath(info.filePath()));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue;
        try {
            const std::string path = info.filePath().toStdString();
            Leftover leftover{info.filePath(), {}, info.lastModified(), core::parseLesson(core::readFile(path), path).lesson};
            std::erase_if(leftover.lesson.extra, [&](const auto& entry) {
                if (entry.first != fileKey)
                    return false;
                leftover.fileName = fromJsonString(entry.second);
                return true;
            });
            found.push_back(std::move(leftover));
        } catch (const core::FileError&) {
            // Not one of ours, or from a newer version: it stays where it is.
        }
    }
    return found;
}

void Autosave::discard(const Leftover& leftover)
{
    QFile::remove(leftover.path);
    QFile::remove(lockPath(leftover.path));
}

} // namespace document
