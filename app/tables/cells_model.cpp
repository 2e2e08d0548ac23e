#include "tables/cells_model.h"

#include <utility>

namespace tables {

void CellsModel::setCells(Cells cells)
{
    beginResetModel();
    m_cells = std::move(cells);
    endResetModel();
}

int CellsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_cells.rows;
}

int CellsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_cells.columns;
}

QVariant CellsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return m_cells.text(index.row(), index.column());
    if (role == Qt::TextAlignmentRole)
        return int((m_cells.isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_cells.heading ? m_cells.heading(section) : QVariant();
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && m_cells.isNumber)
        return int((m_cells.isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation == Qt::Vertical && role == Qt::DisplayRole && m_cells.rowHeading)
        return m_cells.rowHeading(section);
    return {};
}

} // namespace tables
