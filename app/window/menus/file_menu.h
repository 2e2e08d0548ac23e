#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"

namespace window {

class Recovery;

/// New, open, import, save, recent and unsaved lessons, quit.
class FileMenu : public Menu {
    Q_OBJECT

public:
    FileMenu(LessonFiles& files, Recovery& recovery, QWidget* window);

private:
    void fillRecent();

    LessonFiles& m_files;
    QMenu* m_recent;
};

} // namespace window
