#pragma once

#include "document/autosave.h"
#include "window/background.h"

#include <QObject>

#include <functional>
#include <memory>

class QMimeData;
class QWidget;

namespace core {
class FileError;
}
namespace document {
class Document;
}

namespace window {

class ImportDialog;
class Look;

/// Opens and saves lessons for the user: asks before work is lost, and says in a sentence what went wrong.
class LessonFiles : public QObject {
    Q_OBJECT

public:
    /// The answer to "save before leaving?"; dialogs ask, tests put in their own.
    enum class Leave { Save, Discard, Cancel };

    LessonFiles(document::Document& document, const Look& look, QWidget& window);
    ~LessonFiles() override;

    void openNew();
    void open();
    /// Opens a lesson, or takes numbers as the input of the present one: a plain table (CSV, .npy, …) at once, what can be
    /// read in several ways (a picture, a table with words in it) through the import dialog.
    bool openPath(const QString& path);
    /// Asks for a file with numbers or a picture, and how to take it in.
    void import();
    void importFile(const QString& path);
    /// The same for what was dropped or is on the clipboard; false when there is nothing in it.
    bool importFrom(const QMimeData& mime);
    bool openBuiltin(const QString& name);
    bool save();
    bool saveAs();
    bool saveTo(const QString& path);
    /// Asks what to do with unsaved work; false when the user wants to stay.
    bool mayLeave();
    /// Offers the work of a session that crashed.
    std::vector<document::Autosave::Leftover> leftovers() const { return document::Autosave::leftovers(); }
    void restore(const document::Autosave::Leftover& leftover);
    void setQuestion(std::function<Leave()> question) { m_question = std::move(question); }

    /// Gives up a file that is being read.
    void stopReading();

signals:
    /// A large file is being read on another thread; the lesson of before stays until it is there.
    void readingStarted(const QString& name);
    void readingEnded();
    void failed(const QString& sentence);
    void noted(const QString& sentence);

private:
    struct Read;

    Leave askBeforeLeaving();
    bool takeTable(const QString& path);
    void openSlowly(const QString& path);
    void opened(const QString& path);
    ImportDialog* makeImportDialog();
    bool attempt(const std::function<void()>& work);

    document::Document& m_document;
    const Look& m_look;
    QWidget& m_window;
    std::function<Leave()> m_question;
    Background<std::shared_ptr<Read>> m_reading;
};

/// What is wrong with a file, for people: its name, the place, the sentence.
QString fileSentence(const core::FileError& error);

} // namespace window
