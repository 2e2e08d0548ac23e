#pragma once

#include "document/document.h"
#include "document/recent_files.h"
#include "window/files/saving.h"
#include "window/look/background.h"

#include <QDeadlineTimer>
#include <QObject>

#include <functional>

class QMimeData;
class QWidget;

namespace core {
class FileError;
}
namespace window {

class ImportDialog;
class Language;
class Look;

/// Opens and saves lessons for the user: asks before work is lost, and says in a sentence what went wrong.
class LessonFiles : public QObject {
    Q_OBJECT

public:
    /// The answer to "save before leaving?"; dialogs ask, tests put in their own.
    enum class Leave { Save, Discard, Cancel };

    LessonFiles(document::Document& document, const Look& look, const Language& language, QWidget& window);
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
    /// Begins to save, with the window going on (see Saving); false when no file was chosen.
    bool startSaving();
    bool startSavingAs();
    /// The same, and waits for it; whether it is saved.
    bool save();
    bool saveTo(const QString& path);
    bool isSaving() const { return m_saving.isUnderWay(); }
    /// Waits for what is being saved, and asks what to do with unsaved work; false when the user wants to stay. Who is
    /// `closing` the window may do so while the disk does not answer: then it is still being saved.
    bool mayLeave(bool closing = false);
    /// What is asked before unsaved changes are left.
    QString leavingWords() const;
    /// Where a dialog for files opens: beside the lesson's own file, else where the last one was chosen, else among the
    /// user's documents.
    QString folder() const;
    void setQuestion(std::function<Leave()> question) { m_question = std::move(question); }

    /// What to do when the file to be written has been written by somebody else; `differences` says what is other here.
    enum class Conflict { Overwrite, SaveAs, Reload, Cancel };
    void setConflictQuestion(std::function<Conflict(const QString& differences)> question) { m_conflictQuestion = std::move(question); }
    /// Takes in what the lesson's own file says now; undo brings back what was here.
    void reload();
    /// What is other here than in the lesson's own file, in words.
    QString differencesFromFile() const;

    /// What is done with a file that has been read; may throw what the user is to be told.
    using Then = std::function<void()>;
    /// Runs `work` on another thread, then what it returns on this one. The window waits a second for it, and goes on
    /// without it after that, or at once where a `large` file will take long; a disk may be far away. False when it has
    /// failed already. Only the last one asked for counts.
    bool readThen(const QString& name, bool large, std::function<Then()> work);
    /// Gives up a file that is being read.
    void stopReading();
    bool isReading() const { return m_waiting; }

    document::RecentFiles& recent() { return m_recent; }
    /// Waits for the disks, but no longer than that; whether they have answered.
    bool finish(const QDeadlineTimer& end);

signals:
    /// A large file is being read on another thread; the lesson of before stays until it is there.
    void readingStarted(const QString& name);
    void readingEnded();
    void savingStarted(const QString& name);
    void savingEnded();
    void failed(const QString& sentence);
    void noted(const QString& sentence);
    /// What was to be opened is unsaved work of an earlier session.
    void leftoverChosen(const QString& path);

private:
    Leave askBeforeLeaving();
    void visited(const QString& path);
    Conflict askAboutConflict(const QString& differences);
    void resolveConflict(const QString& path);
    bool takeTable(const QString& path);
    void opened(const QString& path);
    ImportDialog* makeImportDialog();
    bool attempt(const std::function<void()>& work);

    document::Document& m_document;
    const Look& m_look;
    const Language& m_language;
    QWidget& m_window;
    std::function<Leave()> m_question;
    std::function<Conflict(const QString&)> m_conflictQuestion;
    document::RecentFiles m_recent;
    Saving m_saving;
    QThreadPool m_pool; ///< of its own: a file is not to be read only when an export has ended
    Background<Then> m_reading{m_pool};
    bool m_waiting = false; ///< for a file, with the window going on
    bool m_edited = false;  ///< since it began to be read
};

/// What is wrong with a file, for people: its name, the place, the sentence.
QString fileSentence(const core::FileError& error);

} // namespace window
