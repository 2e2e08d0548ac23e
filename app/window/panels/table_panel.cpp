#include "window/panels/table_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>

#include "document/document.h"
#include "document/playback.h"
#include "formats/clipboard.h"
#include "tables/cells_model.h"
#include "window/look/widgets.h"
#include "window/panels/step_table_view.h"

#include <algorithm>
#include <iterator>

namespace window {

namespace {

constexpr const char* titles[] = {QT_TRANSLATE_NOOP("window::TablePanel", "Steps"), QT_TRANSLATE_NOOP("window::TablePanel", "Input"),
                                  QT_TRANSLATE_NOOP("window::TablePanel", "Kernel"), QT_TRANSLATE_NOOP("window::TablePanel", "Output"),
                                  QT_TRANSLATE_NOOP("window::TablePanel", "Cost")};

/// What there is to show; nothing where a layer has none.
std::optional<tables::Cells> cellsFor(TablePanel::Kind kind, const core::Network& network, int layer)
{
    const auto of = [](const std::optional<tables::GridTable>& grid) {
        return grid ? std::optional(tables::cellsOf(*grid)) : std::nullopt;
    };
    const bool inLesson = layer < network.layerCount();
    switch (kind) {
    case TablePanel::Kind::Steps:
        break;
    case TablePanel::Kind::Input:
        return inLesson ? of(tables::inputGrid(network, layer)) : of(tables::GridTable{network.lesson().input});
    case TablePanel::Kind::Weight:
        return inLesson ? of(tables::weightGrid(network, layer)) : std::nullopt;
    case TablePanel::Kind::Output:
        return inLesson ? of(tables::outputGrid(network, layer)) : std::nullopt;
    case TablePanel::Kind::Cost:
        return tables::cellsOf(core::CostTable(network));
    }
    return std::nullopt;
}

/// Whether that table tells what is to be found.
bool gives(TablePanel::Kind kind, const std::optional<core::Missing>& missing)
{
    if (!missing)
        return false;
    return missing->isPart() ? kind == TablePanel::Kind::Input || kind == TablePanel::Kind::Weight : kind == TablePanel::Kind::Output;
}

} // namespace

TablePanel::TablePanel(const document::Document& document, document::Playback& playback, const Look& look)
    : m_document(document)
    , m_playback(playback)
    , m_kind(new QComboBox)
    , m_stack(new QStackedWidget)
    , m_steps(new StepTableView(document, playback, look))
    , m_view(new QTableView)
    , m_cells(new tables::CellsModel(this))
{
    for (const char* title : titles)
        m_kind->addItem(tr(title));
    m_view->setModel(m_cells);
    dress(*m_view);
    m_steps->installEventFilter(this);
    m_view->installEventFilter(this);
    m_stack->addWidget(m_steps);
    m_stack->addWidget(m_view);

    auto* side = spaced(new QVBoxLayout, {12, 4, 8, 4});
    side->addWidget(m_kind);
    side->addStretch(1);
    auto* line = spaced(new QHBoxLayout(this), {}, 0);
    line->addLayout(side);
    line->addWidget(m_stack, 1);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &TablePanel::refresh);
    connect(&document, &document::Document::changed, this, &TablePanel::refresh);
    connect(&playback, &document::Playback::moved, this, [this] {
        if (m_layer != m_playback.layer() || m_missing != m_playback.missing())
            refresh();
    });
    whenLanguageChanges(this, [this] { retranslate(); });
    retranslate();
}

TablePanel::Kind TablePanel::kind() const
{
    return Kind(std::max(0, m_kind->currentIndex()));
}

void TablePanel::show(Kind kind)
{
    m_kind->setCurrentIndex(int(kind));
}

int TablePanel::heightOf(int rows) const
{
    return m_steps->heightOf(rows);
}

QSize TablePanel::sizeHint() const
{
    return m_steps->sizeHint();
}

void TablePanel::refresh()
{
    const core::Network& network = m_document.network();
    m_layer = m_playback.layer();
    m_missing = m_playback.missing();
    auto* entries = qobject_cast<QStandardItemModel*>(m_kind->model());
    entries->item(int(Kind::Weight))->setEnabled(m_layer < network.layerCount() && tables::weightGrid(network, m_layer).has_value());
    if (kind() == Kind::Steps) {
        m_stack->setCurrentWidget(m_steps);
        m_cells->setCells({}); // holds no numbers that nobody looks at
        return;
    }
    m_cells->setCells((gives(kind(), m_missing) ? std::nullopt : cellsFor(kind(), network, m_layer)).value_or(tables::Cells()));
    m_view->verticalHeader()->setVisible(bool(m_cells->cells().rowHeading));
    // Wide enough for what stands in the first rows; measuring all would read all.
    const QFontMetrics metrics(m_view->font());
    const QFontMetrics bold(m_view->horizontalHeader()->font());
    const int columns = std::min(m_cells->columnCount(), 64);
    for (int column = 0; column < columns; ++column) {
        int width = bold.horizontalAdvance(m_cells->headerData(column, Qt::Horizontal).toString()) + 8;
        for (int row = 0; row < std::min(m_cells->rowCount(), 32); ++row)
            width = std::max(width, metrics.horizontalAdvance(m_cells->index(row, column).data().toString()));
        m_view->setColumnWidth(column, std::max(width + 24, 48));
    }
    m_stack->setCurrentWidget(m_view);
}

/// In a table "copy" means the table, though elsewhere in the window it is the menu's and means the board.
bool TablePanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!key || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress && watched == m_view)
        copy();
    return event->type() == QEvent::ShortcutOverride || watched == m_view;
}

void TablePanel::copy()
{
    QModelIndexList chosen = m_view->selectionModel()->selectedIndexes();
    std::ranges::sort(chosen, {}, [](const QModelIndex& index) { return std::pair(index.row(), index.column()); });
    QList<QStringList> rows;
    int last = -1;
    for (const QModelIndex& index : chosen) {
        if (std::exchange(last, index.row()) != index.row())
            rows.emplace_back();
        rows.back() << index.data().toString().replace(QChar(0x2212), u'-');
    }
    if (!rows.isEmpty())
        QApplication::clipboard()->setMimeData(formats::clipboardFromRows(rows));
}

void TablePanel::retranslate()
{
    for (int k = 0; k < int(std::size(titles)); ++k)
        m_kind->setItemText(k, tr(titles[k]));
    m_kind->setToolTip(tr("Which table: the steps, the numbers of this layer, or what the layers cost"));
    m_kind->setAccessibleName(tr("Table"));
    refresh();
}

} // namespace window
