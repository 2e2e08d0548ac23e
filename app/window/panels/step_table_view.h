#pragma once

#include <QTableView>

#include "core/network.h"
#include "frame/frame.h"
#include "window/forward.h"

namespace tables {
class StepTableModel;
}

namespace window {

/// Sets a table up as all of the window's are: no frame, no wrapping, rows of one height, and Tab leads out of it.
void dress(QTableView& table);

/// The step table: follows the current step, and goes to the one that is clicked.
class StepTableView : public QTableView {
    Q_OBJECT

public:
    StepTableView(const document::Document& document, document::Playback& playback, const Look& look);

    const tables::StepTableModel& steps() const { return *m_model; }
    /// Lists the same steps that the picture shows: forward, or on the way back.
    void setView(const scene::View& view);
    QSize sizeHint() const override;
    /// How high it is with that many rows.
    int heightOf(int rows) const;

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void follow();
    void fitColumns();

    const document::Document& m_document;
    document::Playback& m_playback;
    tables::StepTableModel* m_model;
    int m_layer = -1;
    bool m_backward = false;
    bool m_following = false; ///< the table moves after the playback, not the other way round
};

} // namespace window
