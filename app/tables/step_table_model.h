#pragma once

#include <QAbstractTableModel>

#include "tables/step_table.h"

namespace tables {

/// A StepTable for Qt's views. Rows after the current step are pending: their result is not told yet.
///
/// Views keep some bytes for every row they have, so a long table is shown in stretches of at most `maxRows` rows; the
/// stretch moves along with the current step.
class StepTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int maxRows = 10'000;

    enum Role {
        StepRole = Qt::UserRole, ///< qint64: the row's step, counted from 0
        CurrentRole,             ///< bool: this is the current step
        PendingRole,             ///< bool: this step has not been taken yet
        HiddenRole,              ///< bool: the result is to be guessed
    };

    explicit StepTableModel(QObject* parent = nullptr);

    void setTable(StepTable table);
    const StepTable& table() const { return m_table; }

    /// −1 when no step has been taken.
    qint64 currentStep() const { return m_current; }
    void setCurrentStep(qint64 step);
    /// Whether the current step's result is to be guessed: then it shows "?".
    void setResultHidden(bool hidden);
    /// Whether a number is to be found that the steps' arithmetic would tell: then it shows "?" in every row.
    void setNumberMissing(bool missing);

    /// The row that shows `step`, or −1 when it is outside this stretch.
    int rowOfStep(qint64 step) const;
    qint64 stepOfRow(int row) const { return m_first + row; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const StepRow& row(qint64 step) const;

    StepTable m_table;
    qint64 m_first = 0; ///< the step in row 0
    int m_count = 0;    ///< rows in this stretch
    qint64 m_current = -1;
    bool m_hidden = false;
    bool m_missing = false;
    mutable StepRow m_cached; ///< a view asks for one row many times in a row
};

} // namespace tables
