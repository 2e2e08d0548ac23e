#pragma once

#include <QWidget>

#include "window/panels/parameters.h"

class QCheckBox;
class QComboBox;

namespace window {

class ParameterField;

/// A line of the parameter panel: what a parameter is called, and a field, a choice or a switch to set it with.
class ParameterRow : public QWidget {
    Q_OBJECT

public:
    explicit ParameterRow(Parameter parameter);

    const Parameter& parameter() const { return m_parameter; }
    /// Null for a choice and a switch.
    ParameterField* field() const { return m_field; }
    /// What takes the focus.
    QWidget* editor() const;
    /// Whether `parameter` can stand here too: the same of another layer or input.
    bool fits(const Parameter& parameter) const;
    void bind(Parameter parameter) { m_parameter = std::move(parameter); }
    /// Shows the numbers that layer `k` of the network has, or its input (−1).
    void fill(const core::Network& network, int k);

signals:
    void chosen(const std::vector<double>& values);
    /// What was typed means no numbers.
    void misread(const QString& text);
    void stepped(int direction);
    void takenBack();
    void focused();

private:
    Parameter m_parameter;
    ParameterField* m_field = nullptr;
    QComboBox* m_choice = nullptr;
    QCheckBox* m_box = nullptr;
};

} // namespace window
