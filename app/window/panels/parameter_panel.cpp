#include "window/panels/parameter_panel.h"

#include <QPointer>
#include <QStyle>

#include "core/operator.h"
#include "document/document.h"
#include "document/playback.h"
#include "window/bars/comparing.h"
#include "window/look/widgets.h"
#include "window/look/words.h"
#include "window/panels/compare_parameters.h"
#include "window/panels/compare_summary.h"
#include "window/panels/compare_switch.h"
#include "window/panels/layer_facts.h"
#include "window/panels/parameter_field.h"
#include "window/panels/parameter_row.h"
#include "window/panels/possible.h"
#include "window/panels/trouble.h"
#include "wording/layer_words.h"
#include "wording/said.h"

#include <algorithm>
#include <utility>

namespace window {

ParameterPanel::ParameterPanel(document::Document& document, const document::Playback& playback, Comparing& comparing)
    : m_document(document)
    , m_playback(playback)
    , m_comparing(comparing)
    , m_rowColumn(new QVBoxLayout)
    , m_heading(headingLabel())
    , m_switch(new CompareSwitch(comparing))
    , m_side(plainLabel())
    , m_summary(new CompareSummary)
    , m_hint(smallLabel("soft"))
    , m_trouble(new Trouble)
    , m_facts(new LayerFacts)
{
    m_heading->setFocusPolicy(Qt::ClickFocus); // no stop, but Qt orders only what may have the focus
    m_rowColumn->setSpacing(5);
    addAll(column(), {m_heading, m_switch, m_side, m_trouble});
    column()->addLayout(m_rowColumn);
    column()->addWidget(m_hint);
    column()->addLayout(m_facts);
    column()->addWidget(m_summary);
    column()->addStretch();

    connect(&document, &document::Document::changed, this, &ParameterPanel::refresh);
    connect(&playback, &document::Playback::moved, this, [this, layer = -1, asksBias = false]() mutable {
        // Steps change nothing here, another layer does, and a bias that is to be found.
        const bool another = std::exchange(layer, m_playback.layer()) != m_playback.layer();
        if (std::exchange(asksBias, isBiasMissing()) != isBiasMissing() || another)
            refresh();
    });
    connect(&comparing, &Comparing::sideChanged, this, &ParameterPanel::refresh);
    whenLanguageChanges(this, [this] {
        rebuildRows({});
        refresh();
    });
    refresh();
}

bool ParameterPanel::compares() const
{
    return !m_input && m_comparing.isOn();
}

/// The network in which the layer that is edited stands at its place: B's own, while B's parameters are shown.
const core::Network& ParameterPanel::network() const
{
    const core::Network* other = m_document.network().compared();
    return compares() && m_comparing.side() == Comparing::Side::B && other ? *other : m_document.network();
}

bool ParameterPanel::isBiasMissing() const
{
    const auto missing = m_playback.missing();
    return missing && missing->asks == core::Asks::Bias;
}

void ParameterPanel::setLayer(int k, core::Layer layer, const QString& text, int gesture)
{
    if (&network() != &m_document.network())
        m_document.setCompared(std::move(layer), text, gesture);
    else
        m_document.setLayer(k, std::move(layer), text, gesture);
}

int ParameterPanel::shown() const
{
    return m_input || m_document.network().layerCount() == 0 ? -1
                                                             : std::min(m_playback.layer(), m_document.network().layerCount() - 1);
}

void ParameterPanel::showInput(bool input)
{
    m_input = input;
    refresh();
}

ParameterField* ParameterPanel::field(const std::string& name) const
{
    for (const ParameterRow* row : m_rows) {
        if (row->field() && row->parameter().field == name)
            return row->field();
    }
    return nullptr;
}

QString ParameterPanel::trouble() const
{
    return m_trouble->sentence();
}

void ParameterPanel::refresh()
{
    const core::Network& network = this->network();
    const int k = shown();
    const bool both = compares() && m_comparing.side() == Comparing::Side::Both;
    m_heading->setText(k < 0 ? tr("Input") : compares() ? tr("Comparison") : wording::title(network.layer(k)));
    fillComparison();
    std::vector<Parameter> parameters = both ? sharedParameters(network, k) : parametersOf(network, k);
    if (isBiasMissing())
        std::erase_if(parameters, [](const Parameter& parameter) { return parameter.field == "bias"; });
    if (!std::ranges::equal(m_rows, parameters, [](const ParameterRow* row, const Parameter& parameter) { return row->fits(parameter); })) {
        rebuildRows(std::move(parameters));
    } else {
        for (std::size_t i = 0; i < parameters.size(); ++i)
            m_rows[i]->bind(std::move(parameters[i]));
    }
    clearTrouble();
    for (ParameterRow* row : m_rows)
        row->fill(network, k);
    m_hint->hide();
    m_facts->show(network, k, !both, !compares()); // the comparison says what both cost
    showLayerProblem();
}

void ParameterPanel::rebuildRows(std::vector<Parameter> parameters)
{
    clearTrouble();
    const std::vector<ParameterRow*> old = std::exchange(m_rows, {});
    // All of them before the first one is hidden: a field that loses the focus commits what is typed in it, and the next one
    // tells that it has it.
    for (ParameterRow* row : old)
        row->disconnect(this);
    for (ParameterRow* row : old) {
        // A field may be the sender of what led here: it goes when its signal has returned.
        row->hide();
        m_rowColumn->removeWidget(row);
        row->deleteLater();
    }
    for (Parameter& parameter : parameters)
        addRow(std::move(parameter));
}

void ParameterPanel::addRow(Parameter parameter)
{
    auto* row = new ParameterRow(std::move(parameter));
    connect(row, &ParameterRow::chosen, this, [this, row](const std::vector<double>& values) { attempt(*row, values); });
    connect(row, &ParameterRow::misread, this, [this, row](const QString& text) {
        showTrouble(*row, row->parameter().whole ? tr("“%1” is not a whole number.").arg(text) : tr("“%1” is not a number.").arg(text),
                    {row->parameter().get(network().lesson())});
    });
    connect(row, &ParameterRow::stepped, this, [this, row](int direction) { step(*row, direction); });
    connect(row, &ParameterRow::takenBack, this, &ParameterPanel::refresh);
    connect(row, &ParameterRow::focused, this, [this, row] {
        m_hint->setText(row->parameter().hint);
        m_hint->show();
    });
    m_rowColumn->addWidget(row);
    // So that fresh fields too come where they stand, not after all else.
    setTabOrder(m_rows.empty() ? m_heading : m_rows.back()->editor(), row->editor());
    m_rows.push_back(row);
}

void ParameterPanel::attempt(ParameterRow& row, const std::vector<double>& values)
{
    const Parameter parameter = row.parameter(); // a copy: a refresh may replace it
    const core::Network& network = this->network();
    const int k = shown();
    core::Lesson next = network.lesson();
    parameter.set(next, values);
    const auto problem = problemOf(network, next, k);
    // A layer that is broken already is mended field by field: what is wrong elsewhere must not keep this one from it.
    const bool mending = k >= 0 && network.result(k).problem && problem && problem->field != parameter.field;
    const bool taken = says(parameter, next, values);
    if (taken && (!problem || mending)) {
        apply(parameter, std::move(next), 0);
        return;
    }
    const QString sentence = problem ? standingAlone(wording::said(problem->message))
                                     : tr("%1 is not possible here.").arg(parameter.text(values));
    showTrouble(row, sentence, nearestPossible(network, k, parameter, values));
}

void ParameterPanel::apply(const Parameter& parameter, core::Lesson next, int gesture)
{
    const int k = shown();
    const QString words = tr("%1 %2").arg(parameter.label, parameter.kind == Parameter::Numbers
                                                               ? parameter.text(parameter.get(next))
                                                               : QString()).trimmed();
    if (k < 0)
        m_document.setInput(std::move(next.input), std::move(next.inputNotation), words, gesture);
    else if (compares() && m_comparing.side() == Comparing::Side::Both)
        m_document.setBoth(std::move(next.layers[std::size_t(k)]), std::move(*next.view.compare), words, gesture);
    else
        setLayer(k, std::move(next.layers[std::size_t(k)]), words, gesture);
    // When nothing has changed nobody says so, and what was marked as wrong would stay marked.
    refresh();
}

void ParameterPanel::step(ParameterRow& row, int direction)
{
    constexpr qint64 pause = 800; // steps without a longer pause are one gesture
    const Parameter parameter = row.parameter(); // NOLINT(performance-unnecessary-copy*): the row may go when its change is told
    const auto values = nextPossible(network(), shown(), parameter, direction);
    if (!values)
        return;
    if (!m_lastStep.isValid() || m_lastStep.elapsed() > pause)
        m_gesture = m_document.newGesture();
    m_lastStep.start();
    core::Lesson next = network().lesson();
    parameter.set(next, *values);
    apply(parameter, std::move(next), m_gesture);
}

void ParameterPanel::showTrouble(ParameterRow& row, const QString& sentence, const std::vector<std::vector<double>>& possible)
{
    clearTrouble();
    if (row.field())
        row.field()->setWrong(true);
    else
        row.fill(network(), shown());
    for (const std::vector<double>& values : possible) {
        if (!row.field())
            continue;
        m_trouble->offer(tr("Use %1").arg(row.parameter().text(values)), [this, row = QPointer(&row), values] {
            if (row)
                attempt(*row, values);
        });
    }
    showTroubleAt(m_rowColumn->indexOf(&row) + 1, sentence);
    m_hint->hide();
}

void ParameterPanel::showTroubleAt(int place, const QString& sentence)
{
    m_rowColumn->insertWidget(place, m_trouble);
    m_trouble->show(sentence);
}

void ParameterPanel::clearTrouble()
{
    m_trouble->clear();
    m_rowColumn->removeWidget(m_trouble);
}

void ParameterPanel::showLayerProblem()
{
    const int k = shown();
    if (k < 0)
        return;
    const core::LayerResult& result = network().result(k);
    if (!result.problem) {
        showCaution();
        return;
    }
    const QString sentence = standingAlone(wording::said(result.problem->message));
    for (ParameterRow* row : m_rows) {
        const Parameter& parameter = row->parameter();
        // A convolution's window is its weight: what is wrong with that is mended at the kernel's size.
        const bool meant = parameter.field == result.problem->field || (result.problem->field == "weight" && parameter.field == "kernel_size");
        if (meant && row->field()) {
            showTrouble(*row, sentence, nearestPossible(network(), k, parameter, parameter.get(network().lesson())));
            offerFittingKernel();
            return;
        }
    }
    showTroubleAt(0, sentence);
    offerFittingKernel();
}

/// What the layer does though few want it to, beside the parameter that it comes from; nothing there is wrong.
void ParameterPanel::showCaution()
{
    const auto caution = network().caution(shown());
    if (!caution)
        return;
    const auto row = std::ranges::find_if(m_rows, [&](const ParameterRow* each) { return each->parameter().field == caution->field; });
    showTroubleAt(row == m_rows.end() ? 0 : int(row - m_rows.begin()) + 1, standingAlone(wording::said(caution->message)));
}

void ParameterPanel::offerFittingKernel()
{
    const int k = shown();
    core::Layer layer = network().layer(k);
    const core::Operator* op = core::findOperator(layer.type);
    const core::Shape in = network().result(k).inputShape;
    if (!op || !op->hasKernel() || layer.groups < 1 || in.c % layer.groups != 0)
        return;
    core::Shape shape = layer.weight.shape();
    int& channels = op->reads == core::Reads::Spread ? shape.n : shape.c;
    const int wanted = op->reads == core::Reads::Spread ? in.c : in.c / layer.groups;
    if (channels == wanted)
        return;
    channels = wanted;
    layer.weight = document::reshaped(layer.weight, layer.weightNotation, shape);
    m_trouble->offer(tr("Make the kernel fit %n channel(s)", nullptr, in.c), [this, k, layer] {
        setLayer(k, layer, tr("Fit the kernel to the input"));
    });
}

void ParameterPanel::fillComparison()
{
    const bool on = compares();
    m_switch->setVisible(on);
    m_side->setVisible(on);
    m_summary->setVisible(on);
    if (!on)
        return;
    const QString a = wording::title(m_document.network().layer(shown()));
    const QString b = wording::title(*m_document.lesson().view.compare);
    m_switch->setTitles(a, b);
    const QString words[] = {tr("What both share; a change reaches both."), a, b};
    m_side->setText(words[int(m_comparing.side())]);
    m_side->setProperty("role", m_comparing.side() == Comparing::Side::Both ? QStringLiteral("soft") : QStringLiteral("strong"));
    m_side->style()->polish(m_side);
    m_summary->show(m_document.network(), shown());
}

} // namespace window
