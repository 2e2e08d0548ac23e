#pragma once

#include <QObject>
#include <QThreadPool>

#include "document/document.h"
#include "window/look/background.h"

#include <functional>
#include <optional>

class QTimer;
class QWidget;

namespace window {

/// Brings the lesson to the disk on another thread, with the window going on, and says "saved" when it is there.
class Saving : public QObject {
    Q_OBJECT

public:
    /// Does something that may throw a sentence for the user, which is said then; whether it did not.
    using Attempt = std::function<bool(const std::function<void()>&)>;

    Saving(document::Document& document, QWidget& window, Attempt attempt);
    ~Saving() override;

    /// Saves the lesson as it is now. One that is asked for while another is under way begins when that one has succeeded,
    /// with the lesson as it is then.
    void begin(const QString& path, document::Document::Over over = document::Document::Over::Known);
    bool isUnderWay() const { return m_underWay; }
    /// Where the last one that was asked for goes.
    const QString& path() const { return m_next ? m_next->path : m_path; }
    /// Whether the last one succeeded.
    bool succeeded() const { return m_succeeded; }

    enum class Wait { Ended, Stay, Leave };
    /// Waits until all is saved, or could not be. What takes longer than a moment is said in a dialog, which can be left: to
    /// stay in the window, or, when the window is `closing`, to leave without knowing what becomes of the file.
    Wait wait(bool closing);

    /// Waits for the disk, but no longer than that; whether it has answered.
    bool finish(int milliseconds) { return m_pool.waitForDone(milliseconds); }

signals:
    void started(const QString& name);
    void ended();
    void saved(const QString& path);
    /// The file has been written by somebody else.
    void conflicted(const QString& path);
    /// The disk has not answered for long already.
    void stuck(const QString& sentence);

private:
    void end(const document::Document::Written& written);
    Wait ask(bool closing);

    struct Next {
        QString path;
        document::Document::Over over;
    };

    document::Document& m_document;
    QWidget& m_window;
    Attempt m_attempt;
    QThreadPool m_pool; ///< of its own: nothing else puts it off, and it nothing else
    Background<document::Document::Written> m_writing{m_pool};
    QTimer* m_patience;
    QString m_path;
    std::optional<Next> m_next;
    bool m_underWay = false;
    bool m_succeeded = false;
};

} // namespace window
