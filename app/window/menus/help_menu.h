#pragma once

#include <QMenu>

class QMenuBar;

namespace window {

/// The keys, and what this program is.
class HelpMenu : public QMenu {
    Q_OBJECT

public:
    /// The keys are those of the actions in `bar` and of `presentation`.
    HelpMenu(const QMenuBar& bar, const QWidget& presentation, QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showKeys();
    void showAbout();

    const QMenuBar& m_bar;
    const QWidget& m_presentation;
    QAction* m_keys;
    QAction* m_about;
};

} // namespace window
