#include "window/stage/fill_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/explain.h"
#include "core/typed_number.h"

namespace window {

FillDialog::FillDialog(const QString& title, const QString& number, QWidget* parent)
    : QDialog(parent)
    , m_number(new QLineEdit(number))
    , m_problem(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(QStringLiteral("fillDialog"));
    setWindowTitle(title);
    m_number->setObjectName(QStringLiteral("fillNumber"));
    m_number->setMaxLength(40);
    m_number->selectAll();
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("role", QStringLiteral("problem"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Number in every cell"), m_number);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_number, &QLineEdit::textChanged, this, &FillDialog::check);
    setMinimumWidth(320);
}

void FillDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    check();
}

void FillDialog::check()
{
    const std::string written = core::plainNumber(m_number->text().trimmed().toStdString());
    const auto value = core::parseNumber(written);
    m_problem->setText(value ? QString() : tr("Type a decimal such as 0.5, or a fraction such as 1/9."));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(value.has_value());
    if (value)
        emit tried(*value, written);
}

} // namespace window
