#pragma once

#include <QDialog>

#include <utility>
#include <vector>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QMenuBar;
class QStackedWidget;

namespace window {

/// Keys that belong together, with what each does.
struct KeyGroup {
    QString title;
    std::vector<std::pair<QString, QString>> rows; ///< "Ctrl+Z", "Undo"
    bool presenting = false; ///< these are taken while presenting, the others in the window
};

/// Every key of the program: those of the menus and of the presentation as their actions have them, then those that cells,
/// chips and boards take themselves.
std::vector<KeyGroup> keyGroups(const QMenuBar& bar, const QWidget& presentation);

/// The list of keys, those of the window apart from those of presenting; words or a key find some of them.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const QMenuBar& bar, const QWidget& presentation, QWidget* parent);

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
