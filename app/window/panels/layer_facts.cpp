#include "window/panels/layer_facts.h"

#include <QFormLayout>
#include <QLocale>
#include <QRegularExpression>

#include "core/explain.h"
#include "core/insight/cost.h"
#include "core/operator.h"
#include "window/look/widgets.h"
#include "window/look/words.h"

namespace window {

/// Lines break before the last terms rather than between them and what they come to: a result by itself looks like another
/// thing.
static QString withTheResult(QString formula)
{
    static const QRegularExpression ends(QStringLiteral("(?: [+\u2212] 1)* = \\d+$"), QRegularExpression::MultilineOption);
    for (auto found = ends.globalMatch(formula); found.hasNext();) {
        const QRegularExpressionMatch end = found.next();
        formula.replace(end.capturedStart(), end.capturedLength(), end.captured().replace(u' ', QChar::Nbsp));
    }
    return formula;
}

LayerFacts::LayerFacts()
    : m_sizeHeading(headingLabel())
    , m_formula(named(smallLabel("formula"), "formula"))
    , m_sizeWords(smallLabel("soft"))
    , m_costHeading(headingLabel())
    , m_cost(new QFormLayout)
{
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cost->setLabelAlignment(Qt::AlignLeft);
    m_cost->setFormAlignment(Qt::AlignLeft);
    m_cost->setRowWrapPolicy(QFormLayout::WrapLongRows); // a photograph's numbers are wide
    m_cost->setHorizontalSpacing(12);
    m_cost->setVerticalSpacing(6);
    addSpacing(8);
    addAll(this, {m_sizeHeading, m_formula, m_sizeWords});
    addSpacing(8);
    addWidget(m_costHeading);
    addLayout(m_cost);
}

void LayerFacts::show(const core::Network& network, int k, bool size, bool cost)
{
    const bool known = k >= 0 && network.reached(k);
    for (QLabel* label : {m_sizeHeading, m_formula, m_sizeWords})
        label->setVisible(known && size);
    m_costHeading->setVisible(known && cost);
    while (m_cost->rowCount() > 0)
        m_cost->removeRow(0);
    if (known && size)
        showSize(network, k);
    if (known && cost)
        showCost(network, k);
}

void LayerFacts::showSize(const core::Network& network, int k)
{
    const core::Shape& in = network.inputOf(k).shape();
    const core::Shape& out = network.outputOf(k).shape();
    const core::Layer& layer = network.layer(k);
    const QString rows = QString::fromStdString(core::sizeFormula(layer, in, true));
    const QString cols = QString::fromStdString(core::sizeFormula(layer, in, false));
    const QString formula = rows == cols ? rows : tr("Rows: %1\nColumns: %2").arg(rows, cols);
    m_sizeHeading->setText(tr("Output size"));
    m_formula->setText(withTheResult(formula));
    m_formula->setVisible(!formula.isEmpty());
    m_sizeWords->setText(sizeWords(layer, out));
}

QString LayerFacts::sizeWords(const core::Layer& layer, const core::Shape& out)
{
    switch (core::findOperator(layer.type)->reads) {
    case core::Reads::Window:
    case core::Reads::Spread:
        return tr("Places of the window: %1 down × %2 across. The output is %3.").arg(out.h).arg(out.w).arg(shapeText(out));
    case core::Reads::Share:
        return (layer.outputSize ? tr("The size is chosen. The windows share the input's rows and columns out among them. The output is %1.")
                                 : tr("One window covers the whole input: of each channel one number remains. The output is %1."))
            .arg(shapeText(out));
    case core::Reads::Cell:
        return tr("Every value is changed on its own, so the size stays %1.").arg(shapeText(out));
    case core::Reads::Winners:
        return tr("Each number goes to the place that is remembered of its window's winner. The output is %1.").arg(shapeText(out));
    }
    return {};
}

void LayerFacts::showCost(const core::Network& network, int k)
{
    m_costHeading->setText(tr("Cost"));
    const auto add = [this](const QString& words, const QString& number) {
        QLabel* value = lineLabel("strong", number);
        value->setAlignment(Qt::AlignRight);
        m_cost->addRow(plainLabel("soft", words), value);
    };
    const QLocale locale;
    const core::Cost cost = core::costOf(network, k);
    // Only who chooses or merges keeps some of the values; sums of products are new ones.
    const core::Reads reads = core::findOperator(network.layer(k).type)->reads;
    const bool pools = (reads == core::Reads::Window || reads == core::Reads::Share) && cost.weights == 0;
    const bool grows = !pools || cost.valuesOut > cost.valuesIn;
    add(grows ? tr("Values made") : tr("Values kept"),
        (grows ? tr("%1 from %2") : tr("%1 of %2")).arg(locale.toString(qlonglong(cost.valuesOut)), locale.toString(qlonglong(cost.valuesIn))));
    if (cost.multiplyAdds > 0)
        add(tr("Multiply-adds"), locale.toString(qlonglong(cost.multiplyAdds)));
    if (cost.comparisons > 0)
        add(tr("Comparisons"), locale.toString(qlonglong(cost.comparisons)));
    if (cost.additions > 0)
        add(tr("Additions"), locale.toString(qlonglong(cost.additions)));
    add(tr("Parameters"), cost.biases > 0 ? QStringLiteral("%1 + %2").arg(cost.weights).arg(cost.biases) : QString::number(cost.weights));
}

} // namespace window
