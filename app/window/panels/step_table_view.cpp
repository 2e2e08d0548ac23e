#include "window/panels/step_table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include "document/document.h"
#include "document/playback.h"
#include "formats/clipboard.h"
#include "tables/step_table_model.h"
#include "window/look/look.h"
#include "window/look/widgets.h"

#include <algorithm>

namespace window {

namespace {

/// Draws the current step's row marked and bold, and those that are still to come set back.
class StepDelegate : public QStyledItemDelegate {
public:
    StepDelegate(const Look& look, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const scene::Theme& theme = m_look.theme();
        const bool current = index.data(tables::StepTableModel::CurrentRole).toBool();
        const bool pending = index.data(tables::StepTableModel::PendingRole).toBool();
        const QColor fill = current ? mixed(theme.panel, theme.accent, 0.14) : theme.panel;
        painter->fillRect(option.rect, fill);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
        QFont font = option.font;
        font.setBold(current);
        painter->setFont(font);
        painter->setPen(pending ? theme.softInk : theme.ink);
        const QRect inner = option.rect.adjusted(12, 0, -8, 0);
        const QString text = index.data(Qt::DisplayRole).toString();
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width()));
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        if (focused && current) {
            painter->setPen(QPen(theme.accent2, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
    }

private:
    const Look& m_look;
};

} // namespace

void dress(QTableView& table)
{
    QFont small = table.font();
    small.setPixelSize(std::max(13, small.pixelSize() - 1));
    table.setFont(small);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QFont heading = small;
    heading.setPixelSize(12);
    heading.setBold(true);
    table.horizontalHeader()->setFont(heading);
    table.horizontalHeader()->setHighlightSections(false);
    table.verticalHeader()->setFont(heading);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 12);
}

StepTableView::StepTableView(const document::Document& document, document::Playback& playback, const Look& look)
    : m_document(document)
    , m_playback(playback)
    , m_model(new tables::StepTableModel(this))
{
    dress(*this);
    setModel(m_model);
    setItemDelegate(new StepDelegate(look, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    verticalHeader()->hide();
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);

    connect(&document, &document::Document::aboutToWrite, this, [this] {
        const QScopedValueRollback following(m_following, true);
        m_model->setTable({});
    });
    connect(&document, &document::Document::changed, this, &StepTableView::rebuild);
    connect(&playback, &document::Playback::moved, this, &StepTableView::follow);
    whenLanguageChanges(this, [this] { rebuild(); });
}

QSize StepTableView::sizeHint() const
{
    constexpr int rowsShown = 4;
    return {400, heightOf(rowsShown)};
}

int StepTableView::heightOf(int rows) const
{
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 2;
}

void StepTableView::rebuild()
{
    const QScopedValueRollback following(m_following, true);
    const core::Network& network = m_document.network();
    m_layer = std::min(m_playback.layer(), network.layerCount() - 1);
    const tables::Way way = m_backward ? tables::Way::Back : tables::Way::Forward;
    m_model->setTable(m_layer >= 0 ? tables::StepTable(network, m_layer, {}, way) : tables::StepTable());
    m_model->setNumberMissing(false); // the columns are as wide as its answer needs
    fitColumns();
    follow();
}

void StepTableView::setView(const scene::View& view)
{
    if (view.backward == m_backward)
        return;
    m_backward = view.backward;
    rebuild();
}

void StepTableView::fitColumns()
{
    // Wide enough for the first rows and the last one; measuring all would compute all.
    const int rows = m_model->rowCount();
    const int columns = m_model->columnCount();
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    m_model->setCurrentStep(rows - 1);
    for (int column = 0; column + 1 < columns; ++column) {
        int width = metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal).toString());
        for (const int row : {0, 1, 2, rows / 2, rows - 2, rows - 1}) {
            if (row >= 0 && row < rows)
                width = std::max(width, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        setColumnWidth(column, std::clamp(width + 40, 64, 760));
    }
}

void StepTableView::follow()
{
    if (m_layer != m_playback.layer() && m_playback.layer() < m_document.network().layerCount()) {
        m_layer = m_playback.layer();
        rebuild();
        return;
    }
    const QScopedValueRollback following(m_following, true);
    m_model->setCurrentStep(m_playback.step());
    const auto missing = m_playback.missing();
    m_model->setResultHidden(m_playback.products() >= 0 || (missing && !missing->isPart())); // its products are still coming up, or it is to be guessed
    m_model->setNumberMissing(missing && missing->isPart());
    const int row = m_model->rowOfStep(m_playback.step());
    if (row < 0)
        return;
    setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column())));
    // One row of what comes next stays in sight.
    const int next = std::min(row + 1, m_model->rowCount() - 1);
    const int scrolled = horizontalOffset();
    scrollTo(m_model->index(next, 0), EnsureVisible);
    scrollTo(m_model->index(row, 0), EnsureVisible);
    horizontalScrollBar()->setValue(scrolled);
}

void StepTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (m_following || !current.isValid() || current.row() == previous.row())
        return;
    m_playback.setPlaying(false);
    m_playback.setStep(m_model->stepOfRow(current.row()));
}

void StepTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->index(currentIndex().row(), column).data().toString();
        QApplication::clipboard()->setMimeData(formats::clipboardFromRows({cells}));
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Space:
        // These mean steps everywhere in the window.
        event->ignore();
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

void StepTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    follow();
}

} // namespace window
