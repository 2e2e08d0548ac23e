#include "window/panels/parameter_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include "core/explain.h"
#include "core/insight/cost.h"
#include "core/operator.h"
#include "document/document.h"
#include "document/playback.h"
#include "window/bars/comparing.h"
#include "window/look/words.h"
#include "window/panels/compare_parameters.h"
#include "window/panels/compare_summary.h"
#include "window/panels/compare_switch.h"
#include "window/panels/parameter_field.h"
#include "window/panels/possible.h"
#include "wording/layer_words.h"
#include "wording/said.h"

#include <algorithm>
#include <utility>

namespace window {

namespace {

constexpr int narrowField = 104;
constexpr int widestField = 150;

QFont headingFont(QFont font)
{
    font.setPixelSize(12);
    font.setBold(true);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
    return font;
}

void clear(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

ParameterPanel::ParameterPanel(document::Document& document, const document::Playback& playback, Comparing& comparing, QWidget* parent)
    : SidePanel(parent)
    , m_document(document)
    , m_playback(playback)
    , m_comparing(comparing)
    , m_rowColumn(new QVBoxLayout)
    , m_heading(makeLabel("heading"))
    , m_switch(new CompareSwitch(comparing))
    , m_side(makeLabel())
    , m_summary(new CompareSummary)
    , m_hint(makeLabel("soft"))
    , m_trouble(new QWidget)
    , m_troubleText(makeLabel("problem"))
    , m_offers(new QVBoxLayout)
    , m_sizeHeading(makeLabel("heading"))
    , m_formula(makeLabel("formula"))
    , m_sizeWords(makeLabel("soft"))
    , m_costHeading(makeLabel("heading"))
    , m_cost(new QFormLayout)
{
    setObjectName(QStringLiteral("parameterPanel"));
    m_heading->setFocusPolicy(Qt::ClickFocus); // no stop, but Qt orders only what may have the focus
    m_troubleText->setObjectName(QStringLiteral("trouble"));
    m_formula->setObjectName(QStringLiteral("formula"));
    for (QLabel* heading : {m_heading, m_sizeHeading, m_costHeading})
        heading->setFont(headingFont(font()));
    QFont small = font();
    small.setPixelSize(13);
    for (QLabel* label : {m_formula, m_hint, m_sizeWords, m_troubleText})
        label->setFont(small);
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* trouble = new QVBoxLayout(m_trouble);
    trouble->setContentsMargins(0, 0, 0, 6);
    trouble->setSpacing(6);
    trouble->addWidget(m_troubleText);
    trouble->addLayout(m_offers);
    m_trouble->hide();

    m_rowColumn->setSpacing(5);
    m_cost->setLabelAlignment(Qt::AlignLeft);
    m_cost->setFormAlignment(Qt::AlignLeft);
    m_cost->setRowWrapPolicy(QFormLayout::WrapLongRows); // a photograph's numbers are wide
    m_cost->setHorizontalSpacing(12);
    m_cost->setVerticalSpacing(6);
    column()->addWidget(m_heading);
    column()->addWidget(m_switch);
    column()->addWidget(m_side);
    column()->addWidget(m_trouble);
    column()->addLayout(m_rowColumn);
    column()->addWidget(m_hint);
    column()->addSpacing(8);
    column()->addWidget(m_sizeHeading);
    column()->addWidget(m_formula);
    column()->addWidget(m_sizeWords);
    column()->addSpacing(8);
    column()->addWidget(m_costHeading);
    column()->addLayout(m_cost);
    column()->addWidget(m_summary);
    column()->addStretch();

    connect(&document, &document::Document::changed, this, &ParameterPanel::refresh);
    connect(&playback, &document::Playback::moved, this, [this, layer = -1]() mutable {
        // Steps change nothing here, another layer does.
        if (std::exchange(layer, m_playback.layer()) != m_playback.layer())
            refresh();
    });
    connect(&comparing, &Comparing::sideChanged, this, &ParameterPanel::refresh);
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
    for (const Row& row : m_rows) {
        if (row.field && row.parameter.field == name)
            return row.field;
    }
    return nullptr;
}

QString ParameterPanel::trouble() const
{
    return m_trouble->isHidden() ? QString() : m_troubleText->text();
}

void ParameterPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        rebuildRows({});
        refresh();
    }
    SidePanel::changeEvent(event);
}

void ParameterPanel::refresh()
{
    const core::Network& network = this->network();
    const int k = shown();
    const bool both = compares() && m_comparing.side() == Comparing::Side::Both;
    m_heading->setText(k < 0 ? tr("Input") : compares() ? tr("Comparison") : wording::title(network.layer(k)));
    fillComparison();
    std::vector<Parameter> parameters = both ? sharedParameters(network, k) : parametersOf(network, k);
    bool same = parameters.size() == m_rows.size();
    for (std::size_t i = 0; same && i < parameters.size(); ++i) {
        const Parameter& old = m_rows[i].parameter;
        same = parameters[i].field == old.field && parameters[i].label == old.label && parameters[i].options == old.options;
    }
    if (!same) {
        rebuildRows(std::move(parameters));
    } else {
        // The same rows, bound to another layer or input.
        for (std::size_t i = 0; i < parameters.size(); ++i)
            m_rows[i].parameter = std::move(parameters[i]);
    }
    clearTrouble();
    for (Row& row : m_rows)
        fillRow(row);
    m_hint->hide();
    fillSize();
    fillCost();
    showLayerProblem();
}

void ParameterPanel::rebuildRows(std::vector<Parameter> parameters)
{
    clearTrouble();
    const std::vector<Row> old = std::exchange(m_rows, {});
    // Only what is connected to this panel is cut: stylesheets too wait for a widget's end. All of them before the first one
    // is hidden: a field that loses the focus commits what is typed in it, and the next one tells that it has it.
    for (const Row& row : old) {
        for (QWidget* child : row.holder->findChildren<QWidget*>())
            child->disconnect(this);
    }
    for (const Row& row : old) {
        // A field may be the sender of what led here: it goes when its signal has returned.
        row.holder->hide();
        m_rowColumn->removeWidget(row.holder);
        row.holder->deleteLater();
    }
    for (Parameter& parameter : parameters)
        addRow(std::move(parameter));
}

void ParameterPanel::addRow(Parameter parameter)
{
    const std::size_t index = m_rows.size();
    Row row;
    row.holder = new QWidget;
    auto* line = new QHBoxLayout(row.holder);
    line->setContentsMargins(0, 0, 0, 0);
    row.label = makeLabel("soft");
    row.label->setText(parameter.label);
    row.label->setWordWrap(true);
    line->addWidget(row.label, 1);
    QWidget* editor = nullptr;
    if (parameter.kind == Parameter::Numbers) {
        editor = row.field = new ParameterField;
        connect(row.field, &ParameterField::entered, this, [this, index](const QString& text) {
            const Row& changed = m_rows[index];
            if (const auto values = changed.parameter.parse(text)) {
                attempt(index, *values);
            } else {
                showTrouble(index, changed.parameter.whole ? tr("“%1” is not a whole number.").arg(text) : tr("“%1” is not a number.").arg(text),
                            {changed.parameter.get(network().lesson())});
            }
        });
        connect(row.field, &ParameterField::stepped, this, [this, index](int steps) { stepRow(index, steps); });
        connect(row.field, &ParameterField::takenBack, this, &ParameterPanel::refresh);
        connect(row.field, &ParameterField::focused, this, [this, index] {
            m_hint->setText(m_rows[index].parameter.hint);
            m_hint->show();
        });
    } else if (parameter.kind == Parameter::Choice) {
        editor = row.choice = new QComboBox;
        row.choice->addItems(parameter.options);
        connect(row.choice, &QComboBox::activated, this, [this, index](int option) { attempt(index, {double(option)}); });
    } else {
        editor = row.box = new QCheckBox;
        connect(row.box, &QCheckBox::clicked, this, [this, index](bool on) { attempt(index, {on ? 1.0 : 0.0}); });
    }
    editor->setFixedWidth(parameter.kind == Parameter::Choice ? 124 : narrowField);
    editor->setObjectName(QStringLiteral("parameter_") + QString::fromStdString(parameter.field));
    editor->setAccessibleName(parameter.label);
    editor->setAccessibleDescription(parameter.hint);
    row.holder->setToolTip(parameter.hint);
    line->addWidget(editor);
    row.parameter = std::move(parameter);
    m_rowColumn->addWidget(row.holder);
    QWidget* previous = m_heading; // so that fresh fields too come where they stand, not after all else
    if (!m_rows.empty()) {
        const Row& before = m_rows.back();
        previous = before.field ? static_cast<QWidget*>(before.field)
            : before.choice     ? static_cast<QWidget*>(before.choice)
                                : static_cast<QWidget*>(before.box);
    }
    setTabOrder(previous, editor);
    m_rows.push_back(std::move(row));
}

void ParameterPanel::fillRow(Row& row)
{
    const std::vector<double> values = row.parameter.get(network().lesson());
    const int first = values.empty() ? 0 : int(values.front());
    if (row.field) {
        row.field->setWrong(false);
        row.field->setShown(row.parameter.text(values));
        row.field->setFixedWidth(std::clamp(row.field->widthForText(), narrowField, widestField));
        QAbstractSpinBox::StepEnabled steps;
        if (nextPossible(network(), shown(), row.parameter, +1))
            steps |= QAbstractSpinBox::StepUpEnabled;
        if (nextPossible(network(), shown(), row.parameter, -1))
            steps |= QAbstractSpinBox::StepDownEnabled;
        row.field->setSteps(steps);
    } else if (row.choice) {
        row.choice->setCurrentIndex(first);
    } else {
        row.box->setChecked(first != 0);
        row.box->setText(first != 0 ? tr("on") : tr("off"));
    }
}

void ParameterPanel::attempt(std::size_t index, const std::vector<double>& values)
{
    const Parameter parameter = m_rows[index].parameter; // a copy: a refresh may replace the row
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
    showTrouble(index, sentence, nearestPossible(network, k, parameter, values));
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

void ParameterPanel::stepRow(std::size_t index, int steps)
{
    constexpr qint64 pause = 800; // steps without a longer pause are one gesture
    const Parameter parameter = m_rows[index].parameter;
    const auto values = nextPossible(network(), shown(), parameter, steps > 0 ? 1 : -1);
    if (!values)
        return;
    if (!m_lastStep.isValid() || m_lastStep.elapsed() > pause)
        m_gesture = m_document.newGesture();
    m_lastStep.start();
    core::Lesson next = network().lesson();
    parameter.set(next, *values);
    apply(parameter, std::move(next), m_gesture);
}

void ParameterPanel::addOffer(const QString& words, std::function<void()> action)
{
    auto* offer = new QPushButton(words);
    offer->setObjectName(QStringLiteral("offer"));
    m_offers->addWidget(offer);
    // Later: the button is deleted by what it does.
    connect(offer, &QPushButton::clicked, this, [this, action = std::move(action)] { QTimer::singleShot(0, this, action); });
}

void ParameterPanel::showTrouble(std::size_t index, const QString& sentence, const std::vector<std::vector<double>>& possible)
{
    clearTrouble();
    const Row& row = m_rows[index];
    if (row.field)
        row.field->setWrong(true);
    else if (row.choice || row.box)
        fillRow(m_rows[index]);
    for (const std::vector<double>& values : possible) {
        if (row.parameter.kind != Parameter::Numbers)
            continue;
        addOffer(tr("Use %1").arg(row.parameter.text(values)), [this, index, values] {
            if (index < m_rows.size())
                attempt(index, values);
        });
    }
    m_troubleText->setText(sentence);
    m_rowColumn->insertWidget(int(index) + 1, m_trouble);
    m_trouble->show();
    m_hint->hide();
}

void ParameterPanel::clearTrouble()
{
    clear(*m_offers);
    m_trouble->hide();
    if (m_rowColumn->indexOf(m_trouble) >= 0)
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
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Parameter& parameter = m_rows[i].parameter;
        // A convolution's window is its weight: what is wrong with that is mended at the kernel's size.
        const bool meant = parameter.field == result.problem->field || (result.problem->field == "weight" && parameter.field == "kernel_size");
        if (meant && parameter.kind == Parameter::Numbers) {
            showTrouble(i, sentence, nearestPossible(network(), k, parameter, parameter.get(network().lesson())));
            offerFittingKernel();
            return;
        }
    }
    m_troubleText->setText(sentence);
    m_rowColumn->insertWidget(0, m_trouble);
    m_trouble->show();
    offerFittingKernel();
}

/// What the layer does though few want it to, beside the parameter that it comes from; nothing there is wrong.
void ParameterPanel::showCaution()
{
    const auto caution = network().caution(shown());
    if (!caution)
        return;
    std::size_t place = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].parameter.field == caution->field)
            place = i + 1;
    }
    m_troubleText->setText(standingAlone(wording::said(caution->message)));
    m_rowColumn->insertWidget(int(place), m_trouble);
    m_trouble->show();
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
    addOffer(tr("Make the kernel fit %n channel(s)", nullptr, in.c), [this, k, layer] {
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

void ParameterPanel::fillSize()
{
    const core::Network& network = this->network();
    const int k = shown();
    const bool known = k >= 0 && network.reached(k) && !(compares() && m_comparing.side() == Comparing::Side::Both);
    QString formula;
    QString words;
    if (known) {
        const core::Shape& in = network.inputOf(k).shape();
        const core::Shape& out = network.outputOf(k).shape();
        const core::Layer& layer = network.layer(k);
        const QString rows = QString::fromStdString(core::sizeFormula(layer, in, true));
        const QString cols = QString::fromStdString(core::sizeFormula(layer, in, false));
        formula = rows == cols ? rows : tr("Rows: %1\nColumns: %2").arg(rows, cols);
        formula.replace(QStringLiteral(" = "), QStringLiteral(" =\u00A0")); // no line with the size alone
        const core::Operator* op = core::findOperator(layer.type);
        words = op && op->reads == core::Reads::Cell
            ? tr("Every value is changed on its own, so the size stays %1.").arg(shapeText(out))
            : op && op->reads == core::Reads::Winners
            ? tr("Each number goes to the place that is remembered of its window's winner. The output is %1.").arg(shapeText(out))
            : tr("Places of the window: %1 down × %2 across. The output is %3.").arg(out.h).arg(out.w).arg(shapeText(out));
    }
    m_sizeHeading->setText(tr("Output size"));
    m_sizeHeading->setVisible(known);
    m_formula->setText(formula);
    m_formula->setVisible(known && !formula.isEmpty());
    m_sizeWords->setText(words);
    m_sizeWords->setVisible(known);
}

void ParameterPanel::fillCost()
{
    while (m_cost->rowCount() > 0)
        m_cost->removeRow(0);
    const core::Network& network = this->network();
    const int k = shown();
    const bool known = k >= 0 && network.reached(k) && !compares(); // the comparison says both
    m_costHeading->setText(tr("Cost"));
    m_costHeading->setVisible(known);
    if (!known)
        return;
    const auto add = [this](const QString& words, const QString& number) {
        QLabel* name = makeLabel("soft");
        name->setText(words);
        QLabel* value = makeLabel("strong");
        value->setText(number);
        value->setWordWrap(false);
        value->setAlignment(Qt::AlignRight);
        m_cost->addRow(name, value);
    };
    const QLocale locale;
    const core::Cost cost = core::costOf(network, k);
    const bool grows = cost.valuesOut > cost.valuesIn;
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
