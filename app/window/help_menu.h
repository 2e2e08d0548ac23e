#pragma once

#include <QMenu>

namespace window {

/// The keys, and what this program is.
class HelpMenu : public QMenu {
    Q_OBJECT

public:
    explicit HelpMenu(QWidget* window);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showKeys();
    void showAbout();

    QAction* m_keys;
    QAction* m_about;
};

} // namespace window
