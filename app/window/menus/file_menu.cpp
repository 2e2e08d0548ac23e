#include "window/menus/file_menu.h"

#include <QFileInfo>
#include <QTextDocument>

#include "window/files/lesson_files.h"
#include "window/files/recovery.h"
#include "wording/said.h"

namespace window {

FileMenu::FileMenu(LessonFiles& files, Recovery& recovery, QWidget* window)
    : Menu(window)
    , m_files(files)
{
    entitle(menuAction(), QT_TR_NOOP("&File"));
    // Spelled out: without a desktop's platform theme some standard keys are empty.
    add(QT_TR_NOOP("&New"), {Qt::CTRL | Qt::Key_N}, &files, &LessonFiles::openNew);
    add(QT_TR_NOOP("&Open…"), {Qt::CTRL | Qt::Key_O}, &files, &LessonFiles::open);
    m_recent = addSubmenu(QT_TR_NOOP("Open &recent"));
    QAction* unsaved = add(QT_TR_NOOP("&Unsaved lessons…"), {}, &recovery, &Recovery::review);
    add(QT_TR_NOOP("&Import numbers or a picture…"), {Qt::CTRL | Qt::Key_I}, &files, &LessonFiles::import);
    addSeparator();
    add(QT_TR_NOOP("&Save"), {Qt::CTRL | Qt::Key_S}, &files, &LessonFiles::startSaving);
    add(QT_TR_NOOP("Save &as…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, &files, &LessonFiles::startSavingAs);
    addSeparator();
    add(QT_TR_NOOP("&Quit"), {Qt::CTRL | Qt::Key_Q}, window, &QWidget::close);
    connect(m_recent, &QMenu::aboutToShow, this, &FileMenu::fillRecent);
    connect(this, &QMenu::aboutToShow, this, [this] { m_recent->setEnabled(!m_files.recent().paths().isEmpty()); });
    const auto showUnsaved = [unsaved, &recovery] { unsaved->setVisible(!recovery.leftovers().empty()); };
    connect(&recovery, &Recovery::changed, this, showUnsaved);
    showUnsaved();
}

void FileMenu::fillRecent()
{
    m_recent->clear();
    for (const QString& path : m_files.recent().paths()) {
        QString words = wording::printable(QFileInfo(path).fileName());
        QAction* action = m_recent->addAction(words.replace(u'&', QStringLiteral("&&")), this, [this, path] { m_files.openPath(path); });
        action->setToolTip(Qt::convertFromPlainText(wording::printable(path)));
    }
    m_recent->addSeparator();
    m_recent->addAction(tr("&Clear the list"), this, [this] { m_files.recent().clear(); });
}

} // namespace window
