#pragma once

#include <QDialog>

#include <utility>
#include <vector>

class QMenuBar;

namespace window {

/// Keys that belong together, with what each does.
struct KeyGroup {
    QString title;
    std::vector<std::pair<QString, QString>> rows; ///< "Ctrl+Z", "Undo"
};

/// Every key of the program: those of the menus and of the presentation as their actions have them, then those that cells,
/// chips and boards take themselves.
std::vector<KeyGroup> keyGroups(const QMenuBar& bar, const QWidget& presentation);

/// The list of keys.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const QMenuBar& bar, const QWidget& presentation, QWidget* parent);
};

} // namespace window
