#include "window/stage/grid_dialogs.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "core/number_text.h"
#include "core/typed_number.h"
#include "window/look/widgets.h"

#include <limits>
#include <utility>

namespace window {

namespace {

/// The translators' context.
struct GridDialogs {
    Q_DECLARE_TR_FUNCTIONS(window::GridDialogs)
};

/// A form of fields that together say something, or why they do not.
class FillingDialog : public QDialog {
public:
    FillingDialog(const QString& title, QWidget* parent)
        : QDialog(parent)
        , form(new QFormLayout)
        , m_column(new QVBoxLayout(this))
        , m_problem(plainLabel("problem"))
        , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(title);
        setMinimumWidth(320);
        m_column->setContentsMargins(16, 14, 16, 14);
        m_column->addLayout(form);
        connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
        connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    }

    /// What comes below the fields, for the Tab key as well; `taken` tells what they say, and returns why that cannot be.
    void finish(const QString& hint, std::function<QString()> taken)
    {
        m_take = std::move(taken);
        if (!hint.isEmpty())
            m_column->addWidget(plainLabel("soft", hint));
        addAll(m_column, {m_problem, m_buttons});
    }

    void check()
    {
        const QString problem = m_take();
        m_problem->setText(problem);
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
    }

    QFormLayout* const form;

protected:
    void showEvent(QShowEvent* event) override
    {
        QDialog::showEvent(event);
        check();
    }

private:
    QVBoxLayout* m_column;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
    std::function<QString()> m_take;
};

QSpinBox* numberBox(const char* name, int low, int high, int value)
{
    auto* box = named(new QSpinBox, name);
    box->setRange(low, high);
    box->setValue(value);
    return box;
}

} // namespace

QDialog* newFillDialog(const QString& title, const QString& number, QWidget* parent,
                       std::function<void(float value, const std::string& written)> tried)
{
    auto* dialog = named(new FillingDialog(title, parent), "fillDialog");
    auto* field = named(new QLineEdit(number), "fillNumber");
    field->setMaxLength(40);
    field->selectAll();
    dialog->form->addRow(GridDialogs::tr("&Number in every cell"), field);
    dialog->finish({}, [field, tried = std::move(tried)] {
        const std::string written = core::plainNumber(field->text().trimmed().toStdString());
        const auto value = core::parseNumber(written);
        if (value)
            tried(*value, written);
        return value ? QString() : GridDialogs::tr("Type a decimal such as 0.5, or a fraction such as 1/9.");
    });
    QObject::connect(field, &QLineEdit::textChanged, dialog, &FillingDialog::check);
    return dialog;
}

QDialog* newRandomDialog(const QString& title, RandomNumbers& numbers, QWidget* parent, std::function<void(const RandomNumbers&)> tried)
{
    constexpr int farthest = 1 << 20; // what core::randomIntegers takes
    auto* dialog = named(new FillingDialog(title, parent), "randomDialog");
    auto* low = numberBox("randomLow", -farthest, farthest, numbers.low);
    auto* high = numberBox("randomHigh", -farthest, farthest, numbers.high);
    auto* seed = numberBox("randomSeed", 0, std::numeric_limits<int>::max(), numbers.seed);
    auto* another = named(new QPushButton(GridDialogs::tr("&Another")), "randomAnother");
    another->setAutoDefault(false);
    auto* seedRow = new QHBoxLayout;
    seedRow->addWidget(seed, 1);
    seedRow->addWidget(another);
    dialog->form->addRow(GridDialogs::tr("&From"), low);
    dialog->form->addRow(GridDialogs::tr("&To"), high);
    dialog->form->addRow(GridDialogs::tr("&Seed"), seedRow);
    // The field inside a layout is no buddy by itself.
    if (auto* label = qobject_cast<QLabel*>(dialog->form->labelForField(seedRow)))
        label->setBuddy(seed);
    // The line under a key's letter parts it from the next one ("To"), which the label's own width does not foresee.
    QWidget* to = dialog->form->labelForField(high);
    to->setMinimumWidth(to->sizeHint().width() + 6);
    low->selectAll();
    const auto chosen = [low, high, seed] { return RandomNumbers{low->value(), high->value(), seed->value()}; };
    dialog->finish(GridDialogs::tr("The same seed makes the same numbers again, on every computer."), [chosen, tried = std::move(tried)] {
        const bool possible = chosen().low <= chosen().high;
        if (possible)
            tried(chosen());
        return possible ? QString() : GridDialogs::tr("“From” must not be above “to”.");
    });
    QObject::connect(another, &QPushButton::clicked, seed, [seed] { seed->setValue(seed->value() == seed->maximum() ? 0 : seed->value() + 1); });
    for (QSpinBox* box : {low, high, seed})
        QObject::connect(box, &QSpinBox::valueChanged, dialog, &FillingDialog::check);
    QObject::connect(dialog, &QDialog::accepted, dialog, [chosen, &numbers] { numbers = chosen(); });
    return dialog;
}

} // namespace window
