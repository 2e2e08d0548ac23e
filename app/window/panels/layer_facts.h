#pragma once

#include <QCoreApplication>
#include <QVBoxLayout>

class QFormLayout;
class QLabel;

namespace core {
struct Layer;
class Network;
struct Shape;
}

namespace window {

/// What follows from a layer's parameters, at the end of their panel: the output's size as a formula, and the cost.
class LayerFacts : public QVBoxLayout {
    Q_DECLARE_TR_FUNCTIONS(window::ParameterPanel) // where the page looks for these words, too

public:
    LayerFacts();

    /// Those of layer `k`, as far as it can run and they are asked for.
    void show(const core::Network& network, int k, bool size, bool cost);

private:
    void showSize(const core::Network& network, int k);
    static QString sizeWords(const core::Layer& layer, const core::Shape& out);
    void showCost(const core::Network& network, int k);

    QLabel* m_sizeHeading;
    QLabel* m_formula;
    QLabel* m_sizeWords;
    QLabel* m_costHeading;
    QFormLayout* m_cost;
};

} // namespace window
