#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace window {

/// Asks for one number, decimal or fraction, and tells at once what would be put into every cell.
class FillDialog : public QDialog {
    Q_OBJECT

public:
    FillDialog(const QString& title, const QString& number, QWidget* parent);

signals:
    /// A number stands in the field, from the first showing on; `written` is how.
    void tried(float value, const std::string& written);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void check();

    QLineEdit* m_number;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
};

} // namespace window
