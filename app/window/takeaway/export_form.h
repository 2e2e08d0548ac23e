#pragma once

#include <QWidget>

#include "window/takeaway/on_screen.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace window {

/// Asks what to take away, in which format, and how. Shows only the questions that the answers so far leave open.
class ExportForm : public QWidget {
    Q_OBJECT

public:
    ExportForm(const OnScreen& screen, const ExportChoice& choice);

    const ExportChoice& choice() const { return m_choice; }
    /// Null when no format can carry what is chosen.
    const formats::Format* format() const;

signals:
    void changed();

private:
    void addQuestions();
    void putInTicks();
    void offerFormats();
    void offerStretches();
    void chooseWhat();
    void read();
    void showWhatApplies();

    const OnScreen& m_screen;
    ExportChoice m_choice;
    bool m_filling = false; ///< answers are put in, not given
    QFormLayout* m_rows;
    QComboBox* m_what;
    QComboBox* m_format;
    QLabel* m_use;
    QComboBox* m_size;
    QWidget* m_ownSize;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_theme;
    QCheckBox* m_transparent;
    QCheckBox* m_legend;
    QCheckBox* m_cropped;
    QCheckBox* m_captioned;
    QCheckBox* m_outlined;
    QCheckBox* m_nonzero;
    QComboBox* m_stretch;
    QWidget* m_fromTo;
    QSpinBox* m_from;
    QSpinBox* m_to;
    QComboBox* m_speed;
    QSpinBox* m_rate;
    QCheckBox* m_loop;
    QCheckBox* m_excel;
};

} // namespace window
