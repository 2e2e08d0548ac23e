#include "window/stage/random_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace window {

RandomDialog::RandomDialog(const QString& title, const Choice& choice, QWidget* parent)
    : QDialog(parent)
    , m_low(new QSpinBox)
    , m_high(new QSpinBox)
    , m_seed(new QSpinBox)
    , m_problem(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(QStringLiteral("randomDialog"));
    setWindowTitle(title);
    constexpr int farthest = 1 << 20; // what core::randomIntegers takes
    m_low->setObjectName(QStringLiteral("randomLow"));
    m_high->setObjectName(QStringLiteral("randomHigh"));
    m_seed->setObjectName(QStringLiteral("randomSeed"));
    m_low->setRange(-farthest, farthest);
    m_high->setRange(-farthest, farthest);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_low->setValue(choice.low);
    m_high->setValue(choice.high);
    m_seed->setValue(choice.seed);
    auto* another = new QPushButton(tr("&Another"));
    another->setObjectName(QStringLiteral("randomAnother"));
    another->setAutoDefault(false);
    auto* seedRow = new QHBoxLayout;
    seedRow->addWidget(m_seed, 1);
    seedRow->addWidget(another);
    auto* form = new QFormLayout;
    form->addRow(tr("&From"), m_low);
    form->addRow(tr("&To"), m_high);
    form->addRow(tr("&Seed"), seedRow);
    // The field inside a layout is no buddy by itself.
    if (auto* label = qobject_cast<QLabel*>(form->labelForField(seedRow)))
        label->setBuddy(m_seed);
    // The line under a key's letter parts it from the next one ("To"), which the label's own width does not foresee.
    QWidget* to = form->labelForField(m_high);
    to->setMinimumWidth(to->sizeHint().width() + 6);
    m_low->selectAll();
    auto* hint = new QLabel(tr("The same seed makes the same numbers again, on every computer."));
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setProperty("role", QStringLiteral("soft"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setProperty("role", QStringLiteral("problem"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->addLayout(form);
    column->addWidget(hint);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(another, &QPushButton::clicked, this, [this] {
        m_seed->setValue(m_seed->value() == m_seed->maximum() ? 0 : m_seed->value() + 1);
    });
    for (QSpinBox* box : {m_low, m_high, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &RandomDialog::check);
    setMinimumWidth(320);
}

RandomDialog::Choice RandomDialog::choice() const
{
    return {m_low->value(), m_high->value(), m_seed->value()};
}

void RandomDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    check();
}

void RandomDialog::check()
{
    const bool possible = m_low->value() <= m_high->value();
    m_problem->setText(possible ? QString() : tr("“From” must not be above “to”."));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(possible);
    if (possible)
        emit tried(choice());
}

} // namespace window
