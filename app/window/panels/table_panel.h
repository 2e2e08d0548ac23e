#pragma once

#include <QWidget>

#include "core/missing.h"
#include "window/forward.h"

#include <optional>

class QComboBox;
class QStackedWidget;
class QTableView;

namespace tables {
class CellsModel;
}

namespace window {

class StepTableView;

/// The table below the picture: the steps, the numbers of the layer, or what the layers cost.
class TablePanel : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Steps, Input, Weight, Output, Cost };

    TablePanel(const document::Document& document, document::Playback& playback, const Look& look);

    StepTableView& steps() { return *m_steps; }
    const tables::CellsModel& cells() const { return *m_cells; }
    Kind kind() const;
    void show(Kind kind);
    /// As high as it is with that many rows.
    int heightOf(int rows) const;
    QSize sizeHint() const override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void refresh();
    void copy();

    const document::Document& m_document;
    const document::Playback& m_playback;
    QComboBox* m_kind;
    QStackedWidget* m_stack;
    StepTableView* m_steps;
    QTableView* m_view;
    tables::CellsModel* m_cells;
    int m_layer = -1;
    std::optional<core::Missing> m_missing; ///< what no table may tell
};

} // namespace window
