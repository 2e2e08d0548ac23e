#pragma once

#include <QElapsedTimer>

#include "window/forward.h"
#include "window/panels/parameters.h"
#include "window/panels/side_panel.h"

#include <vector>

class QLabel;

namespace window {

class CompareSummary;
class CompareSwitch;
class LayerFacts;
class ParameterField;
class ParameterRow;
class Trouble;

/// The parameters of the layer that is shown, or of the input; its output size as a formula; what it costs. Of two compared
/// layers: what both share, or what one of them has, and both in numbers.
class ParameterPanel : public SidePanel {
    Q_OBJECT

public:
    ParameterPanel(document::Document& document, const document::Playback& playback, Comparing& comparing);

    /// Shows the input's parameters instead of the layer's.
    void showInput(bool input);
    /// The field of the parameter with that name, or null; for tests and for mending.
    ParameterField* field(const std::string& name) const;
    /// What stands in the way of the last change, or of the layer.
    QString trouble() const;

private:
    int shown() const;
    bool compares() const;
    bool isBiasMissing() const; ///< it is to be found, and not to be read here
    const core::Network& network() const;
    void setLayer(int k, core::Layer layer, const QString& text, int gesture = 0);
    void fillComparison();
    void refresh();
    void rebuildRows(std::vector<Parameter> parameters);
    void addRow(Parameter parameter);
    void showLayerProblem();
    void showCaution();
    void attempt(ParameterRow& row, const std::vector<double>& values);
    void apply(const Parameter& parameter, core::Lesson next, int gesture);
    void step(ParameterRow& row, int direction);
    void showTrouble(ParameterRow& row, const QString& sentence, const std::vector<std::vector<double>>& possible);
    void showTroubleAt(int place, const QString& sentence);
    void clearTrouble();
    void offerFittingKernel();

    document::Document& m_document;
    const document::Playback& m_playback;
    Comparing& m_comparing;
    bool m_input = false;
    std::vector<ParameterRow*> m_rows;
    QVBoxLayout* m_rowColumn;
    QLabel* m_heading;
    CompareSwitch* m_switch;
    QLabel* m_side;
    CompareSummary* m_summary;
    QLabel* m_hint;
    Trouble* m_trouble;
    LayerFacts* m_facts;
    QElapsedTimer m_lastStep;
    int m_gesture = 0;
};

} // namespace window
