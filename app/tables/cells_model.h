#pragma once

#include <QAbstractTableModel>

#include "tables/cells.h"

namespace tables {

/// Cells for Qt's views.
class CellsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setCells(Cells cells);
    const Cells& cells() const { return m_cells; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Cells m_cells;
};

} // namespace tables
