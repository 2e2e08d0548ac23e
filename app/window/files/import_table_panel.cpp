#include "window/files/import_table_panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include "window/look/widgets.h"
#include "wording/said.h"

namespace window {

namespace {

constexpr int automatic = 0; ///< the first entry of every choice

QComboBox* choice(const char* name)
{
    auto* box = named(new QComboBox, name);
    box->addItem(ImportTablePanel::tr("Automatic"));
    // A long array name must not make the window wide.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

QString shapeOf(const arrays::NpyInfo& info)
{
    QStringList extents;
    for (const std::int64_t extent : info.shape)
        extents << QString::number(extent);
    return extents.isEmpty() ? ImportTablePanel::tr("one number") : extents.join(QStringLiteral(" × "));
}

} // namespace

ImportTablePanel::ImportTablePanel()
    : m_form(new QFormLayout)
    , m_question(new QWidget)
    , m_readings{new QRadioButton, new QRadioButton}
    , m_channels(choice("importChannels"))
    , m_separator(choice("importSeparator"))
    , m_decimal(choice("importDecimal"))
    , m_headerRows(named(new QSpinBox, "importHeaderRows"))
    , m_headerColumn(choice("importHeaderColumn"))
    , m_array(choice("importArray"))
    , m_explanation(plainLabel("soft", tr("Empty lines part the table into channels.")))
{
    m_separator->addItem(tr("Comma  ,"), int(','));
    m_separator->addItem(tr("Semicolon  ;"), int(';'));
    m_separator->addItem(tr("Tab"), int('\t'));
    m_separator->addItem(tr("Blanks"), int(' '));
    m_decimal->addItem(tr("Point  1.5"), false);
    m_decimal->addItem(tr("Comma  1,5"), true);
    m_headerColumn->addItem(tr("Numbers"), false);
    m_headerColumn->addItem(tr("Row names"), true);
    m_array->clear();
    m_headerRows->setRange(-1, 99);
    m_headerRows->setValue(-1);
    m_headerRows->setSpecialValueText(tr("Automatic"));
    m_headerRows->setToolTip(tr("Rows left out at the top"));
    m_channels->addItem(tr("First"), int(arrays::ChannelOrder::First));
    m_channels->addItem(tr("Last"), int(arrays::ChannelOrder::Last));
    m_channels->setToolTip(tr("Whether the array is channels × rows × columns, or rows × columns × channels"));

    auto* question = spaced(new QVBoxLayout(m_question), {0, 0, 0, 6}, 6);
    question->addWidget(plainLabel("strong", tr("Which is meant?")));
    for (int i = 0; i < 2; ++i) {
        QRadioButton* reading = m_readings[std::size_t(i)];
        reading->setObjectName(QStringLiteral("importReading%1").arg(i));
        reading->setAutoExclusive(true);
        question->addWidget(reading);
        connect(reading, &QRadioButton::clicked, this, [this, i] { answer(i); });
    }

    // Not a row of the form: one that spans both columns stays without height when it is shown again (Qt 6.4).
    auto* all = spaced(new QVBoxLayout(this), {});
    all->addWidget(m_question);
    all->addLayout(m_form);
    m_question->hide();
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(6);
    m_form->addRow(tr("&Array"), m_array);
    m_form->addRow(tr("&Channels"), m_channels);
    m_form->addRow(tr("&Separator"), m_separator);
    m_form->addRow(tr("&Decimal sign"), m_decimal);
    m_form->addRow(tr("&Heading rows"), m_headerRows);
    m_form->addRow(tr("&First column"), m_headerColumn);
    m_form->addRow(m_explanation);

    for (QComboBox* box : {m_separator, m_decimal, m_headerColumn, m_array, m_channels})
        connect(box, &QComboBox::currentIndexChanged, this, &ImportTablePanel::changed);
    for (QComboBox* box : {m_decimal, m_channels})
        connect(box, &QComboBox::currentIndexChanged, this, &ImportTablePanel::tickAnswer);
    connect(m_headerRows, &QSpinBox::valueChanged, this, &ImportTablePanel::changed);
}

void ImportTablePanel::showOnly(const QList<QWidget*>& shown)
{
    for (QWidget* field : std::initializer_list<QWidget*>{m_array, m_channels, m_separator, m_decimal, m_headerRows, m_headerColumn, m_explanation})
        m_form->setRowVisible(field, shown.contains(field));
}

void ImportTablePanel::showText()
{
    showOnly({m_separator, m_decimal, m_headerRows, m_headerColumn, m_explanation});
}

void ImportTablePanel::showArray()
{
    showOnly({m_channels});
}

void ImportTablePanel::ask(const std::optional<arrays::TwoReadings>& question)
{
    // Whether a blank parts cells the choice of a separator answers.
    const bool offered = question && question->question() != arrays::TwoReadings::Separator;
    const bool wasAsked = !m_question->isHidden();
    m_question->setVisible(offered);
    if (!offered)
        return;
    m_asked = question->question();
    const bool untouched = m_separator->currentIndex() == automatic && m_headerRows->value() < 0 && m_headerColumn->currentIndex() == automatic;
    if (!wasAsked && untouched) // whoever chooses among the fields below stays there
        m_readings.front()->setFocus();
    for (std::size_t i = 0; i < 2; ++i)
        m_readings[i]->setText(wording::said(question->readings()[i]));
    tickAnswer();
}

bool ImportTablePanel::isAnswered() const
{
    return !m_question->isHidden() && (m_readings[0]->isChecked() || m_readings[1]->isChecked());
}

void ImportTablePanel::answer(int reading)
{
    QComboBox* box = m_asked == arrays::TwoReadings::Decimal ? m_decimal : m_channels;
    box->setCurrentIndex(automatic + 1 + reading); // both have their two readings in the question's order
}

/// The answers show what the choice below says, none when that is automatic.
void ImportTablePanel::tickAnswer()
{
    const QComboBox* box = m_asked == arrays::TwoReadings::Decimal ? m_decimal : m_channels;
    for (int i = 0; i < 2; ++i) {
        QRadioButton* reading = m_readings[std::size_t(i)];
        reading->setAutoExclusive(false); // else one of them would always stay
        reading->setChecked(box->currentIndex() == automatic + 1 + i);
        reading->setAutoExclusive(true);
    }
}

void ImportTablePanel::showArrays(const std::vector<arrays::NpzArray>& arrays)
{
    showOnly({m_array, m_channels});
    const QSignalBlocker blocker(m_array);
    m_array->clear();
    m_arrays.clear();
    int firstReadable = -1;
    for (const arrays::NpzArray& array : arrays) {
        const QString name = wording::printable(QString::fromStdString(array.name));
        const bool readable = array.problem.empty();
        m_array->addItem(readable ? tr("%1  (%2)").arg(name, shapeOf(array.info)) : name);
        m_array->setItemData(m_array->count() - 1, readable ? QString() : wording::said(array.problem), Qt::ToolTipRole);
        m_arrays.push_back(array.name);
        if (readable && firstReadable < 0)
            firstReadable = m_array->count() - 1;
    }
    m_array->setCurrentIndex(std::max(firstReadable, 0));
}

void ImportTablePanel::showFound(const arrays::Table& found)
{
    const auto say = [](QComboBox* box, const QVariant& what) {
        if (box->currentIndex() == automatic)
            box->setItemText(automatic, tr("Automatic: %1").arg(box->itemText(box->findData(what)).section(QStringLiteral("  "), 0, 0)));
    };
    say(m_separator, int(found.separator));
    say(m_decimal, found.decimalComma);
    say(m_headerColumn, found.headerColumn);
    if (m_headerRows->value() < 0)
        m_headerRows->setSpecialValueText(tr("Automatic: %1").arg(found.headerRows));
}

arrays::TableLayout ImportTablePanel::layout() const
{
    arrays::TableLayout layout;
    if (m_separator->currentIndex() != automatic)
        layout.separator = char(m_separator->currentData().toInt());
    if (m_decimal->currentIndex() != automatic)
        layout.decimalComma = m_decimal->currentData().toBool();
    if (m_headerRows->value() >= 0)
        layout.headerRows = m_headerRows->value();
    if (m_headerColumn->currentIndex() != automatic)
        layout.headerColumn = m_headerColumn->currentData().toBool();
    return layout;
}

std::optional<arrays::ChannelOrder> ImportTablePanel::channels() const
{
    if (m_channels->currentIndex() == automatic)
        return std::nullopt;
    return arrays::ChannelOrder(m_channels->currentData().toInt());
}

std::string ImportTablePanel::array() const
{
    const int index = m_array->currentIndex();
    return index >= 0 && std::size_t(index) < m_arrays.size() ? m_arrays[std::size_t(index)] : std::string();
}

} // namespace window
