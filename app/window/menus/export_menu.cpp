#include "window/menus/export_menu.h"

#include <QFileInfo>

#include "document/document.h"
#include "document/playback.h"
#include "window/look/language.h"
#include "window/look/look.h"
#include "window/stage/stage.h"
#include "window/takeaway/export_dialog.h"

namespace window {

ExportMenu::ExportMenu(const document::Document& document, const document::Playback& playback, const Stage& stage,
                       const Look& look, const Language& language, QWidget* window)
    : Menu(window)
    , m_document(document)
    , m_playback(playback)
    , m_stage(stage)
    , m_look(look)
    , m_language(language)
{
    entitle(menuAction(), QT_TR_NOOP("E&xport"));
    setToolTipsVisible(true);
    m_table = add(QT_TR_NOOP("&Table…"), {Qt::CTRL | Qt::Key_E}, this, [this] { show(TakeawayKind::Table); });
    m_film = add(QT_TR_NOOP("&Picture or animation…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E}, this, [this] { show(TakeawayKind::Film); });
    m_lesson = add(QT_TR_NOOP("&Web page or code…"), {Qt::CTRL | Qt::ALT | Qt::Key_E}, this, [this] { show(TakeawayKind::Lesson); });
    refresh();
}

void ExportMenu::show(TakeawayKind kind)
{
    OnScreen screen;
    scene::Film& film = screen.film;
    film.network = m_document.network();
    film.layer = m_playback.layer();
    film.firstStep = film.lastStep = m_playback.step();
    film.view = m_stage.shot().view;
    film.inputChannel = m_stage.shot().inputChannel;
    film.taps = m_playback.products();
    film.viewport = m_stage.viewport();
    film.size = m_stage.size();
    film.theme = m_look.theme();
    scene::chooseGrain(film, m_playback.grain());
    screen.lesson = m_document.own();
    screen.language = m_language.locale();
    screen.name = QFileInfo(m_document.fileName()).completeBaseName();
    if (screen.name.isEmpty())
        screen.name = m_document.builtinName().isEmpty() ? tr("lesson") : m_document.builtinName();
    auto* dialog = new ExportDialog(std::move(screen), kind, !m_playback.isMotionReduced(), parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::noted, this, &ExportMenu::noted);
    dialog->open();
}

void ExportMenu::refresh()
{
    m_table->setToolTip(tr("The steps, the numbers or what the layers cost, for spreadsheets, documents and programs"));
    m_film->setToolTip(tr("What the stage shows, as a picture or as it moves from step to step"));
    m_lesson->setToolTip(tr("The whole lesson for a browser, or as a script that checks itself"));
}

} // namespace window
