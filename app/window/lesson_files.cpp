#include "window/lesson_files.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include "core/lesson_file.h"
#include "document/document.h"
#include "document/recent_files.h"
#include "document/said.h"
#include "formats/format.h"

namespace window {

QString fileSentence(const core::FileError& error)
{
    QString text = QFileInfo(QString::fromStdString(error.file())).fileName();
    if (!error.place().empty())
        text += QStringLiteral(": ") + QString::fromStdString(error.place());
    return text + QStringLiteral(": ") + document::said(error.message());
}

LessonFiles::LessonFiles(document::Document& document, QWidget& window)
    : QObject(&window)
    , m_document(document)
    , m_window(window)
    , m_question([this] { return askBeforeLeaving(); })
{
}

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
                                                          + tr("Tables of numbers (*.csv *.tsv *.json *.npy)") + QStringLiteral(";;")
                                                          + tr("All files (*)"));
    if (!path.isEmpty())
        openPath(path);
}

bool LessonFiles::openPath(const QString& path)
{
    const formats::Format* table = formats::findFormat(path, formats::Purpose::Read, formats::Grid);
    const formats::Format* lesson = formats::findFormat(path, formats::Purpose::Read, formats::LessonText);
    if (table && !lesson) {
        return attempt([&] {
            const formats::Import content = formats::readFile(path, formats::Grid);
            if (const auto* values = std::get_if<core::Tensor>(&content))
                m_document.setInput(*values, {}, tr("Input from %1").arg(QFileInfo(path).fileName()));
        });
    }
    if (!mayLeave())
        return false;
    return attempt([&] {
        m_document.open(path);
        document::RecentFiles().add(path);
        if (!m_document.warnings().isEmpty())
            emit noted(m_document.warnings().join(u'\n'));
    });
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
