#pragma once

#include "window/panels/parameters.h"
#include "window/panels/side_panel.h"

#include <QElapsedTimer>

#include <vector>

class QComboBox;
class QCheckBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;

namespace document {
class Document;
class Playback;
}

namespace window {

class CompareSummary;
class CompareSwitch;
class Comparing;
class ParameterField;

/// The parameters of the layer that is shown, or of the input; its output size as a formula; what it costs. Of two compared
/// layers: what both share, or what one of them has, and both in numbers.
class ParameterPanel : public SidePanel {
    Q_OBJECT

public:
    ParameterPanel(document::Document& document, const document::Playback& playback, Comparing& comparing, QWidget* parent = nullptr);

    /// Shows the input's parameters instead of the layer's.
    void showInput(bool input);
    /// The field of the parameter with that name, or null; for tests and for mending.
    ParameterField* field(const std::string& name) const;
    /// What stands in the way of the last change, or of the layer.
    QString trouble() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        Parameter parameter;
        QWidget* holder = nullptr;
        QLabel* label = nullptr;
        ParameterField* field = nullptr;
        QComboBox* choice = nullptr;
        QCheckBox* box = nullptr;
    };

    int shown() const;
    bool compares() const;
    const core::Network& network() const;
    void setLayer(int k, core::Layer layer, const QString& text, int gesture = 0);
    void fillComparison();
    void refresh();
    void rebuildRows(std::vector<Parameter> parameters);
    void addRow(Parameter parameter);
    void fillRow(Row& row);
    void fillSize();
    void fillCost();
    void showLayerProblem();
    void showCaution();
    void attempt(std::size_t row, const std::vector<double>& values);
    void apply(const Parameter& parameter, core::Lesson next, int gesture);
    void stepRow(std::size_t row, int steps);
    void showTrouble(std::size_t row, const QString& sentence, const std::vector<std::vector<double>>& possible);
    void clearTrouble();
    void offerFittingKernel();
    void addOffer(const QString& words, std::function<void()> action);

    document::Document& m_document;
    const document::Playback& m_playback;
    Comparing& m_comparing;
    bool m_input = false;
    std::vector<Row> m_rows;
    QVBoxLayout* m_rowColumn;
    QLabel* m_heading;
    CompareSwitch* m_switch;
    QLabel* m_side;
    CompareSummary* m_summary;
    QLabel* m_hint;
    QWidget* m_trouble;
    QLabel* m_troubleText;
    QVBoxLayout* m_offers;
    QLabel* m_sizeHeading;
    QLabel* m_formula;
    QLabel* m_sizeWords;
    QLabel* m_costHeading;
    QFormLayout* m_cost;
    QElapsedTimer m_lastStep;
    int m_gesture = 0;
};

} // namespace window
