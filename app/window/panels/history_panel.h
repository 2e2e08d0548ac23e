#pragma once

#include <QDockWidget>

class QUndoStack;
class QUndoView;

namespace window {

/// Every change since the lesson was opened, in words; a click goes back to it, or forward again.
class HistoryPanel : public QDockWidget {
    Q_OBJECT

public:
    HistoryPanel(QUndoStack* stack, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QUndoView* m_view;
};

} // namespace window
