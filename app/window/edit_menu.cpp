#include "window/edit_menu.h"

#include <QDialog>
#include <QEvent>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

#include "document/document.h"
#include "document/playback.h"
#include "window/stage.h"

namespace window {

EditMenu::EditMenu(document::Document& document, const document::Playback& playback, Stage& stage, QWidget* window)
    : QMenu(window)
    , m_document(document)
    , m_undo(addAction(QString(), document.undoStack(), &QUndoStack::undo))
    , m_redo(addAction(QString(), document.undoStack(), &QUndoStack::redo))
    , m_history(addAction(QString(), this, &EditMenu::showHistory))
    , m_copy(nullptr)
    , m_paste(nullptr)
    , m_start(nullptr)
{
    addSeparator();
    m_copy = addAction(QString(), &stage, &Stage::copy);
    m_paste = addAction(QString(), &stage, &Stage::paste);
    addSeparator();
    m_start = addAction(QString(), this, [this, &playback] { m_document.setView(playback.layer(), playback.step()); });
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_copy->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_C), QKeySequence(Qt::CTRL | Qt::Key_Insert)});
    m_paste->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_V), QKeySequence(Qt::SHIFT | Qt::Key_Insert)});
    QUndoStack* stack = document.undoStack();
    connect(stack, &QUndoStack::indexChanged, this, &EditMenu::retranslate);
    connect(stack, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);
    m_undo->setEnabled(stack->canUndo());
    m_redo->setEnabled(stack->canRedo());
    retranslate();
}

void EditMenu::showHistory()
{
    if (!m_historyWindow) {
        auto* dialog = new QDialog(parentWidget());
        auto* view = new QUndoView(m_document.undoStack(), dialog);
        view->setEmptyLabel(tr("As it was opened"));
        auto* column = new QVBoxLayout(dialog);
        column->addWidget(view);
        dialog->resize(300, 380);
        m_historyWindow = dialog;
    }
    m_historyWindow->setWindowTitle(tr("History"));
    m_historyWindow->show();
    m_historyWindow->raise();
    m_historyWindow->activateWindow();
}

void EditMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void EditMenu::retranslate()
{
    setTitle(tr("&Edit"));
    const auto named = [](const QString& verb, const QString& what) {
        return what.isEmpty() ? verb : QStringLiteral("%1: %2").arg(verb, QString(what).replace(u'&', QStringLiteral("&&")));
    };
    m_undo->setText(named(tr("&Undo"), m_document.undoStack()->undoText()));
    m_redo->setText(named(tr("&Redo"), m_document.undoStack()->redoText()));
    m_history->setText(tr("&History…"));
    m_copy->setText(tr("&Copy the table of numbers"));
    m_paste->setText(tr("&Paste numbers"));
    m_start->setText(tr("&Start the lesson here"));
}

} // namespace window
