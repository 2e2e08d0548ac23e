#include "window/stage/cell_editor.h"

#include <QKeyEvent>

#include <algorithm>

namespace window {

CellEditor::CellEditor(QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("cellEditor"));
    setAlignment(Qt::AlignCenter);
    setFrame(false);
    setMaxLength(40);
    setAccessibleName(tr("Number"));
    hide();
}

void CellEditor::place(const QRect& cell)
{
    // Small cells still get a field that can be read.
    constexpr int minWidth = 64;
    constexpr int minHeight = 30;
    QRect field = cell;
    field.setSize(cell.size().expandedTo({minWidth, minHeight}));
    field.moveCenter(cell.center());
    field.moveLeft(std::clamp(field.left(), 0, std::max(0, parentWidget()->width() - field.width())));
    field.moveTop(std::clamp(field.top(), 0, std::max(0, parentWidget()->height() - field.height())));
    setGeometry(field);
    QFont digits = font();
    digits.setPixelSize(std::clamp(cell.height() * 2 / 5, 15, 34));
    setFont(digits);
}

void CellEditor::open(const QRect& cell, const QString& text, bool replacing)
{
    place(cell);
    m_replacing = replacing;
    setText(text);
    setModified(replacing); // the key that was typed is the first thing to undo
    if (!replacing)
        selectAll();
    setWrong(false);
    m_open = true;
    show();
    setFocus(Qt::OtherFocusReason);
    if (replacing)
        deselect();
}

void CellEditor::follow(const QString& number)
{
    if (!m_open || isModified() || isUndoAvailable() || text() == number)
        return;
    setText(number);
    selectAll();
}

void CellEditor::close()
{
    m_open = false;
    hide();
}

void CellEditor::setWrong(bool wrong)
{
    setStyleSheet(wrong ? QStringLiteral("border: 3px solid #D55E00; border-radius: 6px; padding: 0;")
                        : QStringLiteral("border: 3px solid palette(highlight); border-radius: 6px; padding: 0;"));
}

void CellEditor::commit(Move move)
{
    if (!m_open)
        return;
    emit committed(text(), move);
}

bool CellEditor::event(QEvent* event)
{
    // Tab would leave the field before keyPressEvent sees it.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            commit(key == Qt::Key_Tab ? Move::Next : Move::Previous);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void CellEditor::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    // Inside a number that is being mended, the arrows move between its digits.
    const bool whole = m_replacing || hasSelectedText();
    const bool bare = event->modifiers() == Qt::NoModifier;
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        commit(event->modifiers().testFlag(Qt::ShiftModifier) ? Move::Up : Move::Down);
    } else if (key == Qt::Key_Escape || (event->matches(QKeySequence::Undo) && !isUndoAvailable())) {
        close();
        emit takenBack();
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        commit(key == Qt::Key_Up ? Move::Up : Move::Down);
    } else if (key == Qt::Key_Left && bare && (whole || cursorPosition() == 0)) {
        commit(Move::Left);
    } else if (key == Qt::Key_Right && bare && (whole || cursorPosition() == text().size())) {
        commit(Move::Right);
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void CellEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    // The context menu and another program's window come back; anything else is a click away.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        commit(Move::Stay);
}

} // namespace window
