#pragma once

#include <QDialog>

#include "window/look/key_group.h"

#include <vector>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QMenuBar;
class QStackedWidget;

namespace window {

class Presentation;

/// Every key of the program: those of the menus as their actions have them, those that cells, chips and boards take
/// themselves, and those of the presentation.
std::vector<KeyGroup> keyGroups(const QMenuBar& bar, const Presentation& presentation);

/// The list of keys, those of the window apart from those of presenting; words or a key find some of them.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const QMenuBar& bar, const Presentation& presentation, QWidget* parent);

private:
    /// A row of the list or a heading.
    struct Line {
        QList<QWidget*> parts{};
        QString words{}; ///< empty for a heading, which is shown while a row below it is
        int page = 0;
    };
    void addPage(const std::vector<KeyGroup>& groups);
    void fillColumn(QGridLayout* grid, const std::vector<KeyGroup>& groups, std::size_t first, std::size_t end);
    void find(const QString& text);

    QStackedWidget* m_pages;
    QButtonGroup* m_which; ///< the window's keys, or those of presenting
    QLabel* m_nothing;
    std::vector<Line> m_lines;
};

} // namespace window
