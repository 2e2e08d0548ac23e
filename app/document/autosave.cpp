#include "document/autosave.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThreadPool>
#include <QTimerEvent>
#include <QUuid>

#include "core/explain.h"
#include "core/lesson_file.h"
#include "document/document.h"
#include "document/file_store.h"
#include "document/said.h"

#include <functional>
#include <mutex>
#include <new>
#include <utility>

namespace document {

namespace {

constexpr int delay = 1000; ///< milliseconds between a change and its autosave
constexpr int delayOfLarge = 5000; ///< writing millions of numbers keeps a processor busy for seconds
constexpr std::int64_t largeInput = 1 << 18; ///< from here on it is another thread's
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

Autosave::~Autosave()
{
    giveUpWriting();
}

void Autosave::schedule()
{
    // A running timer is not started anew: steady typing must not put the autosave off for ever.
    if (m_document.isModified() && !m_timer.isActive())
        m_timer.start(m_document.lesson().input.size() > largeInput ? delayOfLarge : delay, Qt::CoarseTimer, this);
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

/// What the thread that writes and the one that may not want it any more have in common.
struct Autosave::Writing {
    std::mutex mutex;
    bool givenUp = false;
};

namespace {

/// About how long the lesson's file would be, from some of its numbers: writing it only to see that takes hundreds of MiB.
double expectedBytes(const core::Lesson& lesson)
{
    constexpr std::size_t most = 2048;
    const auto numbers = lesson.input.data();
    const std::size_t step = numbers.size() / most + 1;
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < numbers.size(); i += step, ++count)
        sum += double(core::exactNumber(numbers[i]).size() + 1);
    return sum / double(count) * double(numbers.size());
}

/// Empty when all went well.
QString writeTo(const QString& path, const core::Lesson& lesson, const std::function<bool(const QByteArray&)>& isWanted)
{
    const QString tooLarge = Autosave::tr("The input is too large to be protected against a crash.");
    if (expectedBytes(lesson) > 1.1 * double(core::maxFileBytes))
        return tooLarge;
    try {
        const QByteArray json = QByteArray::fromStdString(core::writeLesson(lesson));
        if (json.size() > core::maxFileBytes)
            return tooLarge;
        if (isWanted(json))
            writeWhole(path, json);
    } catch (const core::FileError& error) {
        return said(error.message());
    } catch (const std::bad_alloc&) {
        return tooLarge;
    }
    return {};
}

} // namespace

void Autosave::write()
{
    if (m_writing) { // the one before first
        schedule();
        return;
    }
    if (!m_lock->isLocked())
        m_lock->tryLock(0);
    core::Lesson lesson = m_document.lesson();
    lesson.extra.emplace_back(fileKey, toJsonString(m_document.fileName()));
    if (lesson.input.size() > largeInput)
        writeSlowly(std::move(lesson));
    else
        tell(writeTo(m_path, lesson, [](const QByteArray&) { return true; }));
}

void Autosave::writeSlowly(core::Lesson lesson)
{
    const auto writing = std::make_shared<Writing>();
    m_writing = writing;
    QThreadPool::globalInstance()->start([this, writing, path = m_path, lesson = std::move(lesson)] {
        std::unique_lock lock(writing->mutex, std::defer_lock);
        const QString fault = writeTo(path, lesson, [&](const QByteArray&) {
            lock.lock();
            return !writing->givenUp;
        });
        if (!lock.owns_lock())
            lock.lock();
        if (writing->givenUp) // then this may be gone
            return;
        QMetaObject::invokeMethod(this, [this, writing, fault] {
            if (m_writing != writing)
                return;
            m_writing.reset();
            tell(fault);
        }, Qt::QueuedConnection);
    });
}

void Autosave::giveUpWriting()
{
    const auto writing = std::exchange(m_writing, nullptr);
    if (!writing)
        return;
    const std::scoped_lock lock(writing->mutex);
    writing->givenUp = true;
}

void Autosave::tell(const QString& fault)
{
    // Said once, not once a second.
    if (!fault.isEmpty() && !m_failed)
        emit failed(fault);
    m_failed = !fault.isEmpty();
}

void Autosave::clear()
{
    giveUpWriting();
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
