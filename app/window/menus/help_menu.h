#pragma once

#include "window/menus/menu.h"

class QMenuBar;

namespace window {

class Presentation;

/// The keys, and what this program is.
class HelpMenu : public Menu {
    Q_OBJECT

public:
    /// The keys are those of the actions in `bar` and of `presentation`.
    HelpMenu(const QMenuBar& bar, const Presentation& presentation, QWidget* window);

private:
    void showAbout();
};

} // namespace window
