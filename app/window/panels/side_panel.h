#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace window {

/// A column of words or fields beside the stage; scrolls when the window is low.
class SidePanel : public QScrollArea {
    Q_OBJECT

public:
    SidePanel();

    QSize sizeHint() const override;

protected:
    /// Where the panel's own widgets go.
    QVBoxLayout* column() const { return m_column; }

private:
    QVBoxLayout* m_column;
};

} // namespace window
