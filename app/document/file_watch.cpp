#include "document/file_watch.h"

#include <QFileInfo>
#include <QTimerEvent>

#include "document/document.h"

#include <utility>

namespace document {

static constexpr int settling = 300; ///< milliseconds until whoever writes has written all

FileWatch::FileWatch(const Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    // A running timer is not started anew: a busy folder must not put the look off for ever.
    const auto later = [this] {
        if (!m_timer.isActive())
            m_timer.start(settling, this);
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
    connect(&document, &Document::stateChanged, this, &FileWatch::look);
}

void FileWatch::watch()
{
    if (m_document.fileName() != m_path) {
        m_path = m_document.fileName();
        if (std::exchange(m_last, files::Change::None) != files::Change::None)
            emit changed(m_last);
        if (const QStringList before = m_watcher.files() + m_watcher.directories(); !before.isEmpty())
            m_watcher.removePaths(before);
    }
    if (m_path.isEmpty())
        return;
    // The folder too: what replaces the file is another one, which nobody watches yet.
    for (const QString& path : {m_path, QFileInfo(m_path).path()}) {
        if (!m_watcher.files().contains(path) && !m_watcher.directories().contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

void FileWatch::look()
{
    watch();
    const files::Change now = m_document.fileChange(files::Care::Quick);
    const files::FileState state = now == files::Change::Written ? files::FileState::of(m_path) : files::FileState();
    const bool again = std::exchange(m_lastState, state) != state; // written once more
    if (std::exchange(m_last, now) != now || again)
        emit changed(now);
}

void FileWatch::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_timer.stop();
    look();
}

} // namespace document
