#include "window/lesson_files.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QTimer>

#include "core/lesson_file.h"
#include "document/document.h"
#include "document/recent_files.h"
#include "document/said.h"
#include "formats/format.h"
#include "formats/numbers.h"
#include "window/import_dialog.h"
#include "window/look.h"

#include <exception>
#include <new>

namespace window {

QString fileSentence(const core::FileError& error)
{
    QString text = QFileInfo(QString::fromStdString(error.file())).fileName();
    if (!error.place().empty())
        text += QStringLiteral(": ") + QString::fromStdString(error.place());
    return text + QStringLiteral(": ") + document::said(error.message());
}

LessonFiles::LessonFiles(document::Document& document, const Look& look, QWidget& window)
    : QObject(&window)
    , m_document(document)
    , m_look(look)
    , m_window(window)
    , m_question([this] { return askBeforeLeaving(); })
{
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
        emit failed(fault.sentence());
    } catch (const std::bad_alloc&) {
        emit failed(tr("There is not enough memory for this file."));
    }
    return false;
}

LessonFiles::Leave LessonFiles::askBeforeLeaving()
{
    QMessageBox box(QMessageBox::NoIcon, tr("Poolscope"), tr("Save the changes to this lesson?"),
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

bool LessonFiles::mayLeave()
{
    if (!m_document.isModified())
        return true;
    switch (m_question()) {
    case Leave::Save:
        return save();
    case Leave::Discard:
        return true;
    case Leave::Cancel:
        break;
    }
    return false;
}

void LessonFiles::openNew()
{
    if (mayLeave())
        m_document.openNew();
}

void LessonFiles::open()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Open a lesson"), QFileInfo(m_document.fileName()).path(),
                                                      tr("Lessons (*.poolscope)") + QStringLiteral(";;")
                                                          + ImportDialog::fileFilter());
    if (!path.isEmpty())
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
                                    tr("Input from %1").arg(document::printable(QFileInfo(path).fileName())));
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
        m_document.setInput(dialog->numbers().values, dialog->numbers().notation, tr("Input from %1").arg(document::printable(dialog->name())));
    });
    return dialog;
}

void LessonFiles::import()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Import numbers or a picture"), QFileInfo(m_document.fileName()).path(),
                                                      ImportDialog::fileFilter());
    if (!path.isEmpty())
        importFile(path);
}

void LessonFiles::importFile(const QString& path)
{
    if (!QFileInfo(path).isFile()) {
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

bool LessonFiles::openPath(const QString& path)
{
    const formats::Format* table = formats::findFormat(path, formats::Purpose::Read, formats::Grid);
    const formats::Format* lesson = formats::findFormat(path, formats::Purpose::Read, formats::LessonText);
    if (table && !lesson)
        return takeTable(path);
    if (!mayLeave())
        return false;
    stopReading();
    constexpr qint64 large = 2 << 20;
    if (QFileInfo(path).size() > large) {
        openSlowly(path);
        return true;
    }
    return attempt([&] {
        m_document.open(path);
        opened(path);
    });
}

void LessonFiles::opened(const QString& path)
{
    document::RecentFiles().add(path);
    if (!m_document.warnings().isEmpty())
        emit noted(m_document.warnings().join(u'\n'));
}

/// What came of reading a file: a lesson, or why not.
struct LessonFiles::Read {
    core::LessonFile file;
    std::exception_ptr fault;
};

void LessonFiles::openSlowly(const QString& path)
{
    const auto work = [path](const formats::Progress&) {
        auto read = std::make_shared<Read>();
        try {
            read->file = document::Document::read(path);
        } catch (...) {
            read->fault = std::current_exception();
        }
        return read;
    };
    const auto finished = [this, path](const std::shared_ptr<Read>& read) {
        emit readingEnded();
        attempt([&] {
            if (read->fault)
                std::rethrow_exception(read->fault);
            m_document.openRead(std::move(read->file), path);
            opened(path);
        });
    };
    m_reading.run(work, finished, [](int) {});
    emit readingStarted(QFileInfo(path).fileName());
}

void LessonFiles::stopReading()
{
    if (!m_reading.isRunning())
        return;
    m_reading.stop();
    emit readingEnded();
}

bool LessonFiles::openBuiltin(const QString& name)
{
    return mayLeave() && attempt([&] { m_document.openBuiltin(name); });
}

bool LessonFiles::save()
{
    return m_document.fileName().isEmpty() ? saveAs() : saveTo(m_document.fileName());
}

bool LessonFiles::saveAs()
{
    QString proposal = m_document.fileName();
    if (proposal.isEmpty())
        proposal = (m_document.builtinName().isEmpty() ? tr("lesson") : m_document.builtinName()) + QStringLiteral(".poolscope");
    QFileDialog dialog(&m_window, tr("Save the lesson"), proposal, tr("Lessons (*.poolscope)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("poolscope"));
    return dialog.exec() == QDialog::Accepted && saveTo(dialog.selectedFiles().constFirst());
}

bool LessonFiles::saveTo(const QString& path)
{
    return attempt([&] {
        m_document.save(path);
        document::RecentFiles().add(path);
        emit noted(tr("Saved %1.").arg(QFileInfo(path).fileName()));
    });
}

void LessonFiles::restore(const document::Autosave::Leftover& leftover)
{
    m_document.restore(leftover.lesson, leftover.fileName);
    document::Autosave::discard(leftover);
}

} // namespace window
