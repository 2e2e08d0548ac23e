#include "tables/step_table_model.h"

#include <algorithm>
#include <utility>

namespace tables {

StepTableModel::StepTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void StepTableModel::setTable(StepTable table)
{
    beginResetModel();
    m_table = std::move(table);
    m_cached = {};
    m_first = 0;
    m_count = int(std::min<std::int64_t>(m_table.rowCount(), maxRows));
    m_current = -1;
    endResetModel();
}

void StepTableModel::setCurrentStep(qint64 step)
{
    step = std::clamp<qint64>(step, -1, m_table.rowCount() - 1);
    if (step == m_current)
        return;
    const qint64 before = std::exchange(m_current, step);
    const qint64 wanted = std::max<qint64>(step, 0);
    if (rowOfStep(wanted) < 0 && m_count > 0) {
        beginResetModel(); // a stretch with the step in its middle
        m_first = std::clamp<qint64>(wanted - maxRows / 2, 0, m_table.rowCount() - m_count);
        endResetModel();
        return;
    }
    // Every row between the two has become pending or has stopped being so.
    const int top = int(std::clamp<qint64>(std::min(before, step) - m_first, 0, m_count - 1));
    const int bottom = int(std::clamp<qint64>(std::max(before, step) - m_first, 0, m_count - 1));
    if (m_count > 0)
        emit dataChanged(index(top, 0), index(bottom, columnCount() - 1));
}

void StepTableModel::setResultHidden(bool hidden)
{
    const int current = rowOfStep(m_current);
    if (std::exchange(m_hidden, hidden) != hidden && current >= 0)
        emit dataChanged(index(current, 0), index(current, columnCount() - 1));
}

void StepTableModel::setNumberMissing(bool missing)
{
    if (std::exchange(m_missing, missing) != missing && m_count > 0)
        emit dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
}

int StepTableModel::rowOfStep(qint64 step) const
{
    return step >= m_first && step < m_first + m_count ? int(step - m_first) : -1;
}

int StepTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int StepTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns().size());
}

const StepRow& StepTableModel::row(qint64 step) const
{
    if (m_cached.number != step + 1)
        m_cached = m_table.row(step);
    return m_cached;
}

QVariant StepTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qint64 step = stepOfRow(index.row());
    const bool pending = step > m_current;
    const bool hidden = m_hidden && step == m_current;
    const Column column = m_table.columns()[std::size_t(index.column())];
    const bool tellsNumbers = column == Column::Arithmetic || column == Column::Values || column == Column::ToCells || column == Column::ToWeights;
    const bool isResult = column == Column::Result || column == Column::OtherResult;
    switch (role) {
    case Qt::DisplayRole:
        if ((column == Column::Arithmetic || column == Column::ToCells || column == Column::ToWeights) && pending)
            return QStringLiteral("…");
        if (isResult && pending)
            return QString();
        if (((isResult || column == Column::Arithmetic) && hidden) || (tellsNumbers && m_missing))
            return QStringLiteral("?");
        return row(step).cells[std::size_t(index.column())].text;
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case StepRole:
        return step;
    case CurrentRole:
        return step == m_current;
    case PendingRole:
        return pending;
    case HiddenRole:
        return hidden;
    default:
        return {};
    }
}

QVariant StepTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column column = m_table.columns()[std::size_t(section)];
    if (role == Qt::ToolTipRole && column == Column::Step)
        return tr("Counted from 1. Lesson files and the command line's --step count from 0.");
    return role == Qt::DisplayRole ? QVariant(m_table.heading(column)) : QVariant();
}

} // namespace tables
