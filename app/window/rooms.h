#pragma once

#include <QStackedWidget>

#include <initializer_list>
#include <vector>

class QAction;

namespace window {

class Gallery;

/// The two rooms of the window, of which one is seen: the lesson that lies open, and the gallery to choose one from.
class Rooms : public QStackedWidget {
    Q_OBJECT

public:
    Rooms(QWidget* lesson, Gallery* gallery);

    /// Widgets elsewhere in the window, and menus, which are of no use in the gallery. A menu that is disabled takes no keys.
    void belongToLesson(std::initializer_list<QWidget*> widgets, std::initializer_list<QAction*> menus);
    void showGallery();
    void showLesson();
    bool isGalleryShown() const { return currentIndex() == 1; }

private:
    void show(int room);

    Gallery* m_gallery;
    std::vector<QWidget*> m_widgets;
    std::vector<QAction*> m_menus;
};

} // namespace window
