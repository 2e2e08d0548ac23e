#pragma once

#include <QBasicTimer>
#include <QDateTime>
#include <QLockFile>
#include <QObject>

#include "core/lesson.h"

#include <memory>
#include <vector>

namespace document {

class Document;

/// Keeps unsaved work in the state folder, at most a second old (some more for large inputs), until it is saved or given up.
class Autosave : public QObject {
    Q_OBJECT

public:
    /// Work that a session which ended without saving has left.
    struct Leftover {
        QString path;     ///< of the autosave
        QString fileName; ///< of the lesson's own file, empty when it had none
        QDateTime time;
        core::Lesson lesson;
    };

    explicit Autosave(const Document& document, QObject* parent = nullptr);
    ~Autosave() override;

    /// What earlier sessions left, the latest first; those of running sessions are not touched.
    static std::vector<Leftover> leftovers();
    static void discard(const Leftover& leftover);

    /// Forgets this session's autosave: its work is saved, or was given up knowingly.
    void clear();
    /// Where this session keeps its work.
    QString path() const { return m_path; }

signals:
    /// The state folder cannot be written: the work is not protected.
    void failed(const QString& sentence);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Writing;

    void schedule();
    void write();
    void writeSlowly(core::Lesson lesson);
    void giveUpWriting();
    void tell(const QString& fault);

    const Document& m_document;
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    QBasicTimer m_timer;
    std::shared_ptr<Writing> m_writing; ///< a large lesson, on its way to the disk on another thread
    bool m_failed = false;
};

} // namespace document
