#pragma once

#include <QWidget>

#include "arrays/channel_order.h"
#include "arrays/npz.h"
#include "arrays/table.h"
#include "arrays/two_readings.h"

#include <array>
#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QRadioButton;
class QSpinBox;

namespace window {

/// How a text table or an archive of arrays is read: what was found in it, and what to take instead.
class ImportTablePanel : public QWidget {
    Q_OBJECT

public:
    ImportTablePanel();

    /// Which of its rows there are: those for a text table, those for an array, or with the choice of one.
    void showText();
    void showArray();
    void showArrays(const std::vector<arrays::NpzArray>& arrays);
    /// Offers both readings of what can be read in two ways; nothing is chosen. Once one is, they stay until the next file.
    void ask(const std::optional<arrays::TwoReadings>& question);
    bool isAnswered() const;
    /// What the reader found where nothing was asked for.
    void showFound(const arrays::Table& found);

    arrays::TableLayout layout() const;
    std::optional<arrays::ChannelOrder> channels() const;
    /// The chosen array's name; empty when there is no choice.
    std::string array() const;

signals:
    void changed();

private:
    void showOnly(const QList<QWidget*>& shown);
    void answer(int reading);
    void tickAnswer();

    QFormLayout* m_form;
    QWidget* m_question;
    std::array<QRadioButton*, 2> m_readings;
    arrays::TwoReadings::Question m_asked = arrays::TwoReadings::Decimal;
    QComboBox* m_channels;
    QComboBox* m_separator;
    QComboBox* m_decimal;
    QSpinBox* m_headerRows;
    QComboBox* m_headerColumn;
    QComboBox* m_array;
    QLabel* m_explanation;
    std::vector<std::string> m_arrays;
};

} // namespace window
