#pragma once

#include <QAbstractSpinBox>

namespace window {

/// A field for one or more numbers with steps up and down. It decides nothing: what is typed or stepped is told, and what
/// it shows is set.
class ParameterField : public QAbstractSpinBox {
    Q_OBJECT

public:
    ParameterField();

    /// Shows `text`. What is typed and marked as wrong stays while `text` is what was shown before.
    void setShown(const QString& text);
    /// In which all of that is seen.
    int widthForText() const;
    void setSteps(StepEnabled steps);
    /// Marks what was typed as impossible; the typed text stays.
    void setWrong(bool wrong);
    bool isWrong() const { return m_wrong; }
    /// Types `text` and commits it, as a user would.
    void enter(const QString& text);

    void stepBy(int steps) override;
    QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }

signals:
    void entered(const QString& text);
    void stepped(int steps);
    void takenBack();
    void focused();

protected:
    StepEnabled stepEnabled() const override { return m_steps; }
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void commit();

    QString m_shown;
    StepEnabled m_steps = StepNone;
    bool m_wrong = false;
};

} // namespace window
