#include "window/export_menu.h"

#include <QEvent>

#include "window/export_dialog.h"

namespace window {

ExportMenu::ExportMenu(const document::Document& document, const document::Playback& playback, const Stage& stage,
                       const Look& look, QWidget* window)
    : QMenu(window)
    , m_document(document)
    , m_playback(playback)
    , m_stage(stage)
    , m_look(look)
    , m_table(addAction(QString(), this, [this] { show(false); }))
    , m_picture(addAction(QString(), this, [this] { show(true); }))
{
    m_table->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_picture->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    retranslate();
}

void ExportMenu::show(bool picture)
{
    auto* dialog = new ExportDialog(m_document, m_playback, m_stage, m_look, picture, parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::failed, this, &ExportMenu::failed);
    connect(dialog, &ExportDialog::noted, this, &ExportMenu::noted);
    dialog->open();
}

void ExportMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void ExportMenu::retranslate()
{
    setTitle(tr("E&xport"));
    m_table->setText(tr("&Table…"));
    m_picture->setText(tr("&Picture…"));
}

} // namespace window
