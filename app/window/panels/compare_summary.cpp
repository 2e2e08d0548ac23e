#include "window/panels/compare_summary.h"

#include <QGridLayout>
#include <QLocale>

#include "core/compare.h"
#include "core/explain.h"
#include "core/insight/cost.h"
#include "core/insight/information_loss.h"
#include "core/operator.h"
#include "window/look/widgets.h"
#include "window/look/words.h"
#include "window/panels/compare_parameters.h"

#include <array>

namespace window {

namespace {

/// In full up to six digits; a million more or less is no longer what two layers differ by.
QString count(std::int64_t number)
{
    constexpr std::int64_t million = 1'000'000;
    if (number < million)
        return QLocale().toString(qlonglong(number));
    return CompareSummary::tr("%1 M").arg(QLocale().toString(double(number) / double(million), 'g', 3));
}

/// Three digits: enough to tell two layers apart.
QString error(const std::optional<double>& rmse)
{
    return rmse ? QString::fromStdString(core::shownNumber(*rmse, {.digits = 3})) : QStringLiteral("–");
}

} // namespace

CompareSummary::CompareSummary()
    : m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("compareSummary"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(9);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
}

void CompareSummary::addHeading(const QString& text)
{
    const int row = m_grid->rowCount();
    if (!m_rows.isEmpty())
        m_grid->setRowMinimumHeight(row, 30);
    m_grid->addWidget(headingLabel(text), row, 0, Qt::AlignBottom);
    m_grid->addWidget(headingLabel(QStringLiteral("A")), row, 1, Qt::AlignRight | Qt::AlignBottom);
    m_grid->addWidget(headingLabel(QStringLiteral("B")), row, 2, Qt::AlignRight | Qt::AlignBottom);
}

void CompareSummary::addRow(const QString& name, const QString& a, const QString& b, const QString& hint)
{
    const int row = m_grid->rowCount();
    QLabel* label = plainLabel("soft", name);
    label->setToolTip(hint);
    m_grid->addWidget(label, row, 0);
    for (const int side : {0, 1}) {
        QLabel* value = lineLabel("strong", side == 0 ? a : b);
        value->setToolTip(hint);
        value->setAccessibleName(QStringLiteral("%1, %2: %3").arg(name, side == 0 ? QStringLiteral("A") : QStringLiteral("B"), value->text()));
        m_grid->addWidget(value, row, side + 1, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_rows << QStringList{name, a, b}.join(u'|');
}

void CompareSummary::show(const core::Network& network, int k)
{
    m_rows.clear();
    for (QLabel* label : findChildren<QLabel*>()) {
        label->hide(); // it goes when the event under way is over
        label->deleteLater();
    }
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowMinimumHeight(row, 0);
    const auto comparison = core::Comparison::of(network, k);
    setVisible(comparison.has_value());
    if (!comparison)
        return;
    using Side = core::Comparison::Side;
    const std::array<const core::Network*, 2> both = {&comparison->network(Side::A), &comparison->network(Side::B)};
    const std::array<core::Cost, 2> costs = {core::costOf(*both[0], k), core::costOf(*both[1], k)};

    const std::vector<Difference> differences = differencesOf(network, k);
    if (!differences.empty())
        addHeading(tr("Different"));
    for (const Difference& difference : differences)
        addRow(difference.label, difference.a, difference.b);

    addHeading(tr("Cost"));
    addRow(tr("Output size"), shapeText(comparison->outputOf(Side::A)), shapeText(comparison->outputOf(Side::B)));
    const auto add = [&](const QString& name, std::int64_t core::Cost::*member) {
        if (costs[0].*member > 0 || costs[1].*member > 0)
            addRow(name, count(costs[0].*member), count(costs[1].*member));
    };
    add(tr("Multiply-adds"), &core::Cost::multiplyAdds);
    add(tr("Comparisons"), &core::Cost::comparisons);
    add(tr("Additions"), &core::Cost::additions);
    add(tr("Weights"), &core::Cost::weights);

    addHeading(tr("What is lost"));
    const QString kept = tr("Values kept of %1").arg(count(costs[0].valuesIn));
    addRow(kept, count(costs[0].valuesOut), count(costs[1].valuesOut));
    // What a kernel makes is another quantity than what it reads: their difference says nothing of a loss.
    const auto sums = [](const core::Layer& layer) {
        const core::Operator* op = core::findOperator(layer.type);
        return op && op->hasKernel();
    };
    if (sums(both[0]->layer(k)) || sums(both[1]->layer(k)))
        return;
    addRow(tr("Rebuild error (RMSE)"), error(core::rebuildError(both[0]->inputOf(k), both[0]->outputOf(k))),
           error(core::rebuildError(both[1]->inputOf(k), both[1]->outputOf(k))),
           tr("The output stretched over the input again, each input cell taking the number of the output cell that it falls on: "
                       "the root of the mean squared difference to the input. 0 means that nothing is lost."));
}

} // namespace window
