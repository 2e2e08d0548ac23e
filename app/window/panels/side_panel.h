#pragma once

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace window {

/// A column of words or fields beside the stage; scrolls when the window is low.
class SidePanel : public QScrollArea {
    Q_OBJECT

public:
    explicit SidePanel(QWidget* parent = nullptr);

    QSize sizeHint() const override;

    /// A label for untrusted words; `role` is the stylesheet's ("heading", "soft", …).
    static QLabel* makeLabel(const char* role = nullptr);

protected:
    /// Where the panel's own widgets go.
    QVBoxLayout* column() const { return m_column; }

private:
    QVBoxLayout* m_column;
};

} // namespace window
