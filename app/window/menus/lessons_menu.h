#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"

namespace window {

/// The built-in lessons, by their titles.
class LessonsMenu : public Menu {
    Q_OBJECT

public:
    LessonsMenu(LessonFiles& files, const Language& language, QWidget* window);

private:
    void fill();

    LessonFiles& m_files;
    const Language& m_language;
};

} // namespace window
