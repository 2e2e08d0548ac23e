#include "window/panels/parameter_field.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>

namespace window {

ParameterField::ParameterField()
{
    setKeyboardTracking(false);
    lineEdit()->setMaxLength(200);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ParameterField::setShown(const QString& text)
{
    if (m_wrong && text == m_shown)
        return; // nothing has changed but what is typed: it stays for mending
    m_shown = text;
    lineEdit()->setText(text);
    lineEdit()->setCursorPosition(0); // what there is no room for is its end
    if (hasFocus())
        lineEdit()->selectAll();
    setWrong(false);
}

int ParameterField::widthForText() const
{
    constexpr int around = 54; // the stylesheet's padding, and the arrows
    return fontMetrics().horizontalAdvance(m_shown) + around;
}

void ParameterField::setSteps(StepEnabled steps)
{
    m_steps = steps;
    update();
}

void ParameterField::setWrong(bool wrong)
{
    if (wrong == m_wrong)
        return;
    m_wrong = wrong;
    setProperty("wrong", wrong);
    style()->unpolish(this);
    style()->polish(this);
}

void ParameterField::enter(const QString& text)
{
    lineEdit()->setText(text);
    commit();
}

void ParameterField::stepBy(int steps)
{
    commit();
    if (!m_wrong)
        emit stepped(steps);
}

void ParameterField::commit()
{
    if (lineEdit()->text().trimmed() != m_shown)
        emit entered(lineEdit()->text());
    else if (m_wrong) {
        setWrong(false);
        emit takenBack();
    }
}

void ParameterField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        commit();
        lineEdit()->selectAll();
    } else if (event->key() == Qt::Key_Escape) {
        lineEdit()->setText(m_shown);
        lineEdit()->selectAll();
        setWrong(false);
        emit takenBack();
    } else {
        QAbstractSpinBox::keyPressEvent(event);
    }
}

void ParameterField::focusInEvent(QFocusEvent* event)
{
    QAbstractSpinBox::focusInEvent(event);
    emit focused();
}

void ParameterField::focusOutEvent(QFocusEvent* event)
{
    QAbstractSpinBox::focusOutEvent(event);
    commit();
}

void ParameterField::wheelEvent(QWheelEvent* event)
{
    // Scrolling the panel must not change a number that the mouse happens to pass.
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace window
