#include "window/menus/field_keys.h"

#include <QAbstractSpinBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>
#include <iterator>

namespace window {

/// Whether a key with Ctrl or Alt edits text or moves in it, on any desktop.
static bool editsText(const QKeyEvent& event)
{
    static constexpr int always[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_Backspace, Qt::Key_Delete,
                                     Qt::Key_Insert, Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X, Qt::Key_Y, Qt::Key_Z};
    return std::ranges::find(always, event.key()) != std::end(always);
}

/// The text that a widget edits; null where it edits none.
static const QLineEdit* textOf(const QObject* widget)
{
    const bool spins = qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
    return spins ? widget->findChild<const QLineEdit*>() : qobject_cast<const QLineEdit*>(widget);
}

/// Whether undo or redo has nothing to do in a field: what was typed there is committed, and belongs to the lesson's history.
static bool isDoneWith(const QLineEdit& text, const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Redo))
        return !text.isRedoAvailable();
    return event.matches(QKeySequence::Undo) && !text.isUndoAvailable() && !text.isModified();
}

FieldKeys::FieldKeys(QObject* parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool FieldKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool commands = (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0;
    const QLineEdit* text = textOf(watched);
    if (!text || !commands || (editsText(key) && !isDoneWith(*text, key)))
        return false;
    // Not claimed: a shortcut that there is takes the key, else the field gets it after all.
    event->ignore();
    return true;
}

} // namespace window
