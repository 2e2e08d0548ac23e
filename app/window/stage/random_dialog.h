#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QSpinBox;

namespace window {

/// Asks for random whole numbers: from, to, and the seed that makes the same ones again.
class RandomDialog : public QDialog {
    Q_OBJECT

public:
    struct Choice {
        int low = 0;
        int high = 9;
        int seed = 1;
    };

    RandomDialog(const QString& title, const Choice& choice, QWidget* parent);

    Choice choice() const;

signals:
    /// The fields say something that can be, from the first showing on.
    void tried(const window::RandomDialog::Choice& choice);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void check();

    QSpinBox* m_low;
    QSpinBox* m_high;
    QSpinBox* m_seed;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
};

} // namespace window
