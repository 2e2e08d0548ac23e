#include "window/panels/parameter_row.h"

#include <QCheckBox>
#include <QComboBox>

#include "window/look/widgets.h"
#include "window/panels/parameter_field.h"
#include "window/panels/parameter_panel.h"
#include "window/panels/possible.h"

#include <algorithm>
#include <utility>

namespace window {

static constexpr int narrowField = 104;
static constexpr int widestField = 150;
static constexpr int choiceWidth = 124;

ParameterRow::ParameterRow(Parameter parameter)
    : m_parameter(std::move(parameter))
{
    switch (m_parameter.kind) {
    case Parameter::Numbers:
        m_field = new ParameterField;
        connect(m_field, &ParameterField::entered, this, [this](const QString& text) {
            if (const auto values = m_parameter.parse(text))
                emit chosen(*values);
            else
                emit misread(text);
        });
        connect(m_field, &ParameterField::stepped, this, [this](int steps) { emit stepped(steps > 0 ? 1 : -1); });
        connect(m_field, &ParameterField::takenBack, this, &ParameterRow::takenBack);
        connect(m_field, &ParameterField::focused, this, &ParameterRow::focused);
        break;
    case Parameter::Choice:
        m_choice = new QComboBox;
        m_choice->addItems(m_parameter.options);
        connect(m_choice, &QComboBox::activated, this, [this](int option) { emit chosen({double(option)}); });
        break;
    case Parameter::Switch:
        m_box = new QCheckBox;
        connect(m_box, &QCheckBox::clicked, this, [this](bool on) { emit chosen({on ? 1.0 : 0.0}); });
        break;
    }
    editor()->setFixedWidth(m_choice ? choiceWidth : narrowField);
    editor()->setObjectName(QStringLiteral("parameter_") + QString::fromStdString(m_parameter.field));
    editor()->setAccessibleName(m_parameter.label);
    editor()->setAccessibleDescription(m_parameter.hint);
    setToolTip(m_parameter.hint);
    auto* line = spaced(new QHBoxLayout(this), {});
    line->addWidget(plainLabel("soft", m_parameter.label), 1);
    line->addWidget(editor());
}

QWidget* ParameterRow::editor() const
{
    if (m_field)
        return m_field;
    return m_choice ? static_cast<QWidget*>(m_choice) : m_box;
}

bool ParameterRow::fits(const Parameter& parameter) const
{
    return parameter.field == m_parameter.field && parameter.label == m_parameter.label && parameter.options == m_parameter.options;
}

void ParameterRow::fill(const core::Network& network, int k)
{
    const std::vector<double> values = m_parameter.get(network.lesson());
    const int first = values.empty() ? 0 : int(values.front());
    if (m_field) {
        m_field->setWrong(false);
        m_field->setShown(m_parameter.text(values));
        m_field->setFixedWidth(std::clamp(m_field->widthForText(), narrowField, widestField));
        QAbstractSpinBox::StepEnabled steps;
        if (nextPossible(network, k, m_parameter, +1))
            steps |= QAbstractSpinBox::StepUpEnabled;
        if (nextPossible(network, k, m_parameter, -1))
            steps |= QAbstractSpinBox::StepDownEnabled;
        m_field->setSteps(steps);
    } else if (m_choice) {
        m_choice->setCurrentIndex(first);
    } else {
        m_box->setChecked(first != 0);
        m_box->setText(first != 0 ? ParameterPanel::tr("on") : ParameterPanel::tr("off"));
    }
}

} // namespace window
