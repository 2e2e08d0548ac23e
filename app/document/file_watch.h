#pragma once

#include <QBasicTimer>
#include <QFileSystemWatcher>
#include <QObject>

#include "files/plain_file.h"

namespace document {

class Document;

/// Tells when somebody else writes or removes the document's own file.
class FileWatch : public QObject {
    Q_OBJECT

public:
    explicit FileWatch(const Document& document, QObject* parent = nullptr);

    /// Looks at once: network filesystems tell nobody of what others do.
    void look();

signals:
    /// The file is another one than the document knows; or it is gone; or, `None`, it is the known one after all. A file that is written
    /// again is told of again.
    void changed(files::Change change);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void watch();

    const Document& m_document;
    QFileSystemWatcher m_watcher;
    QBasicTimer m_timer;
    QString m_path;
    files::Change m_last = files::Change::None;
    files::FileState m_lastState; ///< of a file that was written
};

} // namespace document
