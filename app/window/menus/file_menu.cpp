#include "window/menus/file_menu.h"

#include <QEvent>
#include <QFileInfo>
#include <QTextDocument>

#include "document/recent_files.h"
#include "window/files/lesson_files.h"
#include "window/files/recovery.h"
#include "wording/said.h"

namespace window {

FileMenu::FileMenu(LessonFiles& files, Recovery& recovery, QWidget* window)
    : QMenu(window)
    , m_files(files)
    , m_new(addAction(QString(), &files, &LessonFiles::openNew))
    , m_open(addAction(QString(), &files, &LessonFiles::open))
    , m_recent(addMenu(QString()))
    , m_unsaved(addAction(QString(), &recovery, &Recovery::review))
    , m_import(addAction(QString(), &files, &LessonFiles::import))
    , m_save(nullptr)
    , m_saveAs(nullptr)
    , m_quit(nullptr)
{
    addSeparator();
    m_save = addAction(QString(), &files, &LessonFiles::save);
    m_saveAs = addAction(QString(), &files, &LessonFiles::saveAs);
    addSeparator();
    m_quit = addAction(QString(), window, &QWidget::close);
    // Spelled out: without a desktop's platform theme some standard keys are empty.
    m_new->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_N));
    m_open->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    m_import->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_saveAs->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(m_recent, &QMenu::aboutToShow, this, &FileMenu::fillRecent);
    connect(this, &QMenu::aboutToShow, this, [this] { m_recent->setEnabled(!document::RecentFiles().paths().isEmpty()); });
    const auto showUnsaved = [this, &recovery] { m_unsaved->setVisible(!recovery.leftovers().empty()); };
    connect(&recovery, &Recovery::changed, this, showUnsaved);
    showUnsaved();
    retranslate();
}

void FileMenu::fillRecent()
{
    m_recent->clear();
    for (const QString& path : document::RecentFiles().paths()) {
        QString words = wording::printable(QFileInfo(path).fileName());
        QAction* action = m_recent->addAction(words.replace(u'&', QStringLiteral("&&")), this, [this, path] { m_files.openPath(path); });
        action->setToolTip(Qt::convertFromPlainText(wording::printable(path)));
    }
    m_recent->addSeparator();
    m_recent->addAction(tr("&Clear the list"), this, [] { document::RecentFiles().clear(); });
}

void FileMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void FileMenu::retranslate()
{
    setTitle(tr("&File"));
    m_new->setText(tr("&New"));
    m_open->setText(tr("&Open…"));
    m_recent->setTitle(tr("Open &recent"));
    m_unsaved->setText(tr("&Unsaved lessons…"));
    m_import->setText(tr("&Import numbers or a picture…"));
    m_save->setText(tr("&Save"));
    m_saveAs->setText(tr("Save &as…"));
    m_quit->setText(tr("&Quit"));
}

} // namespace window
