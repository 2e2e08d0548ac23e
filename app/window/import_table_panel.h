#pragma once

#include <QWidget>

#include "arrays/npz.h"
#include "arrays/table.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace window {

/// How a text table or an archive of arrays is read: what was found in it, and what to take instead.
class ImportTablePanel : public QWidget {
    Q_OBJECT

public:
    explicit ImportTablePanel(QWidget* parent = nullptr);

    /// Which of its rows there are: those for text, or the choice of an array.
    void showText();
    void showArrays(const std::vector<arrays::NpzArray>& arrays);
    /// What the reader found where nothing was asked for.
    void showFound(const arrays::Table& found);

    arrays::TableLayout layout() const;
    /// The chosen array's name; empty when there is no choice.
    std::string array() const;

signals:
    void changed();

private:
    QComboBox* m_separator;
    QComboBox* m_decimal;
    QSpinBox* m_headerRows;
    QComboBox* m_headerColumn;
    QComboBox* m_array;
    QLabel* m_explanation;
    std::vector<std::string> m_arrays;
};

} // namespace window
