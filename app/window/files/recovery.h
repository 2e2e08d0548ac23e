#pragma once

#include <QObject>

#include "document/leftovers.h"
#include "window/look/background.h"

#include <functional>
#include <map>
#include <vector>

namespace document {
class Autosave;
class Document;
}

namespace window {

class Language;
class LessonFiles;
class MessageBar;

/// Offers the work of sessions that ended without saving, each until it is brought back or discarded; what is put off is
/// offered again at the next start.
class Recovery : public QObject {
    Q_OBJECT

public:
    Recovery(document::Document& document, document::Autosave& autosave, LessonFiles& files, MessageBar& messages,
             const Language& language, QWidget& window);

    /// Looks for such work on another thread, then offers it.
    void look();
    const std::vector<document::Leftover>& leftovers() const { return m_leftovers; }
    /// Shows all of it, to choose from.
    void review();

    /// Takes it up in this window, after asking what to do with unsaved work there. The session keeps it as its own from
    /// then on: at no moment is it in memory alone.
    void bringBack(const QString& path);
    /// The same in a window of its own.
    void bringBackElsewhere(const QString& path);
    void discard(const QString& path);

    QString name(const document::Leftover& leftover) const;
    QString timeOf(const document::Leftover& leftover) const;
    /// How another window is opened; tests put in their own.
    void setStarter(std::function<bool(const QStringList& arguments)> starter) { m_starter = std::move(starter); }

signals:
    /// `leftovers` are others.
    void changed();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void offer();
    void forget(const QString& path);
    void takenMeanwhile(const QString& path);

    document::Document& m_document;
    document::Autosave& m_autosave;
    LessonFiles& m_files;
    MessageBar& m_messages;
    const Language& m_language;
    QWidget& m_window;
    std::function<bool(const QStringList&)> m_starter;
    Background<std::vector<document::Leftover>> m_looking;
    std::map<QString, Background<bool>> m_discarding; ///< by the autosave's path
    std::vector<document::Leftover> m_leftovers;
    bool m_later = false; ///< put off until the next start
};

} // namespace window
