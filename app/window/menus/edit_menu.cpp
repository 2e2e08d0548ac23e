#include "window/menus/edit_menu.h"

#include <QUndoStack>

#include "document/document.h"
#include "document/playback.h"
#include "window/panels/panels.h"
#include "window/stage/grid_menu.h"
#include "window/stage/stage.h"

#include <utility>

namespace window {

namespace {

/// QMenu::clear() leaves the submenus behind, which are its children and would pile up.
void emptyOut(QMenu& menu)
{
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
}

} // namespace

EditMenu::EditMenu(document::Document& document, const document::Playback& playback, Stage& stage, GridMenu& grids,
                   Panels& panels, QWidget* window)
    : Menu(window)
    , m_document(document)
    , m_stage(stage)
    , m_grids(grids)
{
    entitle(menuAction(), QT_TR_NOOP("&Edit"));
    QUndoStack* stack = document.undoStack();
    m_undo = add({}, {Qt::CTRL | Qt::Key_Z}, stack, &QUndoStack::undo);
    m_redo = add({}, {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}, stack, &QUndoStack::redo);
    QAction* history = add(QT_TR_NOOP("&History"), {Qt::CTRL | Qt::Key_H}, &panels, [&panels](bool open) { panels.setOpen(Panels::History, open); });
    history->setCheckable(true);
    connect(&panels, &Panels::changed, history, [history, &panels] { history->setChecked(panels.isOpen(Panels::History)); });
    addSeparator();
    m_cut = add(QT_TR_NOOP("Cu&t the chosen cells"), {Qt::CTRL | Qt::Key_X, Qt::SHIFT | Qt::Key_Delete}, &stage, &Stage::cut);
    m_copy = add({}, {Qt::CTRL | Qt::Key_C, Qt::CTRL | Qt::Key_Insert}, &stage, &Stage::copy);
    m_paste = add(QT_TR_NOOP("&Paste numbers"), {Qt::CTRL | Qt::Key_V, Qt::SHIFT | Qt::Key_Insert}, &stage, &Stage::paste);
    m_all = add(QT_TR_NOOP("Choose &all cells of the board"), {Qt::CTRL | Qt::Key_A}, &stage, &Stage::chooseAll);
    m_fill = add(QT_TR_NOOP("Fi&ll the chosen cells…"), {}, &grids, &GridMenu::askFillChosen);
    addSeparator();
    add(QT_TR_NOOP("Choose cells: input, kernel, &bias"), {Qt::Key_F6}, &stage, &Stage::chooseNextBoard);
    m_paint = add({}, {}, &stage, [&stage](bool on) { stage.setPainting(on); });
    m_paint->setCheckable(true);
    m_paint->setObjectName(QStringLiteral("paint"));
    connect(&stage, &Stage::paintingChanged, m_paint, &QAction::setChecked);
    connect(&stage, &Stage::chosenChanged, this, &EditMenu::refresh);
    QMenu* input = addSubmenu(QT_TR_NOOP("I&nput"), QStringLiteral("inputMenu"));
    QMenu* kernel = addSubmenu(QT_TR_NOOP("&Kernel"), QStringLiteral("kernelMenu"));
    for (const auto& [menu, board] : {std::pair(input, scene::BoardKind::Input), std::pair(kernel, scene::BoardKind::Kernel)}) {
        connect(menu, &QMenu::aboutToShow, this, [this, menu = menu, board = board] {
            emptyOut(*menu);
            if (const auto plane = m_grids.planeOf(board))
                m_grids.fill(*menu, *plane);
        });
    }
    connect(this, &QMenu::aboutToShow, this, [this, kernel] {
        kernel->setEnabled(m_grids.planeOf(scene::BoardKind::Kernel).has_value());
        refresh(); // the brush's number
    });
    connect(&stage, &Stage::menuWanted, this, &EditMenu::popUp);
    addSeparator();
    add(QT_TR_NOOP("&Start the lesson here"), {}, this, [this, &playback] { m_document.setView(playback.layer(), playback.step()); });
    connect(stack, &QUndoStack::indexChanged, this, &EditMenu::refresh);
    connect(stack, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);
    m_undo->setEnabled(stack->canUndo());
    m_redo->setEnabled(stack->canRedo());
    refresh();
}

void EditMenu::popUp(const QPoint& at)
{
    auto* menu = new QMenu(&m_stage);
    menu->setObjectName(QStringLiteral("boardMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_cut, m_copy, m_paste, m_fill});
    if (const auto cursor = m_stage.cursor()) {
        menu->addSeparator();
        menu->addAction(tr("Pai&nt with this number"), &m_stage, [this, cursor] { m_stage.takeBrushFrom(*cursor); });
        if (const auto plane = m_grids.planeOf(cursor->board.kind)) {
            menu->addSeparator();
            m_grids.fill(*menu, *plane);
        }
    }
    menu->popup(at);
}

void EditMenu::refresh()
{
    const auto named = [](const QString& verb, const QString& what) {
        return what.isEmpty() ? verb : QStringLiteral("%1: %2").arg(verb, QString(what).replace(u'&', QStringLiteral("&&")));
    };
    m_undo->setText(named(tr("&Undo"), m_document.undoStack()->undoText()));
    m_redo->setText(named(tr("&Redo"), m_document.undoStack()->redoText()));
    const bool chosen = m_stage.cursor().has_value();
    m_copy->setText(chosen ? tr("&Copy the chosen cells") : tr("&Copy the table of numbers"));
    m_fill->setEnabled(chosen);
    m_paint->setText(tr("Pa&int with %1").arg(m_stage.brushText()) + QStringLiteral("\tP"));
    m_paint->setIconText(tr("Paint"));
    m_paint->setToolTip(tr("Paint cells with a number (%1)").arg(u'P'));
}

} // namespace window
