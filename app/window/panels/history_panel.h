#pragma once

#include <QDockWidget>

class QUndoStack;

namespace window {

/// Every change since the lesson was opened, in words; a click goes back to it, or forward again.
class HistoryPanel : public QDockWidget {
    Q_OBJECT

public:
    HistoryPanel(QUndoStack* stack, QWidget* parent);
};

} // namespace window
