#include "window/menus/edit_menu.h"

#include <QEvent>
#include <QUndoStack>

#include "document/document.h"
#include "document/playback.h"
#include "window/panels/panels.h"
#include "window/stage/grid_actions.h"
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

EditMenu::EditMenu(document::Document& document, const document::Playback& playback, Stage& stage, GridActions& grids,
                   Panels& panels, QWidget* window)
    : QMenu(window)
    , m_document(document)
    , m_stage(stage)
    , m_grids(grids)
    , m_undo(addAction(QString(), document.undoStack(), &QUndoStack::undo))
    , m_redo(addAction(QString(), document.undoStack(), &QUndoStack::redo))
    , m_history(addAction(QString(), &panels, [&panels](bool open) { panels.setOpen(Panels::History, open); }))
    , m_copy(nullptr)
    , m_paste(nullptr)
    , m_board(nullptr)
    , m_paint(nullptr)
    , m_input(nullptr)
    , m_kernel(nullptr)
    , m_start(nullptr)
{
    m_history->setCheckable(true);
    connect(&panels, &Panels::changed, m_history, [this, &panels] { m_history->setChecked(panels.isOpen(Panels::History)); });
    addSeparator();
    m_copy = addAction(QString(), &stage, &Stage::copy);
    m_paste = addAction(QString(), &stage, &Stage::paste);
    addSeparator();
    m_board = addAction(QString(), &stage, &Stage::chooseNextBoard);
    m_board->setShortcut(QKeySequence(Qt::Key_F6));
    m_paint = addAction(QString(), &stage, [&stage](bool on) { stage.setPainting(on); });
    m_paint->setCheckable(true);
    connect(&stage, &Stage::paintingChanged, m_paint, &QAction::setChecked);
    m_input = addMenu(QString());
    m_kernel = addMenu(QString());
    m_input->setObjectName(QStringLiteral("inputMenu"));
    m_kernel->setObjectName(QStringLiteral("kernelMenu"));
    for (const auto& [menu, board] : {std::pair(m_input, scene::BoardKind::Input), std::pair(m_kernel, scene::BoardKind::Kernel)}) {
        connect(menu, &QMenu::aboutToShow, this, [this, menu = menu, board = board] {
            emptyOut(*menu);
            if (const auto plane = m_grids.planeOf(board))
                m_grids.fill(*menu, *plane);
        });
    }
    connect(this, &QMenu::aboutToShow, this, [this] {
        m_kernel->setEnabled(m_grids.planeOf(scene::BoardKind::Kernel).has_value());
        retranslate(); // the brush's number
    });
    connect(&stage, &Stage::menuWanted, this, &EditMenu::popUp);
    addSeparator();
    m_start = addAction(QString(), this, [this, &playback] { m_document.setView(playback.layer(), playback.step()); });
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_history->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    m_copy->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_C), QKeySequence(Qt::CTRL | Qt::Key_Insert)});
    m_paste->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_V), QKeySequence(Qt::SHIFT | Qt::Key_Insert)});
    QUndoStack* stack = document.undoStack();
    connect(stack, &QUndoStack::indexChanged, this, &EditMenu::nameSteps);
    connect(stack, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);
    m_undo->setEnabled(stack->canUndo());
    m_redo->setEnabled(stack->canRedo());
    retranslate();
}

void EditMenu::popUp(const QPoint& at)
{
    auto* menu = new QMenu(&m_stage);
    menu->setObjectName(QStringLiteral("boardMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_copy);
    menu->addAction(m_paste);
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

void EditMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void EditMenu::nameSteps()
{
    const auto named = [](const QString& verb, const QString& what) {
        return what.isEmpty() ? verb : QStringLiteral("%1: %2").arg(verb, QString(what).replace(u'&', QStringLiteral("&&")));
    };
    m_undo->setText(named(tr("&Undo"), m_document.undoStack()->undoText()));
    m_redo->setText(named(tr("&Redo"), m_document.undoStack()->redoText()));
}

void EditMenu::retranslate()
{
    setTitle(tr("&Edit"));
    nameSteps();
    m_history->setText(tr("&History"));
    m_copy->setText(tr("&Copy the table of numbers"));
    m_paste->setText(tr("&Paste numbers"));
    m_board->setText(tr("Choose cells: input, kernel, &bias"));
    m_paint->setText(tr("Pa&int with %1").arg(m_stage.brushText()) + QStringLiteral("\tP"));
    m_input->setTitle(tr("I&nput"));
    m_kernel->setTitle(tr("&Kernel"));
    m_start->setText(tr("&Start the lesson here"));
}

} // namespace window
