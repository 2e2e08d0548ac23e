#include "window/files/lesson_files.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimer>
#include <QUndoStack>

#include "core/differences.h"
#include "core/lesson_file.h"
#include "document/autosave_file.h"
#include "document/document.h"
#include "files/plain_file.h"
#include "formats/format.h"
#include "formats/numbers.h"
#include "window/files/import_dialog.h"
#include "window/files/recovery_words.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/look/settings.h"
#include "wording/said.h"

#include <exception>
#include <memory>
#include <new>
#include <utility>

namespace window {

QString fileSentence(const core::FileError& error)
{
    QString words = wording::said(error.message());
    if (!error.place().empty())
        words = wording::saidOf(wording::saidPlace(error.place()), words);
    return wording::ended(wording::saidOf(QFileInfo(QString::fromStdString(error.file())).fileName(), words));
}

LessonFiles::LessonFiles(document::Document& document, const Look& look, const Language& language, QWidget& window)
    : QObject(&window)
    , m_document(document)
    , m_look(look)
    , m_language(language)
    , m_window(window)
    , m_question([this] { return askBeforeLeaving(); })
    , m_conflictQuestion([this](const QString& differences) { return askAboutConflict(differences); })
    , m_saving(document, window, [this](const std::function<void()>& work) { return attempt(work); })
{
    connect(&m_saving, &Saving::started, this, &LessonFiles::savingStarted);
    connect(&m_saving, &Saving::ended, this, &LessonFiles::savingEnded);
    connect(&m_saving, &Saving::stuck, this, &LessonFiles::failed);
    connect(&m_saving, &Saving::conflicted, this, &LessonFiles::resolveConflict);
    connect(&m_saving, &Saving::saved, this, [this](const QString& path) {
        m_recent.add(path);
        emit noted(tr("Saved %1.").arg(QFileInfo(path).fileName()));
    });
    connect(document.undoStack(), &QUndoStack::indexChanged, this, [this] { m_edited = true; });
}

LessonFiles::~LessonFiles() = default;

bool LessonFiles::attempt(const std::function<void()>& work)
{
    try {
        work();
        return true;
    } catch (const core::FileError& error) {
        emit failed(fileSentence(error));
    } catch (const formats::FileFault& fault) {
        emit failed(wording::ended(fault.sentence()));
    } catch (const std::bad_alloc&) {
        emit failed(tr("There is not enough memory for this file."));
    }
    return false;
}

QString LessonFiles::leavingWords() const
{
    const QString name = m_document.displayName(m_language.locale());
    return name.isEmpty() ? tr("Save the new lesson?") : tr("Save the changes to “%1”?").arg(name);
}

QString LessonFiles::folder() const
{
    if (!m_document.fileName().isEmpty())
        return QFileInfo(m_document.fileName()).absolutePath();
    const QString places[] = {Settings().value(QStringLiteral("files/folder")).toString(),
                              QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)};
    for (const QString& place : places) {
        if (!place.isEmpty() && QFileInfo(place).isDir())
            return place;
    }
    return QDir::homePath();
}

void LessonFiles::visited(const QString& path)
{
    Settings().setValue(QStringLiteral("files/folder"), QFileInfo(path).absolutePath());
}

LessonFiles::Leave LessonFiles::askBeforeLeaving()
{
    QMessageBox box(QMessageBox::NoIcon, tr("Poolscope"), leavingWords(),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("Without saving they are lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return Leave::Save;
    case QMessageBox::Discard:
        return Leave::Discard;
    default:
        return Leave::Cancel;
    }
}

bool LessonFiles::mayLeave(bool closing)
{
    if (const Saving::Wait answer = m_saving.wait(closing); answer != Saving::Wait::Ended)
        return answer == Saving::Wait::Leave;
    if (!m_document.isModified())
        return true;
    switch (m_question()) {
    case Leave::Save: {
        if (!startSaving())
            return false;
        const Saving::Wait answer = m_saving.wait(closing);
        return answer == Saving::Wait::Ended ? m_saving.succeeded() : answer == Saving::Wait::Leave;
    }
    case Leave::Discard:
        return true;
    case Leave::Cancel:
        break;
    }
    return false;
}

void LessonFiles::openNew()
{
    if (!mayLeave())
        return;
    stopReading();
    m_document.openNew();
}

void LessonFiles::open()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Open a lesson"), folder(),
                                                      tr("Lessons (*.poolscope)") + QStringLiteral(";;")
                                                          + ImportDialog::fileFilter());
    if (path.isEmpty())
        return;
    visited(path);
    openPath(path);
}

bool LessonFiles::takeTable(const QString& path)
{
    static const QStringList plain{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("json"), QStringLiteral("npy")};
    // A large one is read by the dialog, which does so on another thread.
    constexpr qint64 large = 4 << 20;
    if (plain.contains(QFileInfo(path).suffix().toLower()) && QFileInfo(path).size() <= large) {
        try {
            formats::Numbers numbers = formats::readNumbersFile(path);
            if (numbers.notes.empty()) {
                m_document.setInput(std::move(numbers.values), std::move(numbers.notation),
                                    tr("Input from %1").arg(wording::printable(QFileInfo(path).fileName())));
                emit noted(tr("The input is %1 now.").arg(QFileInfo(path).fileName()));
                return true;
            }
        } catch (const core::FileError&) {
            // The dialog shows where the fault is, and what can be done about it.
        }
    }
    importFile(path);
    return true;
}

ImportDialog* LessonFiles::makeImportDialog()
{
    auto* dialog = new ImportDialog(m_look.theme(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_document.setInput(dialog->numbers().values, dialog->numbers().notation, tr("Input from %1").arg(wording::printable(dialog->name())));
    });
    return dialog;
}

void LessonFiles::import()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Import numbers or a picture"), folder(),
                                                      ImportDialog::fileFilter());
    if (path.isEmpty())
        return;
    visited(path);
    importFile(path);
}

void LessonFiles::importFile(const QString& path)
{
    if (!attempt([&] { files::requirePlainFile(path); }))
        return;
    if (!QFileInfo::exists(path)) {
        emit failed(tr("There is no file %1.").arg(QFileInfo(path).fileName()));
        return;
    }
    ImportDialog* dialog = makeImportDialog();
    dialog->openFile(path);
    // A file of the command line is opened before the window is shown, which a dialog wants to stand over.
    if (m_window.isVisible())
        dialog->QDialog::open();
    else
        QTimer::singleShot(0, dialog, [dialog] { dialog->QDialog::open(); });
}

bool LessonFiles::importFrom(const QMimeData& mime)
{
    ImportDialog* dialog = makeImportDialog();
    if (!dialog->open(mime)) {
        delete dialog;
        return false;
    }
    dialog->QDialog::open();
    return true;
}

/// More than this takes longer to read than a window may wait.
static bool isLarge(const QString& path)
{
    constexpr qint64 large = 2 << 20;
    return QFileInfo(path).size() > large;
}

bool LessonFiles::openPath(const QString& path)
{
    if (document::isAutosave(path)) {
        emit leftoverChosen(path);
        return true;
    }
    // A pipe may never be written to, and a device never end.
    if (!attempt([&] { files::requirePlainFile(path); }))
        return false;
    const formats::Format* table = formats::findFormat(path, formats::Purpose::Read, formats::Grid);
    const formats::Format* lesson = formats::findFormat(path, formats::Purpose::Read, formats::LessonText);
    if (table && !lesson)
        return takeTable(path);
    if (!mayLeave())
        return false;
    return readThen(QFileInfo(path).fileName(), isLarge(path), [this, path]() -> Then {
        auto stored = std::make_shared<document::Document::Stored>(document::Document::read(path));
        return [this, path, stored] {
            // The window went on meanwhile: what was done there is not thrown away unasked.
            if ((m_edited || isSaving()) && !mayLeave())
                return;
            m_document.openRead(std::move(*stored), path);
            opened(path);
        };
    });
}

void LessonFiles::opened(const QString& path)
{
    m_recent.add(path);
    constexpr qsizetype most = 3; // in one line, however much is odd
    const QStringList warnings = m_document.warnings();
    QStringList shown = warnings.mid(0, most);
    if (warnings.size() > shown.size())
        shown << tr("… and %1 more").arg(warnings.size() - shown.size());
    QString all;
    for (const QString& each : shown)
        all = all.isEmpty() ? wording::ended(each) : followedBy(all, wording::ended(each));
    if (!all.isEmpty())
        emit noted(all);
}

bool LessonFiles::readThen(const QString& name, bool large, std::function<Then()> work)
{
    constexpr int patience = 1000; // milliseconds
    stopReading();
    m_edited = false;
    const auto succeeded = std::make_shared<bool>(true);
    const auto guarded = [work = std::move(work)](const formats::Progress&) -> Then {
        try {
            return work();
        } catch (...) {
            return [fault = std::current_exception()] { std::rethrow_exception(fault); };
        }
    };
    const auto finished = [this, succeeded](const Then& then) {
        if (std::exchange(m_waiting, false))
            emit readingEnded();
        *succeeded = attempt(then);
    };
    m_reading.run(guarded, finished, [](int) {});
    m_reading.wait(large ? 0 : patience);
    if (m_reading.isRunning()) {
        m_waiting = true;
        emit readingStarted(name);
    }
    return *succeeded;
}

void LessonFiles::stopReading()
{
    m_reading.stop(); // also what has been read and was not yet told of
    if (std::exchange(m_waiting, false))
        emit readingEnded();
}

bool LessonFiles::openBuiltin(const QString& name)
{
    if (!mayLeave())
        return false;
    stopReading();
    return attempt([&] { m_document.openBuiltin(name); });
}

bool LessonFiles::startSaving()
{
    // A lesson that is getting its first file has none yet.
    const QString path = isSaving() ? m_saving.path() : m_document.fileName();
    if (path.isEmpty())
        return startSavingAs();
    m_saving.begin(path);
    return true;
}

bool LessonFiles::startSavingAs()
{
    QString proposal = m_document.fileName();
    if (proposal.isEmpty())
        proposal = QDir(folder()).filePath((m_document.builtinName().isEmpty() ? tr("lesson") : m_document.builtinName()) + QStringLiteral(".poolscope"));
    QFileDialog dialog(&m_window, tr("Save the lesson"), proposal, tr("Lessons (*.poolscope)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("poolscope"));
    if (dialog.exec() != QDialog::Accepted)
        return false;
    visited(dialog.selectedFiles().constFirst());
    m_saving.begin(dialog.selectedFiles().constFirst());
    return true;
}

bool LessonFiles::save()
{
    return startSaving() && m_saving.wait(false) == Saving::Wait::Ended && m_saving.succeeded();
}

bool LessonFiles::saveTo(const QString& path)
{
    m_saving.begin(path);
    return m_saving.wait(false) == Saving::Wait::Ended && m_saving.succeeded();
}

void LessonFiles::resolveConflict(const QString& path)
{
    const QString differences = differencesFromFile();
    // The same lesson, if in other letters: nothing is lost.
    switch (differences.isEmpty() ? Conflict::Overwrite : m_conflictQuestion(differences)) {
    case Conflict::Overwrite:
        m_saving.begin(path, document::Document::Over::Anything);
        break;
    case Conflict::SaveAs:
        startSavingAs();
        break;
    case Conflict::Reload:
        reload();
        break;
    case Conflict::Cancel:
        break;
    }
}

bool LessonFiles::finish(const QDeadlineTimer& end)
{
    const auto left = [&] { return int(end.remainingTime()); };
    return m_saving.finish(left()) && m_recent.finish(left()) && m_pool.waitForDone(left());
}

LessonFiles::Conflict LessonFiles::askAboutConflict(const QString& differences)
{
    QMessageBox box(QMessageBox::NoIcon, tr("Poolscope"),
                    tr("“%1” has been written by another program or window since it was opened here.").arg(m_document.displayName({})),
                    QMessageBox::Cancel, &m_window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(differences + QStringLiteral("\n\n") + tr("Overwriting it loses what it says now. Reloading it can be undone."));
    const QPushButton* overwrite = box.addButton(tr("&Overwrite"), QMessageBox::DestructiveRole);
    const QPushButton* reloading = box.addButton(tr("&Reload"), QMessageBox::ActionRole);
    QPushButton* elsewhere = box.addButton(tr("Save &as…"), QMessageBox::AcceptRole);
    box.setDefaultButton(elsewhere);
    box.exec();
    const QAbstractButton* chosen = box.clickedButton();
    return chosen == overwrite ? Conflict::Overwrite : chosen == reloading ? Conflict::Reload : chosen == elsewhere ? Conflict::SaveAs : Conflict::Cancel;
}

void LessonFiles::reload()
{
    if (isSaving())
        return;
    const QString path = m_document.fileName();
    readThen(QFileInfo(path).fileName(), isLarge(path), [this, path]() -> Then {
        auto stored = std::make_shared<document::Document::Stored>(document::Document::read(path));
        return [this, path, stored] {
            if (m_document.fileName() != path || isSaving())
                return;
            m_document.reload(std::move(*stored));
            emit noted(tr("%1 is as its file is now. Undo brings back what was here.").arg(QFileInfo(path).fileName()));
        };
    });
}

QString LessonFiles::differencesFromFile() const
{
    if (isLarge(m_document.fileName()))
        return tr("It is too large to be compared at once.");
    try {
        const auto found = core::differences(document::Document::read(m_document.fileName()).file.lesson, m_document.own());
        return found.empty() ? QString() : tr("Here, compared with the file: %1.").arg(differenceWords(found));
    } catch (const core::FileError&) {
        return tr("The file is no lesson that can be read now.");
    }
}

} // namespace window
