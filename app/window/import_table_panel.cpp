#include "window/import_table_panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "document/said.h"

namespace window {

namespace {

constexpr int automatic = 0; ///< the first entry of every choice

QString separatorName(char separator)
{
    switch (separator) {
    case ';':
        return ImportTablePanel::tr("Semicolon  ;");
    case '\t':
        return ImportTablePanel::tr("Tab");
    case ' ':
        return ImportTablePanel::tr("Blanks");
    default:
        return ImportTablePanel::tr("Comma  ,");
    }
}

QString decimalName(bool comma)
{
    return comma ? ImportTablePanel::tr("Comma  1,5") : ImportTablePanel::tr("Point  1.5");
}

QString columnName(bool leftOut)
{
    return leftOut ? ImportTablePanel::tr("Row names") : ImportTablePanel::tr("Numbers");
}

QComboBox* choice(const QString& name)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
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

ImportTablePanel::ImportTablePanel(QWidget* parent)
    : QWidget(parent)
    , m_separator(choice(QStringLiteral("importSeparator")))
    , m_decimal(choice(QStringLiteral("importDecimal")))
    , m_headerRows(new QSpinBox)
    , m_headerColumn(choice(QStringLiteral("importHeaderColumn")))
    , m_array(choice(QStringLiteral("importArray")))
    , m_explanation(new QLabel(tr("Empty lines part the table into channels.")))
{
    setObjectName(QStringLiteral("importTablePanel"));
    for (const char separator : {',', ';', '\t', ' '})
        m_separator->addItem(separatorName(separator), int(separator));
    for (const bool comma : {false, true})
        m_decimal->addItem(decimalName(comma), comma);
    for (const bool leftOut : {false, true})
        m_headerColumn->addItem(columnName(leftOut), leftOut);
    m_array->clear();
    m_headerRows->setObjectName(QStringLiteral("importHeaderRows"));
    m_headerRows->setRange(-1, 99);
    m_headerRows->setValue(-1);
    m_headerRows->setSpecialValueText(tr("Automatic"));
    m_headerRows->setToolTip(tr("Rows left out at the top"));
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_explanation->setProperty("role", QStringLiteral("soft"));

    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    form->addRow(tr("&Array"), m_array);
    form->addRow(tr("&Separator"), m_separator);
    form->addRow(tr("&Decimal sign"), m_decimal);
    form->addRow(tr("&Heading rows"), m_headerRows);
    form->addRow(tr("&First column"), m_headerColumn);
    form->addRow(m_explanation);

    for (QComboBox* box : {m_separator, m_decimal, m_headerColumn, m_array})
        connect(box, &QComboBox::currentIndexChanged, this, &ImportTablePanel::changed);
    connect(m_headerRows, &QSpinBox::valueChanged, this, &ImportTablePanel::changed);
}

static void showOnly(QWidget& panel, const QList<QWidget*>& shown, const QList<QWidget*>& hidden)
{
    auto* form = static_cast<QFormLayout*>(panel.layout());
    for (QWidget* field : shown)
        form->setRowVisible(field, true);
    for (QWidget* field : hidden)
        form->setRowVisible(field, false);
}

void ImportTablePanel::showText()
{
    showOnly(*this, {m_separator, m_decimal, m_headerRows, m_headerColumn, m_explanation}, {m_array});
}

void ImportTablePanel::showArrays(const std::vector<arrays::NpzArray>& arrays)
{
    showOnly(*this, {m_array}, {m_separator, m_decimal, m_headerRows, m_headerColumn, m_explanation});
    const QSignalBlocker blocker(m_array);
    m_array->clear();
    m_arrays.clear();
    int firstReadable = -1;
    for (const arrays::NpzArray& array : arrays) {
        const QString name = document::printable(QString::fromStdString(array.name));
        const bool readable = array.problem.empty();
        m_array->addItem(readable ? tr("%1  (%2)").arg(name, shapeOf(array.info)) : name);
        m_array->setItemData(m_array->count() - 1, readable ? QString() : document::said(array.problem), Qt::ToolTipRole);
        m_arrays.push_back(array.name);
        if (readable && firstReadable < 0)
            firstReadable = m_array->count() - 1;
    }
    m_array->setCurrentIndex(std::max(firstReadable, 0));
}

void ImportTablePanel::showFound(const arrays::Table& found)
{
    const auto say = [](QComboBox* box, const QString& what) {
        box->setItemText(automatic, tr("Automatic: %1").arg(what.section(QStringLiteral("  "), 0, 0)));
    };
    if (m_separator->currentIndex() == automatic)
        say(m_separator, separatorName(found.separator));
    if (m_decimal->currentIndex() == automatic)
        say(m_decimal, decimalName(found.decimalComma));
    if (m_headerColumn->currentIndex() == automatic)
        say(m_headerColumn, columnName(found.headerColumn));
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

std::string ImportTablePanel::array() const
{
    const int index = m_array->currentIndex();
    return index >= 0 && std::size_t(index) < m_arrays.size() ? m_arrays[std::size_t(index)] : std::string();
}

} // namespace window
