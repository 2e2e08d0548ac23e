#pragma once

#include "window/forward.h"
#include "window/menus/menu.h"

namespace window {

class Rooms;

/// The gallery, and the built-in lessons by their titles, a submenu a group.
class LessonsMenu : public Menu {
    Q_OBJECT

public:
    LessonsMenu(const document::Document& document, LessonFiles& files, const Language& language, Rooms& rooms, QWidget* window);

private:
    void fill();

    const document::Document& m_document;
    LessonFiles& m_files;
    const Language& m_language;
    QList<QMenu*> m_groups;
};

} // namespace window
