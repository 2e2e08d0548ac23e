#pragma once

#include <QWidget>

class QGridLayout;

namespace core {
class Network;
}

namespace window {

/// Two compared layers in numbers, side by side: where their settings differ, what they cost, what each throws away.
class CompareSummary : public QWidget {
    Q_OBJECT

public:
    CompareSummary();

    /// Shows the comparison at layer `k`, if there is one that can run.
    void show(const core::Network& network, int k);
    /// What is said in a row, for tests: "Rebuild error (RMSE)|3.43|1.86" with the columns apart by "|".
    QStringList rows() const { return m_rows; }

private:
    void addHeading(const QString& text);
    void addRow(const QString& name, const QString& a, const QString& b, const QString& hint = {});

    QGridLayout* m_grid;
    QStringList m_rows;
};

} // namespace window
